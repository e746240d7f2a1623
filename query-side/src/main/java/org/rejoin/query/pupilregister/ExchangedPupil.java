package org.rejoin.query.pupilregister;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.rejoin.event.pupilregister.Movement;
import org.rejoin.query.absence.AbsentDays;

/** What the service holds of a pupil of the register that is exchanged. */
record ExchangedPupil(
        String name,
        String nationalId,
        LocalDate bornOn,
        int grade,
        String className,
        List<Moved> movements,
        List<AbsentDays.Month> absences) {

    record Moved(Movement movement, LocalDate on) {}

    // as the command side tells of the own register
    record Identity(UUID entryId, String nationalId, LocalDate bornOn) {

        // never into a log
        @Override
        public String toString() {
            return "Identity[" + entryId + "]";
        }
    }

    record Identities(List<Identity> items) {}

    // never into a log
    @Override
    public String toString() {
        return "ExchangedPupil[" + className + "]";
    }
}
