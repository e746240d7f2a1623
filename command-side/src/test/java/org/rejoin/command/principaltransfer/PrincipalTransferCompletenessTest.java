package org.rejoin.command.principaltransfer;

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
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rejoin.event.principaltransfer.PrincipalTransferEvent;

class PrincipalTransferCompletenessTest {

    @ParameterizedTest
    @MethodSource("events")
    void the_transfer_evolves_with_every_event(Class<?> event) throws NoSuchMethodException {
        assertThat(PrincipalTransfer.class
                        .getDeclaredMethod("evolve", event)
                        .isAnnotationPresent(EventSourcingHandler.class))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void the_transfer_decides_on_every_command(Class<?> command) {
        assertThat(PrincipalTransfer.class.getDeclaredMethods())
                .filteredOn(method -> method.getName().equals("decide") && method.getParameterTypes()[0] == command)
                .singleElement()
                .matches(method -> method.isAnnotationPresent(CommandHandler.class));
    }

    @Test
    void the_id_of_a_transfer_shows_as_its_bare_value() {
        assertThat(TransferStories.ID).hasToString("44444444-4444-4444-8444-444444444444");
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
        for (PrincipalTransferBlocker blocker : PrincipalTransferBlocker.values()) {
            assertThat(texts.getProperty("blocker." + blocker))
                    .as(blocker.name())
                    .isNotBlank();
        }
    }

    static Stream<Class<?>> commands() {
        return Stream.of(PrincipalTransferCommand.class.getPermittedSubclasses());
    }

    static Stream<Class<?>> events() {
        return Stream.of(PrincipalTransferEvent.class.getPermittedSubclasses());
    }
}
