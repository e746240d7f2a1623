package org.rejoin.command.obligation;

import java.time.LocalDate;
import org.rejoin.event.casefile.CaseFileEvent;
import org.rejoin.event.casefile.LeavingType;

/** One thing that happened, on a day in Taiwan. */
sealed interface CaseStep {

    LocalDate day();

    /** @param number of the event within the case */
    record Moved(LocalDate day, long number, CaseFileEvent event) implements CaseStep {}

    /** The school reported another case of the student. */
    record OtherReported(LocalDate day, LeavingType type, String caseId) implements CaseStep {}
}
