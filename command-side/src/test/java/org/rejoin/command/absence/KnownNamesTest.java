package org.rejoin.command.absence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownNamesTest {

    @ParameterizedTest
    @Tag("R-HL-06")
    @ValueSource(strings = {"巴奈\u2027谷木", "巴奈\u00b7谷木", "巴奈\u30fb谷木", "巴奈\u2022谷木", "巴奈\uff0e谷木", "巴奈 谷木", "巴奈谷木 "})
    void a_name_is_the_same_however_a_file_writes_its_dot(String written) {
        assertThat(KnownNames.isSame("巴奈．谷木", written)).isTrue();
    }

    @Test
    @Tag("R-HL-06")
    void capitals_and_broad_letters_make_no_other_name_but_one_character_does() {
        assertThat(KnownNames.isSame("Anna Lee", "ＡＮＮＡ　ＬＥＥ")).isTrue();
        assertThat(KnownNames.isSame("高美玲", "高美琳")).isFalse();
    }
}
