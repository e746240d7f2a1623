package org.rejoin.command.absence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From the first day without leave until the pupil was seen again. */
final class Episode {

    /** @param count which one in a row it is */
    record Rung(LocalDate day, int count) {}

    private final List<Rung> rungs = new ArrayList<>();
    private @Nullable LocalDate returnedOn;

    void add(LocalDate day, int count) {
        rungs.add(new Rung(day, count));
    }

    void endsOn(LocalDate day) {
        returnedOn = day;
    }

    List<Rung> rungs() {
        return rungs;
    }

    @Nullable
    LocalDate returnedOn() {
        return returnedOn;
    }

    LocalDate first() {
        return rungs.get(0).day();
    }

    /** The most days in a row within it. */
    int longest() {
        return rungs.stream().mapToInt(Rung::count).max().orElse(0);
    }

    boolean includes(LocalDate day) {
        return !day.isBefore(first()) && (returnedOn == null || !day.isAfter(returnedOn));
    }
}
