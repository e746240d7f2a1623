package org.rejoin.command.calendar;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import org.rejoin.event.calendar.SchoolCalendar;
import org.rejoin.event.calendar.SchoolYearPublished;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What was published, every version, written in the transaction of the event. */
@Component
class SchoolYears {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final Clock clock;

    SchoolYears(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void published(SchoolYearPublished year) {
        jdbc.sql("INSERT INTO command_side.school_year (authority, school_year, version, content, published_at)"
                        + " VALUES (?, ?, ?, ?::jsonb, ?)")
                .params(
                        year.authority(),
                        year.schoolYear(),
                        year.version(),
                        JSON.writeValueAsString(year),
                        Timestamp.from(clock.instant()))
                .update();
    }

    /** What holds now for the authority: its own version of a year where there is one, else the agency's. */
    List<SchoolYearPublished> newest(String authority) {
        return jdbc.sql("""
                        SELECT DISTINCT ON (school_year) content::text FROM command_side.school_year
                         WHERE authority IN (?, 'AGENCY')
                         ORDER BY school_year, authority = 'AGENCY', version DESC""")
                .param(authority)
                .query((row, n) -> JSON.readValue(row.getString("content"), SchoolYearPublished.class))
                .list();
    }

    /** AGENCY, or the county the unit belongs to where that is its authority; a unit nobody entered follows the agency. */
    String authorityOf(String unit) {
        return jdbc.sql(
                        "SELECT CASE authority WHEN 'COUNTY' THEN county ELSE 'AGENCY' END FROM command_side.school_unit"
                                + " WHERE unit = ?")
                .param(unit)
                .query(String.class)
                .optional()
                .orElse(SchoolCalendar.AGENCY);
    }
}
