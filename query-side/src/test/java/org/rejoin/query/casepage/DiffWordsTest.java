package org.rejoin.query.casepage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rejoin.event.casefile.CaseForm;

@Tag("SC14")
class DiffWordsTest {

    @ParameterizedTest
    @MethodSource("records")
    void every_field_of_a_case_has_a_name_or_is_left_unsaid(Class<?> part) throws IOException {
        Properties words = new Properties();
        try (InputStream file = DiffWords.class.getResourceAsStream("/messages/diff_zh_TW.properties")) {
            words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        }
        assertThat(Stream.of(part.getRecordComponents()).map(DiffWordsTest::nameOf))
                .filteredOn(name -> !DiffWords.UNSAID.contains(name) && !name.equals("form"))
                .allMatch(name -> words.containsKey("diff." + name), "has a word");
    }

    private static String nameOf(RecordComponent component) {
        JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
        return named == null ? component.getName() : named.value();
    }

    static Stream<Class<?>> records() {
        return Stream.of(CasePage.class, CaseForm.class)
                .flatMap(outer -> Stream.concat(Stream.of(outer), Stream.of(outer.getDeclaredClasses())))
                .filter(Class::isRecord)
                .flatMap(part -> part == CasePage.class ? Stream.of(part, TrackingRecord.class) : Stream.of(part));
    }
}
