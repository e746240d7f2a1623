package org.rejoin.schoolyear;

import java.time.LocalDate;
import java.util.Comparator;

/** A moment of the year: a day, early in the morning or at work. */
record When(LocalDate day, boolean atWork) implements Comparable<When> {

    private static final Comparator<When> ORDER =
            Comparator.comparing(When::day).thenComparing(When::atWork);

    static When morning(LocalDate day) {
        return new When(day, false);
    }

    static When work(LocalDate day) {
        return new When(day, true);
    }

    @Override
    public int compareTo(When other) {
        return ORDER.compare(this, other);
    }

    boolean isBefore(When other) {
        return compareTo(other) < 0;
    }
}
