package org.rejoin.command.absence;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a pupil's attendance, in no order that matters.
 *
 * @param bornOn as the register has it; null where it does not know the pupil
 */
record PupilFacts(
        List<DayFact> days,
        List<Declaration> declarations,
        List<Deed> deeds,
        @Nullable LocalDate bornOn) {

    PupilFacts {
        days = List.copyOf(days);
        declarations = List.copyOf(declarations);
        deeds = List.copyOf(deeds);
    }

    PupilFacts(List<DayFact> days, List<Declaration> declarations, List<Deed> deeds) {
        this(days, declarations, deeds, null);
    }

    PupilFacts of(@Nullable LocalDate birth) {
        return new PupilFacts(days, declarations, deeds, birth);
    }
}
