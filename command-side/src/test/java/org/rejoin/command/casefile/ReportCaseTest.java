package org.rejoin.command.casefile;

import static org.rejoin.command.casefile.CaseFileBlocker.ALREADY_CLOSED;
import static org.rejoin.command.casefile.CaseFileBlocker.ALREADY_REPORTED;
import static org.rejoin.command.casefile.CaseFileBlocker.NOT_PRINCIPAL;
import static org.rejoin.command.casefile.CaseFileBlocker.NOT_SUBMITTED_YET;
import static org.rejoin.command.casefile.CaseFileBlocker.NO_TRACKING_RECORD;
import static org.rejoin.command.casefile.CaseFileBlocker.OTHER_CASE_OPEN;
import static org.rejoin.command.casefile.CaseFileBlocker.STUDENT_IS_ADULT;
import static org.rejoin.command.casefile.CaseFileBlocker.TEMPORARILY_CLOSED;
import static org.rejoin.command.casefile.CaseFileBlocker.VOIDED;
import static org.rejoin.command.casefile.CaseFileStories.AGENCY;
import static org.rejoin.command.casefile.CaseFileStories.CAME_BACK;
import static org.rejoin.command.casefile.CaseFileStories.CASE;
import static org.rejoin.command.casefile.CaseFileStories.CLOSABLE_CASE;
import static org.rejoin.command.casefile.CaseFileStories.CLOSED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.COUNSELLOR;
import static org.rejoin.command.casefile.CaseFileStories.COUNTY_OFFICER;
import static org.rejoin.command.casefile.CaseFileStories.DRAFT_CASE;
import static org.rejoin.command.casefile.CaseFileStories.FILED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.FILER;
import static org.rejoin.command.casefile.CaseFileStories.FIRST;
import static org.rejoin.command.casefile.CaseFileStories.ID;
import static org.rejoin.command.casefile.CaseFileStories.MANAGER;
import static org.rejoin.command.casefile.CaseFileStories.OTHER_TUTOR;
import static org.rejoin.command.casefile.CaseFileStories.OTHER_TUTOR_TRACKS;
import static org.rejoin.command.casefile.CaseFileStories.PENDING_CASE;
import static org.rejoin.command.casefile.CaseFileStories.REGISTRAR;
import static org.rejoin.command.casefile.CaseFileStories.REPORTED;
import static org.rejoin.command.casefile.CaseFileStories.RETURNED;
import static org.rejoin.command.casefile.CaseFileStories.RETURNED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.STUDENT;
import static org.rejoin.command.casefile.CaseFileStories.TRACKED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.VISIT;
import static org.rejoin.command.casefile.CaseFileStories.VOIDED_CASE;
import static org.rejoin.command.casefile.CaseFileStories.VOIDED_FILING;
import static org.rejoin.command.casefile.CaseFileStories.and;
import static org.rejoin.command.casefile.CaseFileStories.by;
import static org.rejoin.command.casefile.CaseFileStories.otherCase;
import static org.rejoin.command.casefile.CaseFileStories.otherClosed;
import static org.rejoin.command.casefile.CaseFileStories.otherFiled;
import static org.rejoin.command.casefile.CaseFileStories.otherReported;
import static org.rejoin.command.casefile.CaseFileStories.paused;
import static org.rejoin.command.casefile.CaseFileStories.pending;
import static org.rejoin.command.casefile.CaseFileStories.refused;
import static org.rejoin.command.casefile.CaseFileStories.reportedElsewhere;
import static org.rejoin.command.casefile.CaseFileStories.reserved;
import static org.rejoin.command.casefile.CaseFileStories.started;
import static org.rejoin.command.casefile.CaseFileStories.staysHidden;
import static org.rejoin.command.casefile.FormBuilder.form;
import static org.rejoin.event.casefile.ClosureReason.RETURNED_TO_SCHOOL;
import static org.rejoin.event.casefile.LeavingType.LONG_TERM_ABSENCE;
import static org.rejoin.event.casefile.LeavingType.SUSPENSION;
import static org.rejoin.event.casefile.LeavingType.TRANSFER;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rejoin.command.Moment;
import org.rejoin.command.casefile.CaseFileCommand.ReportCase;
import org.rejoin.command.platform.MigratedDatabase;
import org.rejoin.event.Actor;
import org.rejoin.event.casefile.CaseFileEvent;
import org.rejoin.event.casefile.CaseReported;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.ClosureReason;
import org.rejoin.event.casefile.ClosureSuggested;
import org.rejoin.event.casefile.LeavingType;
import org.rejoin.event.casefile.TrackingRecordDrafted;
import org.rejoin.event.casefile.TrackingRecordSubmitted;
import org.rejoin.event.casefile.TransferInMatched;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("T05")
@Tag("R-REP-01")
class ReportCaseTest {

