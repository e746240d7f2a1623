package org.rejoin.command.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.command.erasure.ErasureStories.STUDENT;
import static org.rejoin.command.erasure.ErasureStories.TODAY;
import static org.rejoin.command.erasure.ErasureStories.requested;

import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.platform.MigratedDatabase;
import org.rejoin.event.DataClass;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("c30")
class InspectedErasuresTest {

    private static final Erasures.Scope SCHOOL_A = new Erasures.Scope("990001", null);
    private static final Erasures.Scope SCHOOL_B = new Erasures.Scope("990002", null);
    private static final Erasures.Scope COUNTY = new Erasures.Scope(null, "990");

    private final JdbcClient jdbc = MigratedDatabase.emptied();
    private final Erasures erasures = new Erasures(jdbc);

    @BeforeEach
    void asked() {
        jdbc.sql("INSERT INTO command_side.student (student_id) VALUES (?)")
                .param(STUDENT)
                .update();
        jdbc.sql("INSERT INTO command_side.school_unit (unit, school, division, name, county, authority)"
                        + " SELECT code, code, 'DAY', code, '990', 'AGENCY' FROM unnest(ARRAY['990001', '990002']) AS code"
                        + " ON CONFLICT DO NOTHING")
                .update();
        erasures.requested(requested(DataClass.REGISTER), TODAY.atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    @Test
    void an_auditor_sees_of_the_person_s_cases_the_reported_ones_of_his_school() {
        String reported = kept("990001", "2026-09-03");
        kept("990001", null);
        kept("990002", null);

        assertThat(erasures.newest(null, SCHOOL_A, 0, 10)).hasSize(1);
        assertThat(erasures.inspected(STUDENT, SCHOOL_A)).containsExactly(reported);
        assertThat(erasures.inspected(STUDENT, COUNTY)).containsExactly(reported);
    }

    @Test
    void a_filing_that_was_never_reported_shows_no_auditor_the_erasure() {
        kept("990002", null);

        assertThat(erasures.newest(null, SCHOOL_B, 0, 10)).isEmpty();
        assertThat(erasures.count(null, COUNTY)).isZero();
        assertThat(erasures.find(ErasureStories.ID.value(), SCHOOL_B)).isEmpty();
    }

    private String kept(String school, @Nullable String reportedOn) {
        String id = UUID.randomUUID().toString();
        jdbc.sql("INSERT INTO command_side.student_case"
                        + " (case_id, case_number, student_id, school, leaving_type, standing, reported_on)"
                        + " VALUES (?, ?, ?, ?, 'UNEXCUSED_ABSENCE', 'CLOSED', ?::date)")
                .params(id, id, STUDENT, school)
                .param(reportedOn)
                .update();
        return id;
    }
}
