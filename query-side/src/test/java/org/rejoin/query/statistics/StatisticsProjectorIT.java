package org.rejoin.query.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rejoin.query.Accounts.REGISTRAR_A;
import static org.rejoin.query.Accounts.SCHOOL_A;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.event.casefile.CaseClosed;
import org.rejoin.event.casefile.CaseReopened;
import org.rejoin.event.casefile.CaseReported;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.CaseVoided;
import org.rejoin.event.casefile.ClosureDeclined;
import org.rejoin.event.casefile.ClosureReason;
import org.rejoin.event.casefile.ClosureSuggested;
import org.rejoin.event.casefile.ClosureSuggestionLapsed;
import org.rejoin.event.casefile.FilingReturned;
import org.rejoin.event.casefile.FilingSubmitted;
import org.rejoin.event.casefile.FilingVoided;
import org.rejoin.event.casefile.FormRevised;
import org.rejoin.event.casefile.TrackingDetails;
import org.rejoin.event.casefile.TrackingRecordSubmitted;
import org.rejoin.event.casefile.TrackingRecordWithdrawn;
import org.rejoin.query.Filing;
import org.rejoin.query.Projection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.PlatformTransactionManager;

@SpringJUnitConfig(StatisticsContext.class)
class StatisticsProjectorIT {

    private static final Filing CASE = Filing.of(SCHOOL_A, 1);
    private static final String ID = CASE.caseId();
    private static final Instant AT = Instant.parse("2026-11-21T01:33:43Z");
    private static final TrackingDetails DETAILS = new TrackingDetails(
            AT.minusSeconds(60),
            "PHONE",
            "AT_HOME",
            "WORKING",
            List.of("PSYCHOLOGIST", "MEDICAL"),
            true,
            "已電訪家長",
            ClosureReason.RETURNED_TO_SCHOOL);

    private final JdbcClient jdbc;
    private final Projection projection;

    StatisticsProjectorIT(
            @Autowired JdbcClient jdbc,
            @Autowired StatisticsProjector projector,
            @Autowired PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.projection = new Projection(projector, transactions);
    }

    @BeforeEach
    void a_filing() {
        projection.replay();
        on(CASE.started());
    }

    @Test
    @Tag("T01")
    void a_filing_is_a_row_that_does_not_count_yet() {
        assertThat(row())
                .containsEntry("case_id", UUID.fromString(ID))
                .containsEntry("case_number", "2026-990001-000001")
                .containsEntry("student_id", UUID.fromString(CASE.studentId()))
                .containsEntry("school", SCHOOL_A)
                .containsEntry("county", "990")
                .containsEntry("leaving_type", "SUSPENSION")
                .containsEntry("student_number", "11301001")
                .containsEntry("student_name", "王小明")
                .containsEntry("sex", "MALE")
                .containsEntry("programme", "GENERAL")
                .containsEntry("grade", 2)
                .containsEntry("main_reason", "FAMILY_ECONOMIC")
                .containsEntry("main_reason_category", "FAMILY")
                .containsEntry("left_on", Date.valueOf("2026-11-02"))
                .containsEntry("reported_at", null)
                .containsEntry("status", "DRAFT")
                .containsEntry("closure_reason", null)
                .containsEntry("closed_at", null);
    }

    @Test
    @Tag("T02")
    void a_revised_form_replaces_what_was_typed() {
        Filing revised = CASE.named("王大明").leftOn(LocalDate.parse("2026-11-03"), "SCHOOL_BULLYING");
        on(new FormRevised(ID, revised.form()));

        assertThat(row())
                .containsEntry("student_name", "王大明")
                .containsEntry("left_on", Date.valueOf("2026-11-03"))
                .containsEntry("main_reason", "SCHOOL_BULLYING")
                .containsEntry("main_reason_category", "SCHOOL");
    }

    @Test
    @Tag("T03")
    @Tag("T06")
    @Tag("T07")
    void before_the_report_only_the_status_moves() {
        on(new FilingSubmitted(ID, CaseStatus.FILED));
        assertThat(status()).isEqualTo("FILED");
        on(new FilingReturned(ID, "離校時間有誤"));
        assertThat(status()).isEqualTo("RETURNED");
        on(new FilingVoided(ID, "填錯學生"));
        assertThat(status()).isEqualTo("VOIDED");
        assertThat(row()).containsEntry("reported_at", null);
    }

    @Test
    @Tag("T05")
    void the_report_has_its_moment() {
        on(new CaseReported(ID, CaseStatus.TRACKING, 17, 16));

        assertThat(status()).isEqualTo("TRACKING");
        assertThat(reportedAt()).isEqualTo(AT);
        assertThat(row()).containsEntry("age_on_report", 17).containsEntry("age_on_leaving", 16);
    }

    @Test
    @Tag("T18")
    void a_void_by_letter_keeps_the_moment_of_the_report() {
        on(new CaseReported(ID, CaseStatus.TRACKING, 17, 17));
        on(new CaseVoided(ID, "重複通報", "臺教國署字第1號", LocalDate.parse("2026-11-20")));

        assertThat(status()).isEqualTo("VOIDED");
        assertThat(reportedAt()).isEqualTo(AT);
    }

