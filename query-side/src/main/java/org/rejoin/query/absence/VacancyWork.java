package org.rejoin.query.absence;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.rejoin.event.Actor;

/** The notice of vacancies a full school owes in the winter holiday (R-HL-34); implemented by whoever keeps the register. */
public interface VacancyWork {

    /** Of the reader's unit, for who keeps its register. */
    Optional<Owed> owed(Actor reader);

    /** As of now. @param from first day of the holiday */
    record Owed(UUID dutyId, LocalDate from, LocalDate dueOn, boolean overdue) {}
}
