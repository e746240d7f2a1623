package org.rejoin.command.absence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.absence.Mark;

/** School days as they were known at a moment, of the pupil's time at the school: of each the fact recorded last. */
final class KnownDays {

    private final NavigableMap<LocalDate, DayFact> recorded = new TreeMap<>();
    private final Stays stays = new Stays();

    /** Facts are learned in the order in which they were recorded. */
    void learn(DayFact fact) {
        recorded.put(fact.day(), fact);
    }

    void learn(Leaving leaving) {
        stays.learn(leaving);
    }

    Stays stays() {
        return stays;
    }

    // who left is another's concern, and who came back begins anew
    private NavigableMap<LocalDate, DayFact> days() {
        return stays.isGone()
                ? Collections.emptyNavigableMap()
                : stays.backOn().map(back -> recorded.tailMap(back, true)).orElse(recorded);
    }

    Collection<DayFact> all() {
        return days().values();
    }

    @Nullable
    DayFact last() {
        NavigableMap<LocalDate, DayFact> days = days();
        return days.isEmpty() ? null : days.lastEntry().getValue();
    }

    /** The first day without leave after that day. */
    Optional<LocalDate> awayAfter(LocalDate day) {
        return days().tailMap(day, false).values().stream()
                .filter(fact -> fact.mark().counts())
                .map(DayFact::day)
                .findFirst();
    }

    boolean isOnLeave(LocalDate day) {
        DayFact fact = days().get(day);
        return fact != null && fact.mark() == Mark.LEAVE_GRANTED;
    }

    /** The first day from that one on at which the pupil was seen at school. */
    Optional<LocalDate> thereFrom(LocalDate day) {
        return days().tailMap(day, true).values().stream()
                .filter(fact -> fact.mark().isThere())
                .map(DayFact::day)
                .findFirst();
    }

    /**
     * Only being seen at school ends one. A day nobody recorded neither counts nor ends anything; granted leave begins the
     * count anew, as the law asks for days in a row without it.
     */
    List<Episode> episodes() {
        List<Episode> all = new ArrayList<>();
        @Nullable Episode current = null;
        int count = 0;
        for (DayFact fact : days().values()) {
            if (fact.mark().counts()) {
                if (current == null) {
                    current = new Episode();
                    all.add(current);
                }
                count++;
                current.add(fact.day(), count);
            } else {
                count = 0;
                if (fact.mark().isThere() && current != null) {
                    current.endsOn(fact.day());
                    current = null;
                }
            }
        }
        return all;
    }
}
