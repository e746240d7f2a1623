package org.rejoin.command.account;

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
import org.rejoin.event.account.AccountEvent;

class AccountCompletenessTest {

    @ParameterizedTest
    @MethodSource("events")
    void the_account_evolves_with_every_event(Class<?> event) throws NoSuchMethodException {
        assertThat(Account.class.getDeclaredMethod("evolve", event).isAnnotationPresent(EventSourcingHandler.class))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void the_account_decides_on_every_command(Class<?> command) {
        assertThat(Account.class.getDeclaredMethods())
                .filteredOn(method -> method.getName().equals("decide") && method.getParameterTypes()[0] == command)
                .singleElement()
                .matches(method -> method.isAnnotationPresent(CommandHandler.class));
    }

    @Test
    void the_id_of_an_account_shows_as_its_bare_value() {
        assertThat(AccountStories.ID).hasToString("33333333-3333-4333-8333-333333333333");
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
        for (AccountBlocker blocker : AccountBlocker.values()) {
            assertThat(texts.getProperty("blocker." + blocker))
                    .as(blocker.name())
                    .isNotBlank();
        }
    }

    static Stream<Class<?>> commands() {
        return Stream.of(AccountCommand.class.getPermittedSubclasses());
    }

    static Stream<Class<?>> events() {
        return Stream.of(AccountEvent.class.getPermittedSubclasses());
    }
}