    @Test
    @Tag("T04")
    void a_submitted_record_is_a_row_without_its_text() {
        on(submitted("r1"));

        assertThat(status()).isEqualTo("PENDING_REPORT");
        Map<String, @Nullable Object> record =
                jdbc.sql("SELECT * FROM read_model.statistics_record").query().singleRow();
        assertThat(record)
                .containsEntry("case_id", UUID.fromString(ID))
                .containsEntry("record_id", "r1")
                .containsEntry("number", 1)
                .containsEntry("tracked_at", Timestamp.from(AT.minusSeconds(60)))
                .containsEntry("submitted_at", Timestamp.from(AT))
                .containsEntry("method", "PHONE")
                .containsEntry("dwelling", "AT_HOME")
                .containsEntry("life_situation", "WORKING")
                .containsEntry("employment_referral", true)
                .containsEntry("closure_reason", "RETURNED_TO_SCHOOL");
        assertThat(record.values()).doesNotContain("已電訪家長");
        assertThat(jdbc.sql("SELECT array_to_string(measures, ' ') FROM read_model.statistics_record")
                        .query(String.class)
                        .single())
                .isEqualTo("PSYCHOLOGIST MEDICAL");
    }

    @Test
    @Tag("R-TRK-04")
    void a_withdrawn_record_counts_no_more() {
        on(submitted("r1"));
        on(submitted("r2"));
        on(new TrackingRecordWithdrawn(ID, "r2", "誤植", CaseStatus.TRACKING));

        assertThat(status()).isEqualTo("TRACKING");
        assertThat(records()).containsExactly("r1");
        assertThat(jdbc.sql("SELECT withdrawn_at FROM read_model.statistics_record WHERE record_id = 'r2'")
                        .query(Timestamp.class)
                        .single())
                .isEqualTo(Timestamp.from(AT));
    }

    @Test
    void a_draft_that_is_withdrawn_never_counted() {
        on(new TrackingRecordWithdrawn(ID, "draft", "誤植", CaseStatus.FILED));

        assertThat(records()).isEmpty();
        assertThat(status()).isEqualTo("FILED");
    }

    @Test
    @Tag("T09")
    @Tag("T10")
    @Tag("R-ST-04")
    void suggestion_lapse_and_refusal_move_the_status() {
        on(suggested());
        assertThat(status()).isEqualTo("PENDING_CLOSURE");
        on(new ClosureSuggestionLapsed(ID, CaseStatus.TRACKING));
        assertThat(status()).isEqualTo("TRACKING");
        on(suggested());
        on(new ClosureDeclined(ID, "仍未返校", "tutor-a"));
        assertThat(status()).isEqualTo("TRACKING");
    }

    @Test
    @Tag("T11")
    @Tag("T12")
    void a_closure_has_reason_and_moment_until_it_is_cancelled() {
        on(new CaseReported(ID, CaseStatus.TRACKING, 17, 17));
        on(new CaseClosed(ID, ClosureReason.ABROAD, null, "tutor-a"));
        assertThat(row())
                .containsEntry("status", "CLOSED")
                .containsEntry("closure_reason", "ABROAD")
                .containsEntry("closed_at", Timestamp.from(AT));

        on(new CaseReopened(ID, "學生回國"));
        assertThat(row())
                .containsEntry("status", "TRACKING")
                .containsEntry("closure_reason", null)
                .containsEntry("closed_at", null);
        assertThat(reportedAt()).isEqualTo(AT);
    }

    @Test
    void an_event_of_an_unknown_case_stops_the_projection() {
        String unknown = UUID.randomUUID().toString();

        assertThatThrownBy(() -> on(new CaseReported(unknown, CaseStatus.TRACKING, 17, 17)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_replay_gives_the_same_rows() {
        on(new FilingSubmitted(ID, CaseStatus.FILED));
        on(submitted("r1"));
        on(new CaseReported(ID, CaseStatus.TRACKING, 17, 17));
        on(submitted("r2"));
        on(suggested());
        on(new CaseClosed(ID, ClosureReason.RETURNED_TO_SCHOOL, null, "tutor-a"));
        String before = everything();

        projection.replay();

        assertThat(everything()).isEqualTo(before).contains("CLOSED", "r1", "r2");
    }

    private static TrackingRecordSubmitted submitted(String record) {
        return new TrackingRecordSubmitted(ID, record, 1, DETAILS, "tutor-a", CaseStatus.PENDING_REPORT);
    }

    private static ClosureSuggested suggested() {
        return new ClosureSuggested(
                ID, "r1", ClosureReason.RETURNED_TO_SCHOOL, "學生已返校", "tutor-a", CaseStatus.PENDING_CLOSURE);
    }

    private void on(Object event) {
        projection.on(event, AT, REGISTRAR_A);
    }

    private Map<String, @Nullable Object> row() {
        return jdbc.sql("SELECT * FROM read_model.statistics_case").query().singleRow();
    }

    private Object status() {
        return Objects.requireNonNull(row().get("status"));
    }

    private Instant reportedAt() {
        return ((Timestamp) Objects.requireNonNull(row().get("reported_at"))).toInstant();
    }

    private List<String> records() {
        return jdbc.sql(
                        "SELECT record_id FROM read_model.statistics_record WHERE withdrawn_at IS NULL ORDER BY record_id")
                .query(String.class)
                .list();
    }

    private String everything() {
        return jdbc.sql("SELECT (SELECT string_agg(c::text, E'\\n' ORDER BY c.case_id)"
                        + " FROM read_model.statistics_case c) || E'\\n' ||"
                        + " (SELECT string_agg(r::text, E'\\n' ORDER BY r.record_id)"
                        + " FROM read_model.statistics_record r) || E'\\n' ||"
                        + " (SELECT string_agg(s::text, E'\\n' ORDER BY s.case_id, s.version)"
                        + " FROM read_model.statistics_standing s)")
                .query(String.class)
                .single();
    }
}
