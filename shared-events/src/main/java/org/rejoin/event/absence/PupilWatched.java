package org.rejoin.event.absence;

import org.axonframework.serialization.Revision;
import org.rejoin.event.DataClass;
import org.rejoin.event.Personal;

/**
 * A pupil was away for the first time: from now on this school keeps the days.
 *
 * @param studentId the pseudonym
 * @param school unit of the pupil
 * @param className 班級, as the school calls it
 */
@Revision("1")
public record PupilWatched(
        String watchId,
        String studentId,
        String school,
        @Personal(DataClass.REGISTER) String name,
        String className) implements AbsenceEvent {}
