package org.rejoin.command.place;

import java.time.DayOfWeek;
import java.time.LocalDate;
import org.rejoin.event.calendar.Days;

/**
 * When the vacancies of the first term are told (R-HL-34): within three days of the start of the winter holiday, public for
 * five days at least; a last day on a weekend moves on.
 */
record VacancyNotice(LocalDate from, LocalDate dueOn) {

    // the day after the first is day 1, as with all terms (1.23 c15)
    private static final int DAYS_TO_POST = 3;
    private static final int DAYS_PUBLIC = 5;

    static VacancyNotice of(Days winterHoliday) {
        return new VacancyNotice(
                winterHoliday.from(), workingDay(winterHoliday.from().plusDays(DAYS_TO_POST)));
    }

    static LocalDate publicUntilAtLeast(LocalDate postedOn) {
        return workingDay(postedOn.plusDays(DAYS_PUBLIC));
    }

    private static LocalDate workingDay(LocalDate day) {
        LocalDate next = day;
        while (next.getDayOfWeek() == DayOfWeek.SATURDAY || next.getDayOfWeek() == DayOfWeek.SUNDAY) {
            next = next.plusDays(1);
        }
        return next;
    }
}
