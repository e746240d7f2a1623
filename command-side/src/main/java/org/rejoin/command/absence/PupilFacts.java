package org.rejoin.command.absence;

import java.util.List;

/** All that is known of a pupil's attendance, in no order that matters. */
record PupilFacts(List<DayFact> days, List<Declaration> declarations, List<Deed> deeds) {

    PupilFacts {
        days = List.copyOf(days);
        declarations = List.copyOf(declarations);
        deeds = List.copyOf(deeds);
    }
}
