package org.rejoin.query.platform;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rejoin.keystore.KeysUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells what passes by itself from what does not, and says of neither more than where it happened. */
public final class Outage {

    private static final Logger LOG = LoggerFactory.getLogger(Outage.class);

    private Outage() {}

    /** Whether the database, or the keys, cannot be asked now: connection, resources, intervention of an operator. */
    public static boolean isBehind(Throwable failure) {
        return causesOf(failure)
                .anyMatch(cause -> cause instanceof CannotCreateTransactionException
                        || cause instanceof SQLTransientException
                        || cause instanceof KeysUnavailable
                        || cause instanceof NotNow
                        || cause instanceof SQLException sql
                                && Objects.requireNonNullElse(sql.getSQLState(), "")
                                        .matches("(08|53|57).*"));
    }

    /** @param passing whether it is an outage */
    public static void log(Throwable failure, boolean passing) {
        if (passing) {
            LOG.warn("A page is refused for now: {}", failure.getClass().getName());
        } else {
            LOG.error("Unexpected failure of a page: {}", placesOf(failure));
        }
    }

    static Stream<Throwable> causesOf(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }

    // messages of exceptions may quote values of people: the types and the place must do
    static String placesOf(Throwable failure) {
        return causesOf(failure)
                .map(cause -> cause.getClass().getName() + " < "
                        + Stream.of(cause.getStackTrace())
                                .limit(8)
                                .map(StackTraceElement::toString)
                                .collect(Collectors.joining(" < ")))
                .collect(Collectors.joining("; "));
    }
}
