package org.rejoin.command.platform;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What may be logged of a failure: kinds and places. Messages of exceptions quote values. */
public final class FailurePlaces {

    private static final int FRAMES = 8;

    private FailurePlaces() {}

    public static String of(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .map(cause -> cause.getClass().getName() + " < "
                        + Stream.of(cause.getStackTrace())
                                .limit(FRAMES)
                                .map(StackTraceElement::toString)
                                .collect(Collectors.joining(" < ")))
                .collect(Collectors.joining("; "));
    }
}
