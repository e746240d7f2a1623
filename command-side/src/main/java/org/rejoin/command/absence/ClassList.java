package org.rejoin.command.absence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.absence.LeaveKind;
import org.rejoin.event.absence.Mark;

/**
 * Days of many pupils of one school at once.
 *
 * @param school unit of whoever records them
 * @param ofFile whether problems are told by rows of a file
 */
record ClassList(String school, boolean ofFile, List<Line> lines) {

    /**
     * @param number of the entry, from 0, or of the row
     * @param pupil id of the watch, of somebody who was away before; then there is neither id nor name
     * @param nationalId valid
     * @param recordedAt now, where it is null
     * @param reason why a recorded day is corrected; null where it is recorded
     */
    record Line(
            int number,
            @Nullable AbsenceWatchId pupil,
            String nationalId,
            String name,
            String className,
            LocalDate day,
            Mark mark,
            @Nullable LeaveKind leave,
            @Nullable Instant recordedAt,
            @Nullable String reason) {

        // never into a log
        @Override
        public String toString() {
            return "Line[" + number + ", " + day + ", " + mark + "]";
        }
    }
}
