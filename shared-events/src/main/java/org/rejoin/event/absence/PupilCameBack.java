package org.rejoin.event.absence;

import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.serialization.Revision;

/**
 * 復學、轉入: a pupil who had left counts at this school again, as the register tells. Nothing of before is counted or owed
 * (R-HL-08).
 *
 * @param from first day of it
 */
@Revision("1")
public record PupilCameBack(String watchId, LocalDate from, LeavingSource source, Instant recordedAt)
        implements AbsenceEvent {}
