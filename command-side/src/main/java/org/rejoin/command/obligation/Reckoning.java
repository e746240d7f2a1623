package org.rejoin.command.obligation;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** What the duties of a case follow from, read within the transaction that keeps them. */
interface Reckoning {

    /** @param knownDue due days that were said already, by duty */
    DutiesOnDay of(String caseId, Map<String, LocalDate> knownDue, LocalDate today);

    /** When to look again though nothing happens; never, where it is empty. */
    void lookAgain(String caseId, Optional<LocalDate> day);
}
