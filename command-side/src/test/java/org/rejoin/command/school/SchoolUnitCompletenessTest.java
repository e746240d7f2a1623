package org.rejoin.command.school;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rejoin.event.school.SchoolUnitEvent;

class SchoolUnitCompletenessTest {

    @ParameterizedTest
    @MethodSource("events")
    void the_unit_evolves_with_every_event(Class<?> event) throws NoSuchMethodException {
        assertThat(SchoolUnit.class.getDeclaredMethod("evolve", event).isAnnotationPresent(EventSourcingHandler.class))
                .isTrue();
    }

    @Test
    void the_id_of_a_unit_shows_as_its_bare_value() {
        assertThat(new SchoolUnitId("990001N")).hasToString("990001N");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh_TW", "en"})
    void every_blocker_has_a_text_in_each_language(String language) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(getClass().getResourceAsStream("/command-messages_" + language + ".properties")),
                StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        for (SchoolUnitBlocker blocker : SchoolUnitBlocker.values()) {
            assertThat(texts.getProperty("blocker." + blocker))
                    .as(blocker.name())
                    .isNotBlank();
        }
    }

    static Stream<Class<?>> events() {
        return Stream.of(SchoolUnitEvent.class.getPermittedSubclasses());
    }
}
