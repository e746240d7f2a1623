package org.rejoin.event.absence;

import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.serialization.Revision;

/**
 * 離校: from that day on the pupil counts no more at this school. What is open is owed by nobody; what was missed stays missed
 * (R-HL-30, SOP-4.2).
 *
 * @param from first day on which the school does not answer for him
 */
@Revision("1")
public record PupilLeft(String watchId, LocalDate from, LeavingCause cause, LeavingSource source, Instant recordedAt)
        implements AbsenceEvent {}