    private static final String ARRIVAL = "44444444-4444-4444-8444-444444444444";

    private final FixtureConfiguration<CaseFile> caseFile = CaseFileStories.caseFile();

    @ParameterizedTest
    @EnumSource(LeavingType.class)
    @Tag("R-LTA-01")
    void the_principal_reporter_reports_a_tracked_filing(LeavingType type) {
        caseFile.given(pending(type)).when(report(), by(REGISTRAR)).expectEvents(REPORTED);
    }

    @Test
    @Tag("c19")
    void a_filing_whose_record_suggests_closure_awaits_closure_at_once() {
        caseFile.given(and(
                        FILED_CASE,
                        new TrackingRecordSubmitted(
                                CASE, FIRST, 1, CAME_BACK, FILER.account(), CaseStatus.PENDING_REPORT),
                        new ClosureSuggested(
                                CASE, FIRST, RETURNED_TO_SCHOOL, "已返校", FILER.account(), CaseStatus.PENDING_REPORT)))
                .when(report(), by(REGISTRAR))
                .expectEvents(new CaseReported(CASE, CaseStatus.PENDING_CLOSURE, 17, 17));
    }

    @Test
    void nobody_else_reports() {
        expectRefusal(PENDING_CASE, FILER, NOT_PRINCIPAL);
        expectRefusal(PENDING_CASE, COUNSELLOR, NOT_PRINCIPAL);
        expectRefusal(PENDING_CASE, MANAGER, NOT_PRINCIPAL);
        expectRefusal(and(PENDING_CASE, OTHER_TUTOR_TRACKS), OTHER_TUTOR, NOT_PRINCIPAL);
        expectRefusal(TRACKED_CASE, COUNTY_OFFICER, NOT_PRINCIPAL, ALREADY_REPORTED);
        expectRefusal(TRACKED_CASE, AGENCY, NOT_PRINCIPAL, ALREADY_REPORTED);
    }

    @Test
    @Tag("R-REP-02")
    @Tag("R-ST-02")
    void at_least_one_submitted_record_is_needed() {
        expectRefusal(FILED_CASE, REGISTRAR, NO_TRACKING_RECORD);
        expectRefusal(
                and(FILED_CASE, new TrackingRecordDrafted(CASE, FIRST, VISIT, FILER.account())),
                REGISTRAR,
                NO_TRACKING_RECORD);
    }

    @Test
    void only_what_is_submitted_is_reported() {
        expectRefusal(DRAFT_CASE, REGISTRAR, NOT_SUBMITTED_YET, NO_TRACKING_RECORD);
        expectRefusal(RETURNED_CASE, REGISTRAR, NOT_SUBMITTED_YET, NO_TRACKING_RECORD);
        expectRefusal(and(PENDING_CASE, RETURNED), REGISTRAR, NOT_SUBMITTED_YET);
    }

    @Test
    void a_case_is_reported_once() {
        expectRefusal(TRACKED_CASE, REGISTRAR, ALREADY_REPORTED);
        expectRefusal(CLOSABLE_CASE, REGISTRAR, ALREADY_REPORTED);
        expectRefusal(CLOSED_CASE, REGISTRAR, ALREADY_REPORTED, ALREADY_CLOSED);
        expectRefusal(paused(), REGISTRAR, ALREADY_REPORTED, TEMPORARILY_CLOSED);
        expectRefusal(VOIDED_CASE, REGISTRAR, ALREADY_REPORTED, VOIDED);
        expectRefusal(VOIDED_FILING, REGISTRAR, VOIDED);
    }

    @Test
    @Tag("c10")
    @Tag("R-SCOPE-07")
    void who_turns_18_between_filing_and_report_is_not_reported() {
        Moment birthday = new Moment(ZonedDateTime.parse("2027-05-20T00:00+08:00[Asia/Taipei]"));
        caseFile.given(PENDING_CASE)
                .when(report(), by(REGISTRAR, birthday))
                .expectNoEvents()
                .expectException(refused(STUDENT_IS_ADULT));
        Moment eve = new Moment(birthday.at().minusSeconds(1));
        caseFile.given(PENDING_CASE).when(report(), by(REGISTRAR, eve)).expectEvents(REPORTED);
    }

