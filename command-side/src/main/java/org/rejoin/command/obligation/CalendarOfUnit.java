package org.rejoin.command.obligation;

import java.time.LocalDate;
import java.util.List;
import org.rejoin.event.calendar.SchoolCalendar;

/** The calendar of a unit's authority; the days between two semesters belong to the one that is coming. */
record CalendarOfUnit(SchoolCalendar calendar) implements SchoolDays {

    @Override
    public Semester semesterOf(LocalDate day) {
        org.rejoin.event.calendar.Semester semester = calendar.semesterOf(day);
        List<org.rejoin.event.calendar.Semester> year = calendar.semesters(semester.schoolYear());
        org.rejoin.event.calendar.Semester before = semester.term() == 2
                ? year.get(0)
                : calendar.semesters(semester.schoolYear() - 1).get(1);
        return new Semester(semester.label(), before.to().plusDays(1), semester.to());
    }

    @Override
    public boolean isSchoolDay(LocalDate day) {
        return calendar.isSchoolDay(day);
    }
}
