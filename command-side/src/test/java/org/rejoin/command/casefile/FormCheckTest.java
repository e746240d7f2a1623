package org.rejoin.command.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.command.casefile.CaseFileBlocker.MAIN_REASON_COUNT;
import static org.rejoin.command.casefile.CaseFileBlocker.MISSING_FIELD;
import static org.rejoin.command.casefile.CaseFileStories.NOW;
import static org.rejoin.command.casefile.FormBuilder.form;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rejoin.event.casefile.LeavingType;

class FormCheckTest {

    @Test
    void what_stops_a_submission_is_a_blocker_of_the_same_name() {
        assertThat(FormCheck.blockers(LeavingType.TRANSFER, form().empty().build(), NOW.today()))
                .containsExactly(MISSING_FIELD, MAIN_REASON_COUNT);
    }

    @ParameterizedTest
    @EnumSource(LeavingType.class)
    void a_form_with_nothing_but_a_national_id_can_be_checked(LeavingType type) {
        assertThat(FormCheck.malformed(form().empty().build(), CaseFileStories.schools()))
                .isEmpty();
        assertThat(FormCheck.problems(type, form().empty().build(), NOW.today()))
                .isNotEmpty();
        assertThat(FormCheck.isAdult(form().empty().build(), NOW.today())).isFalse();
    }
}
