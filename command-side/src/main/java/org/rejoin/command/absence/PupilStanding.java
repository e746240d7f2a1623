package org.rejoin.command.absence;

import org.jspecify.annotations.Nullable;

/** How a pupil stands after a day was recorded. @param watchId none of who is there and was never away */
record PupilStanding(@Nullable String watchId, int inARow, int absentInSemester) {

    static final PupilStanding UNTRACED = new PupilStanding(null, 0, 0);

    static PupilStanding neverAway(AbsenceWatchId id) {
        return new PupilStanding(id.value(), 0, 0);
    }

    static PupilStanding of(AbsenceWatchId id, Ladder ladder) {
        return new PupilStanding(
                id.value(), ladder.counts().inARow(), ladder.counts().absentInSemester());
    }
}
