package org.rejoin.event.casefile;

import java.time.LocalDate;

/**
 * The semester a decision went by, as it was known then.
 *
 * @param label ROC school year and semester, such as 115-1
 * @param lastDay its last day
 * @param calendar authority, school year and version of the calendar, or DEFAULT
 */
public record SemesterDates(String label, LocalDate lastDay, String calendar) {}
