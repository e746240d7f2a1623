package org.rejoin.event.classchange;

import org.rejoin.event.DataSubject;

/** Everything that can happen to a change of class (R-HL-33). */
@DataSubject(DataSubject.Kind.STUDENT)
public sealed interface ClassChangeEvent
        permits ClassChangeRequested,
                ClassChangeCounselled,
                ClassChangeDecided,
                ClassChangeEvaluated,
                ClassChangeForwarded {

    /** UUID of the pupil's entry in the register. */
    String entryId();
}
