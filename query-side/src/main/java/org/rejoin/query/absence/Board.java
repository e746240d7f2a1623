package org.rejoin.query.absence;

import java.util.List;
import java.util.function.Predicate;

/**
 * The school at a glance: each pupil once, dropouts and those at risk apart (ST-EH-01).
 *
 * @param risk away or there
 * @param away the others who are away
 * @param back the others
 * @param awayNow of those at risk too
 * @param open of the ladder, of meetings, of transfers and of changes of class
 * @param overdue of these
 */
record Board(
        List<PupilLine> reported,
        List<PupilLine> risk,
        List<PupilLine> away,
        List<PupilLine> back,
        int awayNow,
        int open,
        int overdue) {

    static Board of(
            List<PupilLine> pupils,
            List<MeetingWork.Task> meetings,
            List<TransferWork.Task> transfers,
            List<ClassChangeWork.Task> classChanges) {
        Predicate<PupilLine> away = line -> !line.reported() && line.inARow() > 0;
        long late = meetings.stream().filter(MeetingWork.Task::overdue).count()
                + transfers.stream().filter(TransferWork.Task::overdue).count()
                + classChanges.stream().filter(ClassChangeWork.Task::overdue).count();
        return new Board(
                some(pupils, PupilLine::reported),
                some(pupils, PupilLine::atRisk),
                some(pupils, away.and(line -> !line.atRisk())),
                some(pupils, line -> !line.reported() && !line.atRisk() && line.inARow() == 0),
                some(pupils, away).size(),
                pupils.stream().mapToInt(PupilLine::open).sum()
                        + meetings.size()
                        + transfers.size()
                        + classChanges.size(),
                pupils.stream().mapToInt(PupilLine::overdue).sum() + (int) late);
    }

    private static List<PupilLine> some(List<PupilLine> pupils, Predicate<PupilLine> which) {
        return pupils.stream().filter(which).toList();
    }
}
