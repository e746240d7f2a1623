package org.rejoin.event.absence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.DataClass;
import org.rejoin.event.Personal;

/**
 * What was owed was done, with its evidence. After {@link AbsenceDutyMissed} it was made up for late: missed it stays.
 *
 * @param doneOn day on which it was done
 * @param participants of a visit or meeting
 * @param findings what was decided of the pupil (SOP-0.3, SOP-3.5)
 * @param reference number of the registered letter, the report or the official letter
 * @param note who was reached, what was found, the minutes
 * @param recordedAt when it was said
 */
@Revision("1")
public record AbsenceDutyMet(
        String dutyId,
        String watchId,
        LocalDate doneOn,
        List<Participant> participants,
        List<Finding> findings,
        @Nullable String reference,
        @Personal(DataClass.COUNSELLING) @Nullable String note,
        Instant recordedAt)
        implements AbsenceEvent {

    // a tolerant reader: an absent list is an empty one
    public AbsenceDutyMet {
        participants = participants == null ? List.of() : List.copyOf(participants);
        findings = findings == null ? List.of() : List.copyOf(findings);
    }
}
