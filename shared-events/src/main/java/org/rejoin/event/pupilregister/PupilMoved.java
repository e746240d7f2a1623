package org.rejoin.event.pupilregister;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;

/**
 * 異動 of a pupil: left, dropped out, or stays in another grade or class. The number stays the pupil's (R-HL-07).
 *
 * @param grade from then on; of who left, the last
 * @param className 班級, as the school calls it
 */
@Revision("1")
public record PupilMoved(String entryId, Movement movement, LocalDate on, int grade, String className)
        implements RegisterEntryEvent {}
