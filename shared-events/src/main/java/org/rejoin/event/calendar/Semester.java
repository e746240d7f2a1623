package org.rejoin.event.calendar;

import java.time.LocalDate;

/**
 * 學期.
 *
 * @param schoolYear ROC year in which the school year begins
 * @param term 1 or 2
 * @param from its first day
 * @param to its last day
 * @param calendar where the dates stand: authority and version, or DEFAULT
 */
public record Semester(int schoolYear, int term, LocalDate from, LocalDate to, String calendar) {

    /** 115-1. */
    public String label() {
        return schoolYear + "-" + term;
    }

    public boolean includes(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
