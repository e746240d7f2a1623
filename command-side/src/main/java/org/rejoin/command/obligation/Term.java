package org.rejoin.command.obligation;

import java.time.LocalDate;

/**
 * How long there is for something: "10d" are calendar days, and what falls on a day without school moves on to the next one
 * with; "5s" are school days. The day it arises is not counted.
 */
record Term(int days, boolean schoolDays) {

    static Term of(String text) {
        if (!text.matches("[1-9][0-9]{0,2}[ds]")) {
            throw new IllegalArgumentException(
                    "Not a term: " + text + "; write 10d for calendar days, 5s for school days");
        }
        return new Term(Integer.parseInt(text.substring(0, text.length() - 1)), text.endsWith("s"));
    }

    LocalDate after(LocalDate day, SchoolDays calendar) {
        if (!schoolDays) {
            return schoolDayFrom(day.plusDays(days), calendar);
        }
        LocalDate due = day;
        for (int counted = 0; counted < days; counted++) {
            due = schoolDayFrom(due.plusDays(1), calendar);
        }
        return due;
    }

    private static LocalDate schoolDayFrom(LocalDate day, SchoolDays calendar) {
        LocalDate found = day;
        while (!calendar.isSchoolDay(found)) {
            found = found.plusDays(1);
        }
        return found;
    }

    @Override
    public String toString() {
        return days + (schoolDays ? "s" : "d");
    }
}
