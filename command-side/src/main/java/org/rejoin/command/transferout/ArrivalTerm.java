package org.rejoin.command.transferout;

import java.time.LocalDate;
import org.rejoin.event.calendar.SchoolCalendar;
import org.rejoin.event.ruleset.Terms;

/**
 * By when a pupil is told to arrive, and until when the notice of it is in time (R-HL-11, R-HL-13, L25).
 *
 * @param dueOn last day
 */
record ArrivalTerm(LocalDate toldUntil, LocalDate dueOn) {

    private static final int TOLD_DAYS = 3;

    /**
     * The day after the certificate is day 1 (1.23 c15). Nobody can do what nobody knew: a certificate entered late gives until
     * the end of the day it was entered.
     */
    static ArrivalTerm of(
            LocalDate issuedOn, boolean withinCounty, Terms terms, SchoolCalendar calendar, LocalDate enteredOn) {
        int days = withinCounty ? terms.arrivalDays() : terms.arrivalDaysElsewhere();
        LocalDate byRule = day(days, issuedOn, terms, calendar);
        return new ArrivalTerm(
                day(Math.min(TOLD_DAYS, days), issuedOn, terms, calendar),
                enteredOn.isAfter(byRule) ? enteredOn : byRule);
    }

    private static LocalDate day(int number, LocalDate issuedOn, Terms terms, SchoolCalendar calendar) {
        return terms.arrivalInSchoolDays() ? calendar.addSchoolDays(issuedOn, number) : issuedOn.plusDays(number);
    }
}
