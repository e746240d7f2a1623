package org.rejoin.query.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rejoin.query.Accounts.REGISTRAR_A;
import static org.rejoin.query.Accounts.SCHOOL_A;

import java.sql.Date;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rejoin.event.casefile.CaseReported;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.CaseVoided;
import org.rejoin.event.casefile.TrackingDetails;
import org.rejoin.event.casefile.TrackingRecordSubmitted;
import org.rejoin.eventstore.TestDatabase;
import org.rejoin.query.Filing;
import org.rejoin.query.Projection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.PlatformTransactionManager;

@SpringJUnitConfig(StatisticsContext.class)
class ReportingViewsIT {

    private static final Instant NOON = Instant.parse("2026-11-10T04:00:00Z");

    private final JdbcClient owner;
    private final JdbcClient reporting;
    private final Projection projection;

    ReportingViewsIT(
            @Autowired TestDatabase database,
            @Autowired StatisticsProjector projector,
            @Autowired PlatformTransactionManager transactions) {
        this.owner = JdbcClient.create(database.owner());
        this.reporting = JdbcClient.create(database.reporting());
        this.projection = new Projection(projector, transactions);
    }

    @BeforeEach
    void empty() {
        projection.replay();
    }

    @Test
    @Tag("R-STA-03")
    void the_views_hold_reported_and_not_voided_cases_with_their_records() {
        Filing counted = Filing.of(SCHOOL_A, 1).student("anna", LocalDate.parse("2008-11-10"));
        Filing voided = Filing.of(SCHOOL_A, 2);
        for (Filing filing : List.of(counted, voided)) {
            on(filing.started());
            on(submitted(filing));
            on(new CaseReported(filing.caseId(), CaseStatus.TRACKING, 17, 17));
        }
        on(new CaseVoided(voided.caseId(), "重複", "字第1號", LocalDate.parse("2026-11-20")));
        on(Filing.of(SCHOOL_A, 3).started());

        assertThat(reporting
                        .sql("SELECT * FROM reporting.reported_case")
                        .query()
                        .singleRow())
                .containsEntry("case_number", "2026-990001-000001")
                .containsEntry("age_at_report", 17);
        assertThat(reporting
                        .sql("SELECT * FROM reporting.tracking_record")
                        .query()
                        .singleRow())
                .containsEntry("life_situation", "WORKING");
        assertThat(reporting
                        .sql("SELECT * FROM reporting.case_count_by_school_month")
                        .query()
                        .singleRow())
                .containsEntry("month", Date.valueOf("2026-11-01"))
                .containsEntry("persons", 1L)
                .containsEntry("person_times", 1L);
    }

    @Test
    void no_view_holds_what_a_person_is_called_or_what_was_written() {
        Filing filing = Filing.of(SCHOOL_A, 1);
        on(filing.started());
        on(submitted(filing));
        on(new CaseReported(filing.caseId(), CaseStatus.TRACKING, 17, 17));

        for (String view : views()) {
            String rows = reporting
                    .sql("SELECT string_agg(v::text, E'\\n') FROM reporting." + view + " v")
                    .query(String.class)
                    .single();
            assertThat(rows).isNotBlank().doesNotContain("王小明", "A123456789", "臺中市", "11301001", "2010-05-20", "已電訪家長");
        }
    }

    @Test
    void every_view_and_every_column_is_described() {
        assertThat(owner.sql("""
                        SELECT c.relname || coalesce('.' || a.attname, '')
                        FROM pg_class c
                        CROSS JOIN LATERAL (
                            SELECT 0 AS attnum, NULL::name AS attname
                            UNION ALL
                            SELECT attnum, attname FROM pg_attribute WHERE attrelid = c.oid AND attnum > 0) a
                        WHERE c.relnamespace = 'reporting'::regnamespace
                        AND NOT EXISTS (
                            SELECT FROM pg_description d WHERE d.objoid = c.oid AND d.objsubid = a.attnum)""").query(String.class).list()).isEmpty();
        assertThat(views()).containsExactly("case_count_by_school_month", "reported_case", "tracking_record");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM read_model.statistics_case",
                "SELECT * FROM read_model.statistics_record",
                "SELECT * FROM read_model.notification",
                "SELECT * FROM read_model.token",
                "UPDATE reporting.reported_case SET status = 'CLOSED'",
                "DELETE FROM reporting.reported_case",
                "CREATE VIEW reporting.mine AS SELECT 1",
            })
    void the_reporting_role_reads_the_views_and_nothing_else(String sql) {
        assertThatThrownBy(() -> reporting.sql(sql).update()).rootCause().hasMessageContaining("permission denied");
    }

    @Test
    void the_reporting_role_has_no_right_on_any_other_schema_of_ours() {
        owner.sql("CREATE SCHEMA IF NOT EXISTS event_store").update();
        owner.sql("CREATE SCHEMA IF NOT EXISTS command_side").update();

        assertThat(owner.sql("""
                        SELECT nspname FROM pg_namespace
                        WHERE has_schema_privilege('rejoin_reporting', oid, 'USAGE')
                        AND nspname NOT IN ('pg_catalog', 'information_schema', 'public')""").query(String.class).list()).containsExactly("reporting");
    }

    private List<String> views() {
        return owner.sql("SELECT viewname FROM pg_views WHERE schemaname = 'reporting' ORDER BY viewname")
                .query(String.class)
                .list();
    }

    private static TrackingRecordSubmitted submitted(Filing filing) {
        TrackingDetails details =
                new TrackingDetails(NOON, "PHONE", "AT_HOME", "WORKING", List.of("MEDICAL"), false, "已電訪家長", null);
        return new TrackingRecordSubmitted(filing.caseId(), "r1", 1, details, "tutor-a", CaseStatus.PENDING_REPORT);
    }

    private void on(Object event) {
        projection.on(event, NOON, REGISTRAR_A);
    }
}
