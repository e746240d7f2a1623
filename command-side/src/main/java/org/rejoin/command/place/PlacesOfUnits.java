package org.rejoin.command.place;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.rejoin.command.calendar.SchoolCalendars;
import org.rejoin.command.deadline.Deadlines;
import org.rejoin.command.ruleset.PublishedRules;
import org.rejoin.event.calendar.SchoolCalendar;
import org.rejoin.event.ruleset.RuleBook;
import org.rejoin.event.ruleset.RulesInForce;
import org.rejoin.event.school.Grades;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The places there are, written in the transaction of the event, and who is on them. */
@Component
class PlacesOfUnits implements PlaceFacts {

    private final PublishedRules rules;
    private final Vacancies vacancies;
    private final SchoolCalendars calendars;
    private final Deadlines deadlines;
    private final JdbcClient jdbc;
    private final ZoneId zone;

    PlacesOfUnits(
            PublishedRules rules,
            Vacancies vacancies,
            SchoolCalendars calendars,
            Deadlines deadlines,
            JdbcClient jdbc,
            @Value("${rejoin.zone:Asia/Taipei}") ZoneId zone) {
        this.rules = rules;
        this.vacancies = vacancies;
        this.calendars = calendars;
        this.deadlines = deadlines;
        this.jdbc = jdbc;
        this.zone = zone;
    }

    @Override
    public void set(String school, int grade, int places) {
        jdbc.sql("INSERT INTO command_side.school_places (school, grade, places) VALUES (?, ?, ?)"
                        + " ON CONFLICT (school, grade) DO UPDATE SET places = excluded.places")
                .params(school, grade, places)
                .update();
    }

    @Override
    public void posted(String school, int schoolYear, LocalDate postedOn, LocalDate publicUntil) {
        jdbc.sql("INSERT INTO command_side.vacancy_notice (school, school_year, posted_on, public_until)"
                        + " VALUES (?, ?, ?, ?) ON CONFLICT (school, school_year) DO UPDATE"
                        + " SET posted_on = excluded.posted_on, public_until = excluded.public_until")
                .params(school, schoolYear, postedOn, publicUntil)
                .update();
    }

    @Override
    public SchoolCalendar calendar(String school) {
        return calendars.ofUnit(school);
    }

    @Override
    public Grades grades(String school) {
        return Grades.of(rules.ofUnit(school).stage());
    }

    @Override
    public Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    @Override
    public void lookAgain(String school, Optional<Instant> at) {
        at.ifPresentOrElse(
                moment -> deadlines.set(WhenVacancyNoticeIsDue.KIND, school, moment),
                () -> deadlines.lift(WhenVacancyNoticeIsDue.KIND, school));
    }

    PlacesView of(String school, LocalDate today) {
        RulesInForce inForce = rules.ofUnit(school).on(today);
        int schoolYear = calendar(school).schoolYearOf(today);
        VacancyNotice notice = VacancyNotice.of(calendar(school).winterHoliday(schoolYear));
        PlacesView.Notice posted = jdbc.sql("SELECT posted_on, public_until FROM command_side.vacancy_notice"
                        + " WHERE school = ? AND school_year = ?")
                .params(school, schoolYear)
                .query((row, n) -> PlacesView.Notice.of(
                        notice,
                        today,
                        row.getObject("posted_on", LocalDate.class),
                        row.getObject("public_until", LocalDate.class)))
                .optional()
                .orElseGet(() -> PlacesView.Notice.of(notice, today, null, null));
        return new PlacesView(schoolYear, vacancies.ofGrades(school, today), posted, RuleBook.label(inForce));
    }
}
