package org.rejoin.query.casepage;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a reader stands among the moments of a case.
 *
 * @param moments oldest first
 * @param place of the one that is shown, from 1; the last is today
 * @param asOf the moment that is shown, null for today
 */
record Past(List<Instant> moments, int place, @Nullable Instant asOf) {

    static Past today(List<Instant> moments) {
        return new Past(moments, moments.size(), null);
    }

    /** @param at the place asked for; the nearest there is */
    static Past at(int at, List<Instant> moments) {
        int place = Math.max(1, Math.min(at, moments.size()));
        return place >= moments.size() ? today(moments) : new Past(moments, place, moments.get(place - 1));
    }

    /** Any moment: it stands where the last one before it does. */
    static Past asOf(Instant moment, List<Instant> moments) {
        int before = (int) moments.stream().filter(at -> !at.isAfter(moment)).count();
        return new Past(moments, before, moment);
    }

    /** Whether there is more than one to choose from. */
    public boolean isLong() {
        return moments.size() > 1;
    }

    public int count() {
        return moments.size();
    }

    public Instant looked() {
        return moments.get(Math.max(place, 1) - 1);
    }
}
