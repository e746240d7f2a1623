package org.rejoin.command.pupilregister;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.pupilregister.Movement;

/**
 * Pupils to be entered in the register of a school: all of them, or none.
 *
 * @param ofFile whether problems are told by row, as of a file
 */
record NewEntries(String school, boolean ofFile, List<Line> lines) {

    NewEntries {
        lines = List.copyOf(lines);
    }

    /** @param number of the row; studentNumber: as it stands in the school's register, null where one is to be given */
    record Line(
            int number,
            String nationalId,
            RegisterCommand.Pupil pupil,
            Movement movement,
            LocalDate on,
            @Nullable StudentNumber studentNumber) {

        // never into a log
        @Override
        public String toString() {
            return "Line[" + number + "]";
        }
    }
}
