package org.rejoin.query.history;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an event says, without who and when.
 *
 * @param words key of title and sentence
 * @param arguments of the sentence, after the actor
 */
record Telling(
        String words,
        List<String> arguments,
        @Nullable Instant happenedAt,
        @Nullable LocalDate happenedOn,
        @Nullable String reason,
        @Nullable String text) {

    static Telling of(Class<?> event, String... arguments) {
        return of(event.getSimpleName(), arguments);
    }

    static Telling of(String words, String... arguments) {
        return new Telling(words, List.of(arguments), null, null, null, null);
    }

    Telling happened(@Nullable Instant at) {
        return new Telling(words, arguments, at, happenedOn, reason, text);
    }

    Telling happened(LocalDate on) {
        return new Telling(words, arguments, happenedAt, on, reason, text);
    }

    Telling because(String ground) {
        return new Telling(words, arguments, happenedAt, happenedOn, ground, text);
    }

    Telling saying(@Nullable String written) {
        return new Telling(words, arguments, happenedAt, happenedOn, reason, written);
    }
}
