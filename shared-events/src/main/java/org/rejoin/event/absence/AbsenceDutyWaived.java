package org.rejoin.event.absence;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.DataClass;
import org.rejoin.event.Personal;

/**
 * 任務免除: nobody owes it any more. After {@link AbsenceDutyMissed} it need not be made up for: missed it stays.
 *
 * @param reason what somebody said; null where it follows from a fact
 */
@Revision("1")
public record AbsenceDutyWaived(
        String dutyId,
        String watchId,
        AbsenceWaiver ground,
        @Personal(DataClass.COUNSELLING) @Nullable String reason,
        Instant recordedAt)
        implements AbsenceEvent {}
