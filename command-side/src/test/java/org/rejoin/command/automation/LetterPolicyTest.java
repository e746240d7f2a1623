package org.rejoin.command.automation;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Constructor;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rejoin.command.Refused;
import org.rejoin.keystore.KeysUnavailable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataIntegrityViolationException;

@Tag("P5")
class LetterPolicyTest {

    @ParameterizedTest
    @MethodSource("passing")
    void what_passes_by_itself_is_tried_again(Throwable cause) {
        assertThat(LetterPolicy.isPassing(cause)).isTrue();
        assertThat(LetterPolicy.isPassing(new CommandExecutionException("Not done", cause)))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("staying")
    void what_fails_again_by_itself_is_put_on_the_list(Throwable cause) {
        assertThat(LetterPolicy.isPassing(new CommandExecutionException("Not done", cause)))
                .isFalse();
    }

    static Stream<Throwable> passing() throws ReflectiveOperationException {
        return Stream.of(
                keysUnavailable(),
                new SQLTransientConnectionException("no connection"),
                new SQLException("could not serialise", "40001"),
                new ConcurrencyException("another writer"),
                new AggregateStreamCreationException("another writer"),
                new LockAcquisitionFailedException("another thread"),
                new CannotAcquireLockException("another transaction"),
                new InterruptedException());
    }

    // made by the key store alone
    private static KeysUnavailable keysUnavailable() throws ReflectiveOperationException {
        Constructor<KeysUnavailable> constructor = KeysUnavailable.class.getDeclaredConstructor(Exception.class);
        constructor.setAccessible(true);
        return constructor.newInstance(new SQLException("no such table", "42P01"));
    }

    static Stream<Throwable> staying() {
        return Stream.of(
                new Refused(),
                new IllegalStateException("broken"),
                new SQLException("taken", "23505"),
                new DataIntegrityViolationException("too long"));
    }
}
