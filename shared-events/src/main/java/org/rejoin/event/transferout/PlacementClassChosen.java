package org.rejoin.event.transferout;

import org.axonframework.serialization.Revision;

/**
 * The receiving school chose a class for a pupil placed there, after the meeting (R-HL-32).
 *
 * @param newClass 班級, as that school calls it
 */
@Revision("1")
public record PlacementClassChosen(String transferOutId, String newClass) implements TransferOutEvent {}