    @ParameterizedTest
    @CsvSource({
        "UNEXCUSED_ABSENCE, SUSPENSION",
        "SUSPENSION, TRANSFER",
    })
    @Tag("c4")
    @Tag("R-CLS-06")
    void what_was_filed_ahead_waits_until_the_case_before_it_is_closed(LeavingType before, LeavingType after) {
        StudentCases cases = otherFiled(before);
        reserved(after);
        expectReport(after, false);
        cases.reported(otherCase(before), LocalDate.of(2026, 11, 2), LocalDate.of(2028, 1, 1));
        expectReport(after, false);
        cases.closed(otherCase(before), ClosureReason.RETURNED_TO_SCHOOL, CaseFileStories.ENDED);
        expectReport(after, true);
    }

    @ParameterizedTest
    @CsvSource({
        "UNEXCUSED_ABSENCE, SUSPENSION",
        "SUSPENSION, TRANSFER",
    })
    @Tag("c4")
    void the_case_before_is_reported_while_the_next_is_only_filed(LeavingType before, LeavingType after) {
        reserved(before);
        otherFiled(after);
        expectReport(before, true);
    }

    @ParameterizedTest
    @EnumSource(value = LeavingType.class, names = "LONG_TERM_ABSENCE", mode = EnumSource.Mode.EXCLUDE)
    @Tag("c4")
    @Tag("R-LTA-03")
    void any_other_case_is_reported_beside_long_term_absence(LeavingType type) {
        otherReported(LONG_TERM_ABSENCE);
        reserved(type);
        expectReport(type, true);
    }

    @ParameterizedTest
    @MethodSource("org.rejoin.command.casefile.StartFilingTest#pairs")
    @Tag("c4")
    void no_case_is_reported_beside_another_reported_one_but_long_term_absence(LeavingType other, LeavingType type) {
        otherReported(other);
        expectReport(type, other == LONG_TERM_ABSENCE);
    }

    @ParameterizedTest
    @MethodSource("org.rejoin.command.casefile.StartFilingTest#pairs")
    @Tag("c4")
    void what_is_closed_or_of_another_unit_stops_no_report(LeavingType other, LeavingType type) {
        otherClosed(other);
        reportedElsewhere(other);
        expectReport(type, true);
    }

    @Test
    void all_reasons_are_told_at_once() {
        otherReported(SUSPENSION);
        caseFile.given(started(TRANSFER, form().bornOn(LocalDate.of(2000, 1, 1)).build()))
                .when(report(), by(FILER))
                .expectNoEvents()
                .expectException(refused(
                        NOT_PRINCIPAL, NOT_SUBMITTED_YET, NO_TRACKING_RECORD, STUDENT_IS_ADULT, OTHER_CASE_OPEN));
    }

    @Test
    @Tag("c6")
    void an_arrival_entered_before_the_report_lights_the_case() {
        reserved(SUSPENSION);
        entered("990002", "2026-11");
        caseFile.given(pending(SUSPENSION))
                .when(report(), by(REGISTRAR))
                .expectEvents(REPORTED, new TransferInMatched(CASE, ARRIVAL, "990002", "2026-11"));
    }

    @Test
    @Tag("c6")
    void an_arrival_of_a_month_before_the_leaving_is_another_story() {
        reserved(SUSPENSION);
        entered("990002", "2026-10");
        caseFile.given(pending(SUSPENSION)).when(report(), by(REGISTRAR)).expectEvents(REPORTED);
    }

    @Test
    @Tag("R-ST-01")
    void strangers_do_not_learn_of_the_case() {
        staysHidden(caseFile, report());
    }

    private static void entered(String school, String month) {
        JdbcClient.create(MigratedDatabase.shared())
                .sql("INSERT INTO command_side.transfer_in_line (transfer_in_id, line, student_id, school, month)"
                        + " VALUES (?, 1, ?, ?, ?)")
                .params(ARRIVAL, STUDENT, school, month)
                .update();
    }

    private void expectReport(LeavingType type, boolean possible) {
        ResultValidator<CaseFile> result = caseFile.given(pending(type)).when(report(), by(REGISTRAR));
        if (possible) {
            result.expectEvents(REPORTED);
        } else {
            result.expectNoEvents().expectException(refused(OTHER_CASE_OPEN));
        }
    }

    private void expectRefusal(List<CaseFileEvent> story, Actor actor, CaseFileBlocker... blockers) {
        caseFile.given(story).when(report(), by(actor)).expectNoEvents().expectException(refused(blockers));
    }

    private static ReportCase report() {
        return new ReportCase(ID);
    }
}
