package org.rejoin.command.absence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a pupil's attendance, in no order that matters but that of the leavings.
 *
 * @param leavings in the order in which they were told
 * @param bornOn as the register has it; null where it does not know the pupil
 */
record PupilFacts(
        List<DayFact> days,
        List<Declaration> declarations,
        List<Deed> deeds,
        List<Leaving> leavings,
        @Nullable LocalDate bornOn) {

    PupilFacts {
        days = List.copyOf(days);
        declarations = List.copyOf(declarations);
        deeds = List.copyOf(deeds);
        leavings = List.copyOf(leavings);
    }

    boolean isGone() {
        Stays stays = new Stays();
        leavings.forEach(stays::learn);
        return stays.isGone();
    }

    PupilFacts with(List<Leaving> told) {
        return new PupilFacts(days, declarations, deeds, told, bornOn);
    }

    PupilFacts and(DayFact news) {
        List<DayFact> all = new ArrayList<>(days);
        all.add(news);
        return new PupilFacts(all, declarations, deeds, leavings, bornOn);
    }
}
