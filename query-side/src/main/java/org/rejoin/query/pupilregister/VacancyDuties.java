package org.rejoin.query.pupilregister;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.query.absence.VacancyWork;
import org.rejoin.query.platform.AsReader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The answers: which notice of vacancies the asker's own unit owes. */
@Component
class VacancyDuties implements VacancyWork {

    private final JdbcClient jdbc;
    private final Clock clock;

    VacancyDuties(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    @AsReader
    public Optional<Owed> owed(Actor reader) {
        if (reader.school() == null || !reader.is(Role.REGISTRY) && !reader.is(Role.HEAD)) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        return jdbc.sql("SELECT * FROM read_model.vacancy_duty WHERE school = ? AND standing = 'OPEN'"
                        + " ORDER BY school_year DESC LIMIT 1")
                .param(reader.school())
                .query((row, n) -> new Owed(
                        row.getObject("duty_id", UUID.class),
                        row.getObject("from_day", LocalDate.class),
                        row.getObject("due_on", LocalDate.class),
                        !now.isBefore(
                                row.getObject("deadline", OffsetDateTime.class).toInstant())))
                .optional();
    }
}
