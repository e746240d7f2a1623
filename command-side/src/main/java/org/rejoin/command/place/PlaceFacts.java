package org.rejoin.command.place;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.rejoin.event.calendar.SchoolCalendar;
import org.rejoin.event.school.Grades;

/** What places are decided by and keep beside their events, within the transaction of the command. */
interface PlaceFacts {

    SchoolCalendar calendar(String school);

    Grades grades(String school);

    Instant endOf(LocalDate day);

    void set(String school, int grade, int places);

    void posted(String school, int schoolYear, LocalDate postedOn, LocalDate publicUntil);

    /** When to look again though nothing happens; never, where it is empty. */
    void lookAgain(String school, Optional<Instant> at);
}
