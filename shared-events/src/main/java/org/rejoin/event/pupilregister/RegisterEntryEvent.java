package org.rejoin.event.pupilregister;

import org.rejoin.event.DataSubject;

/** Everything that can happen to a pupil's entry in the register of a school. */
@DataSubject(DataSubject.Kind.STUDENT)
public sealed interface RegisterEntryEvent
        permits PupilEntered,
                PupilMoved,
                PupilReturned,
                PupilGuidedOn,
                MovementWithdrawn,
                RegisterEntryCorrected,
                RegisterEntryVoided {

    /** UUID of the entry, made of school and pseudonym. */
    String entryId();
}
