package org.rejoin.command.obligation;

import java.time.LocalDate;

/** What the rules ask the calendar of the school's authority. */
interface SchoolDays {

    /** @param name as 115-1; last: inclusive */
    record Semester(String name, LocalDate first, LocalDate last) {}

    Semester semesterOf(LocalDate day);

    boolean isSchoolDay(LocalDate day);
}
