package org.rejoin.event.absence;

import org.axonframework.serialization.Revision;

/**
 * 編班異動: the pupil is in another class than before, as attendance or the register tells.
 *
 * @param className 班級, as the school calls it
 */
@Revision("1")
public record PupilChangedClass(String watchId, String className) implements AbsenceEvent {}
