package org.rejoin.command.pupilregister;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.pupilregister.RegisterCommand.Pupil;
import org.rejoin.command.sheet.RowProblem;
import org.rejoin.event.pupilregister.Movement;

/**
 * One pupil of a file of the exchange of registers, as far as an entry is made of it.
 *
 * @param position in the file, from 1
 * @param pupil null where something of it cannot be read; then problems say what
 * @param last the newest movement at the school that wrote the file; null where it tells none
 * @param absenceMonths how many months of summed absence stand in it
 */
record ExchangePupil(
        int position,
        String nationalId,
        @Nullable Pupil pupil,
        @Nullable Movement last,
        int absenceMonths,
        List<RowProblem> problems) {

    /** Of 異動資料. */
    record Moved(Movement movement, @Nullable LocalDate on) {}

    ExchangePupil {
        problems = List.copyOf(problems);
    }

    // never into a log
    @Override
    public String toString() {
        return "ExchangePupil[" + position + "]";
    }
}
