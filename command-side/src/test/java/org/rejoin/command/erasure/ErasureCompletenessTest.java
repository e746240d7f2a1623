package org.rejoin.command.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rejoin.event.CodeLists;
import org.rejoin.event.erasure.ErasureEvent;
import org.rejoin.event.erasure.LegalBasis;

class ErasureCompletenessTest {

    @ParameterizedTest
    @MethodSource("events")
    void the_erasure_evolves_with_every_event(Class<?> event) throws NoSuchMethodException {
        assertThat(Erasure.class.getDeclaredMethod("evolve", event).isAnnotationPresent(EventSourcingHandler.class))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void the_erasure_decides_on_every_command(Class<?> command) {
        assertThat(Erasure.class.getDeclaredMethods())
                .filteredOn(method -> method.getName().equals("decide") && method.getParameterTypes()[0] == command)
                .singleElement()
                .matches(method -> method.isAnnotationPresent(CommandHandler.class));
    }

    @Test
    void the_id_of_an_erasure_shows_as_its_bare_value() {
        assertThat(ErasureStories.ID).hasToString("77777777-7777-4777-8777-777777777777");
    }

    @ParameterizedTest
    @EnumSource
    void every_ground_has_a_label(LegalBasis basis) {
        assertThat(CodeLists.contains("erasure-grounds", basis.name())).isTrue();
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
        for (ErasureBlocker blocker : ErasureBlocker.values()) {
            assertThat(texts.getProperty("blocker." + blocker))
                    .as(blocker.name())
                    .isNotBlank();
        }
    }

    static Stream<Class<?>> commands() {
        return Stream.of(ErasureCommand.class.getPermittedSubclasses());
    }

    static Stream<Class<?>> events() {
        return Stream.of(ErasureEvent.class.getPermittedSubclasses());
    }
}
