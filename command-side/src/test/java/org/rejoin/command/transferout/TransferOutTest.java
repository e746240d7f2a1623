package org.rejoin.command.transferout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.command.transferout.TransferOutStories.COUNSELLOR_THERE;
import static org.rejoin.command.transferout.TransferOutStories.ELSEWHERE;
import static org.rejoin.command.transferout.TransferOutStories.HEAD;
import static org.rejoin.command.transferout.TransferOutStories.ID;
import static org.rejoin.command.transferout.TransferOutStories.NATIONAL_ID;
import static org.rejoin.command.transferout.TransferOutStories.OTHERS_ID;
import static org.rejoin.command.transferout.TransferOutStories.RECEIVING;
import static org.rejoin.command.transferout.TransferOutStories.REGISTRY;
import static org.rejoin.command.transferout.TransferOutStories.SCHOOL;
import static org.rejoin.command.transferout.TransferOutStories.STRANGER;
import static org.rejoin.command.transferout.TransferOutStories.STUDENT;
import static org.rejoin.command.transferout.TransferOutStories.TEACHER;
import static org.rejoin.command.transferout.TransferOutStories.THERE;
import static org.rejoin.command.transferout.TransferOutStories.asks;
import static org.rejoin.command.transferout.TransferOutStories.chooses;
import static org.rejoin.command.transferout.TransferOutStories.ends;
import static org.rejoin.command.transferout.TransferOutStories.grants;
import static org.rejoin.command.transferout.TransferOutStories.issues;
import static org.rejoin.command.transferout.TransferOutStories.issuesOn;
import static org.rejoin.command.transferout.TransferOutStories.looks;
import static org.rejoin.command.transferout.TransferOutStories.meets;
import static org.rejoin.command.transferout.TransferOutStories.moment;
import static org.rejoin.command.transferout.TransferOutStories.notice;
import static org.rejoin.command.transferout.TransferOutStories.receipt;
import static org.rejoin.command.transferout.TransferOutStories.reports;
import static org.rejoin.command.transferout.TransferOutStories.sends;
import static org.rejoin.command.transferout.TransferOutStories.withdraws;
import static org.rejoin.command.transferout.TransferOutStories.writes;
import static org.rejoin.event.transferout.NoticeChannel.EMAIL;
import static org.rejoin.event.transferout.NoticeChannel.PHONE;
import static org.rejoin.event.transferout.NoticeChannel.WRITTEN;
import static org.rejoin.event.transferout.TransferDutyKind.ARRIVAL_NOTICE;
import static org.rejoin.event.transferout.TransferDutyKind.DROPOUT_REPORT;
import static org.rejoin.event.transferout.TransferDutyKind.END_OF_TEMPORARY_STUDY;
import static org.rejoin.event.transferout.TransferDutyKind.LETTER_TO_COMMITTEE;
import static org.rejoin.event.transferout.TransferDutyKind.PLACEMENT_MEETING;
import static org.rejoin.event.transferout.TransferDutyKind.RECORDS_RECEIPT;
import static org.rejoin.event.transferout.TransferDutyKind.SEND_RECORDS;
import static org.rejoin.event.transferout.TransferGround.ABROAD;
import static org.rejoin.event.transferout.TransferGround.MOVED;
import static org.rejoin.event.transferout.TransferGround.PLACEMENT;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.matchers.Matchers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.rejoin.command.Invalid;
import org.rejoin.command.Refused;
import org.rejoin.command.transferout.TransferOutCommand.Pupil;
import org.rejoin.command.transferout.TransferOutStories.Step;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.transferout.ArrivalNoticeReceived;
import org.rejoin.event.transferout.NoticeChannel;
import org.rejoin.event.transferout.PlacementClassChosen;
import org.rejoin.event.transferout.PlacementMeetingHeld;
import org.rejoin.event.transferout.RecordCard;
import org.rejoin.event.transferout.TemporaryStudyEnded;
import org.rejoin.event.transferout.TemporaryStudyGranted;
import org.rejoin.event.transferout.TransferCertificateIssued;
import org.rejoin.event.transferout.TransferCompleted;
import org.rejoin.event.transferout.TransferDropoutReported;
import org.rejoin.event.transferout.TransferDutyKind;
import org.rejoin.event.transferout.TransferDutyMet;
import org.rejoin.event.transferout.TransferDutyMissed;
import org.rejoin.event.transferout.TransferDutyOpened;
import org.rejoin.event.transferout.TransferDutyWaived;
import org.rejoin.event.transferout.TransferGround;
import org.rejoin.event.transferout.TransferOutWithdrawn;
import org.rejoin.event.transferout.TransferRecordsReceived;
import org.rejoin.event.transferout.TransferRecordsSent;
import org.rejoin.event.transferout.TransferWaiver;

/** 賴組長's stories: who transfers out on Monday 2026-11-02, arrives or not, and what is owed meanwhile. */
class TransferOutTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 2);
    private static final Step ISSUED = issues("2026-11-02T10:00");
    private static final Step ARRIVED = notice(EMAIL, "2026-11-04T10:00");
    private static final Step SENT = sends("2026-11-05T10:00");
    private static final Step PLACED = issues(REGISTRY, PLACEMENT, RECEIVING, "2026-11-02T10:00");
    private static final Step GONE_ABROAD = issues(REGISTRY, ABROAD, null, "加拿大", null, "2026-11-02T10:00");
    private static final Step STUDIES_THERE = grants("2026-11-02", "2027-02-02", RECEIVING, "2026-11-02T10:00");

    private final TransferOutStories pupil = new TransferOutStories();

    @Test
    @Tag("R-HL-11")
    @Tag("R-HL-13")
    @Tag("L25")
    void a_certificate_tells_the_pupil_to_arrive_within_three_days_and_opens_the_wait_for_the_notice() {
        pupil.when(ISSUED)
                .expectEvents(
                        new TransferCertificateIssued(
                                ID.value(),
                                STUDENT,
                                SCHOOL,
                                "羅以恩",
                                "705",
                                null,
                                "示範國民中學",
                                true,
                                MONDAY,
                                MOVED,
                                LocalDate.of(2026, 11, 5),
                                LocalDate.of(2026, 11, 5),
                                "TAO/JUNIOR_HIGH/0"),
                        opened(ARRIVAL_NOTICE, SCHOOL, "2026-11-02", "2026-11-05", "TAO"));

        assertThat(pupil.nextLook()).isEqualTo(moment("2026-11-06T00:00"));
    }

    @Test
    @Tag("R-HL-13")
    void the_county_of_a_school_that_is_a_unit_here_decides_whether_there_are_three_or_five_days() {
        ExplainedTransfer near = explained(
                new TransferOutStories().by("HUA"),
                REGISTRY,
                "2026-11-02T11:00",
                issues(REGISTRY, MOVED, RECEIVING, "2026-11-02T10:00"));
        ExplainedTransfer far = explained(
                new TransferOutStories().by("HUA"),
                REGISTRY,
                "2026-11-02T11:00",
                issues(REGISTRY, MOVED, ELSEWHERE, "2026-11-02T10:00"));

        assertThat(near.transfer().arrivalDueOn()).isEqualTo(LocalDate.of(2026, 11, 5));
        assertThat(far.transfer().arrivalDueOn()).isEqualTo(LocalDate.of(2026, 11, 9));
        assertThat(far.transfer().toldUntil()).isEqualTo(LocalDate.of(2026, 11, 5));
        assertThat(far.transfer().ruleSet()).isEqualTo("HUA/JUNIOR_HIGH/0");
    }

    @Test
    void the_same_certificate_again_changes_nothing_and_another_one_needs_another_id() {
        pupil.when(ISSUED, ISSUED).expectNoEvents().expectSuccessfulHandlerExecution();
        refused(
                TransferOutBlocker.TRANSFER_OUT_ID_TAKEN,
                issues(REGISTRY, MOVED, null, "別的學校", true, "2026-11-02T11:00"),
                ISSUED);
        refused(
                TransferOutBlocker.TRANSFER_OUT_ID_TAKEN,
                issues(STRANGER, MOVED, RECEIVING, "2026-11-02T11:00"),
                ISSUED);
    }

    @Test
    @Tag("R-HL-32")
    void nobody_of_compulsory_school_age_transfers_or_studies_at_a_senior_high_school() {
        for (Step there : List.of(
                issues(REGISTRY, MOVED, TransferOutStories.SENIOR_HIGH, "2026-11-02T10:00"),
                issues(REGISTRY, PLACEMENT, TransferOutStories.SENIOR_HIGH, "2026-11-02T10:00"),
                grants("2026-11-02", "2026-12-02", TransferOutStories.SENIOR_HIGH, "2026-11-02T10:00"))) {
            pupil.when(there)
                    .expectNoEvents()
                    .expectException(Invalid.class)
                    .expectExceptionMessage("[NO_SENIOR_HIGH]");
        }
    }

    @Test
    @Tag("R-HL-11")
    void the_id_of_a_pupil_the_school_knows_under_another_name_transfers_nobody() {
        pupil.knownHereAs("高美玲")
                .when(ISSUED)
                .expectNoEvents()
                .expectException(Refused.class)
                .expectExceptionMessage("TRANSFER_OF_ANOTHER_NAME");
    }

    @Test
    void of_a_pupil_one_transfer_is_open_at_a_time_and_none_while_his_data_are_being_erased() {
        pupil.whileAnotherIsOpen()
                .when(ISSUED)
                .expectNoEvents()
                .expectException(Refused.class)
                .expectExceptionMessage("ANOTHER_TRANSFER_OUT_OPEN");
        new TransferOutStories()
                .whoseDataAreBeingErased()
                .when(ISSUED)
                .expectNoEvents()
                .expectExceptionMessage("TRANSFERRED_DATA_BEING_ERASED");
    }

    @Test
    void registry_and_head_issue_certificates_and_nobody_else() {
        pupil.when(issues(HEAD, MOVED, RECEIVING, "2026-11-02T10:00")).expectSuccessfulHandlerExecution();
        refused(TransferOutBlocker.TRANSFER_OUT_ROLE_MAY_NOT, issues(TEACHER, MOVED, RECEIVING, "2026-11-02T10:00"));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            2026-11-03, MOVED,  -,       學校, true, DATE_IN_FUTURE
            2025-11-01, MOVED,  -,       學校, true, DATE_IMPOSSIBLE
            2026-11-02, MOVED,  -,       -,    true, MISSING_FIELD
            2026-11-02, MOVED,  -,       學校, -,    MISSING_FIELD
            2026-11-02, MOVED,  999999J, -,    -,    UNKNOWN_CODE
            2026-11-02, MOVED,  034601J, -,    -,    OWN_SCHOOL
            2026-11-02, ABROAD, 034602J, 日本, -,    NO_SCHOOL_ABROAD
            2026-11-02, ABROAD, -,       -,    -,    MISSING_FIELD
            """)
    void what_cannot_be_meant_is_told_field_by_field(
            LocalDate issuedOn, TransferGround ground, String school, String words, Boolean within, String code) {
        Pupil named = new Pupil(NATIONAL_ID, "羅以恩", "705", school, words, within);
        pupil.when(issuesOn(issuedOn, REGISTRY, ground, named, "2026-11-02T10:00"))
                .expectNoEvents()
                .expectException(Invalid.class)
                .expectExceptionMessage("[" + code + "]");
    }

    @Test
    @Tag("R-HL-30")
    @Tag("N17")
    void a_phone_call_is_recorded_and_proves_nothing() {
        pupil.when(notice(PHONE, "2026-11-04T10:00"), ISSUED)
                .expectEvents(new ArrivalNoticeReceived(
                        ID.value(),
                        PHONE,
                        LocalDate.of(2026, 11, 4),
                        LocalDate.of(2026, 11, 4),
                        null,
                        moment("2026-11-04T10:00")))
                .expectResultMessagePayload(
                        new NoticeResult(false, List.of(TransferOutBlocker.WRITTEN_NOTICE_MISSING)));
        refused(
                TransferOutBlocker.WRITTEN_NOTICE_MISSING,
                sends("2026-11-05T10:00"),
                ISSUED,
                notice(PHONE, "2026-11-04T10:00"));
        assertThat(TransferOutBlocker.WRITTEN_NOTICE_MISSING.ruleId()).isEqualTo("R-HL-30");
    }

    @ParameterizedTest
    @Tag("R-HL-30")
    @Tag("R-HL-12")
    @Tag("N17")
    @EnumSource(names = {"WRITTEN", "EMAIL"})
    void a_letter_or_mail_proves_the_arrival_and_the_records_are_to_follow(NoticeChannel channel) {
        pupil.when(notice(channel, "2026-11-04T10:00"), ISSUED, notice(PHONE, "2026-11-04T09:00"))
                .expectEvents(
                        new ArrivalNoticeReceived(
                                ID.value(),
                                channel,
                                LocalDate.of(2026, 11, 4),
                                LocalDate.of(2026, 11, 4),
                                "轉入字第12號",
                                moment("2026-11-04T10:00")),
                        met(ARRIVAL_NOTICE, "2026-11-04", "轉入字第12號", "2026-11-04T10:00"),
                        opened(SEND_RECORDS, SCHOOL, "2026-11-04", "2026-11-11", "TAO"))
                .expectResultMessagePayload(new NoticeResult(true, List.of()));
        assertThat(pupil.nextLook()).isEqualTo(moment("2026-11-12T00:00"));
    }

    @Test
    @Tag("R-HL-30")
    void who_follows_the_pupil_s_days_is_told_of_the_proof_and_of_nothing_before_it() {
        pupil.when(notice(PHONE, "2026-11-04T09:00"), ISSUED);
        assertThat(pupil.leavings()).isEmpty();

        pupil.when(notice(EMAIL, "2026-11-04T10:00"), ISSUED);
        assertThat(pupil.leavings()).containsExactly("TRANSFERRED 2026-11-04");
    }

    @Test
    @Tag("R-HL-14")
    void who_follows_the_pupil_s_days_is_told_that_he_went_abroad_and_that_he_did_not() {
        pupil.when(GONE_ABROAD);
        assertThat(pupil.leavings()).containsExactly("WENT_ABROAD 2026-11-02");

        pupil.leavings().clear();
        pupil.when(withdraws(REGISTRY, "2026-11-05T10:00"), GONE_ABROAD);
        assertThat(pupil.leavings()).containsExactly("WENT_ABROAD 2026-11-02", "not 2026-11-02");
    }

    @ParameterizedTest
    @Tag("R-HL-30")
    @CsvSource({OTHERS_ID, "A187654321"})
    void a_wrongly_typed_national_id_matches_nobody_and_closes_nothing(String nationalId) {
        refused(
                TransferOutBlocker.NOTICE_OF_ANOTHER_PUPIL,
                notice(nationalId, EMAIL, LocalDate.of(2026, 11, 4), "轉入字第12號", "2026-11-04T10:00"),
                ISSUED);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
            2026-11-04, -,        [MISSING_FIELD]
            2026-11-01, 轉入字第1號, [BEFORE_CERTIFICATE]
            2026-11-05, 轉入字第1號, '[DATE_IN_FUTURE, BEFORE_ARRIVAL]'
            """)
    void a_notice_has_its_reference_and_days_that_can_be(LocalDate arrivedOn, String reference, String codes) {
        pupil.when(notice(NATIONAL_ID, WRITTEN, arrivedOn, reference, "2026-11-04T10:00"), ISSUED)
                .expectNoEvents()
                .expectException(Invalid.class)
                .expectExceptionMessage(codes);
    }

    @Test
    void the_same_notice_again_changes_nothing_and_another_one_finds_the_arrival_proved() {
        pupil.when(notice(EMAIL, "2026-11-04T10:00"), ISSUED, ARRIVED)
                .expectNoEvents()
                .expectResultMessagePayload(new NoticeResult(true, List.of()));
        refused(TransferOutBlocker.ARRIVAL_IS_PROVED, notice(WRITTEN, "2026-11-05T10:00"), ISSUED, ARRIVED);
    }

    @Test
    @Tag("R-HL-12")
    void the_originals_of_all_three_cards_go_out_copies_are_kept_and_the_receipt_ends_it() {
        pupil.when(SENT, ISSUED, ARRIVED)
                .expectEvents(
                        new TransferRecordsSent(
                                ID.value(), List.of(RecordCard.values()), LocalDate.of(2026, 11, 5), "RR123456789TW"),
                        met(SEND_RECORDS, "2026-11-05", "RR123456789TW", "2026-11-05T10:00"),
                        opened(RECORDS_RECEIPT, SCHOOL, "2026-11-05", "2026-11-12", "TAO"));
        pupil.when(receipt("2026-11-09T10:00"), ISSUED, ARRIVED, SENT)
                .expectEvents(
                        new TransferRecordsReceived(ID.value(), LocalDate.of(2026, 11, 9)),
                        met(RECORDS_RECEIPT, "2026-11-09", null, "2026-11-09T10:00"),
                        new TransferCompleted(ID.value(), LocalDate.of(2026, 11, 9)));
        assertThat(pupil.nextLook()).isNull();
        pupil.when(receipt("2026-11-09T11:00"), ISSUED, ARRIVED, SENT, receipt("2026-11-09T10:00"))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
        refused(TransferOutBlocker.COPIES_NOT_KEPT, sends(false, "2026-11-05T10:00"), ISSUED, ARRIVED);
    }

    @Test
    @Tag("R-HL-12")
    void cards_may_go_out_in_parts_and_it_is_not_complete_before_the_last_one_went() {
        Step part = sends("2026-11-05T10:00", RecordCard.REGISTER, RecordCard.HEALTH);

        refused(TransferOutBlocker.RECORDS_NOT_ALL_SENT, receipt("2026-11-06T10:00"), ISSUED, ARRIVED, part);
        assertThat(explained(pupil, REGISTRY, "2026-11-06T10:00", ISSUED, ARRIVED, part)
                        .transfer()
                        .cardsHere())
                .containsExactly(RecordCard.GUIDANCE);
        pupil.when(sends("2026-11-06T10:00", RecordCard.GUIDANCE), ISSUED, ARRIVED, part)
                .expectEvents(
                        new TransferRecordsSent(
                                ID.value(), List.of(RecordCard.GUIDANCE), LocalDate.of(2026, 11, 6), "RR123456789TW"),
                        met(SEND_RECORDS, "2026-11-06", "RR123456789TW", "2026-11-06T10:00"),
                        opened(RECORDS_RECEIPT, SCHOOL, "2026-11-06", "2026-11-13", "TAO"));
        pupil.when(part, ISSUED, ARRIVED, part).expectNoEvents().expectSuccessfulHandlerExecution();
        refused(TransferOutBlocker.RECORDS_ARE_SENT, sends("2026-11-07T10:00"), ISSUED, ARRIVED, SENT);
    }

    @Test
    @Tag("R-HL-13")
    void no_notice_by_the_end_of_the_last_day_is_missed_and_the_dropout_report_is_owed() {
        pupil.when(looks("2026-11-05T23:59"), ISSUED).expectNoEvents();
        pupil.when(looks("2026-11-06T00:00"), ISSUED)
                .expectEvents(
                        new TransferDutyMissed(ID.value(), ARRIVAL_NOTICE, moment("2026-11-06T00:00")),
                        opened(DROPOUT_REPORT, SCHOOL, "2026-11-06", "2026-11-06", "TAO"));
        assertThat(pupil.nextLook()).isEqualTo(moment("2026-11-07T00:00"));
        assertThat(DROPOUT_REPORT.told()).containsExactly(Role.CLASS_TEACHER, Role.HEAD);
        pupil.when(looks("2026-11-06T00:01"), ISSUED, looks("2026-11-06T00:00")).expectNoEvents();
    }

    @Test
    @Tag("R-HL-13")
    void the_report_begins_with_what_is_known_and_is_met_by_its_number() {
        Step late = looks("2026-11-06T00:00");
        TransferView view =
                explained(pupil, REGISTRY, "2026-11-06T08:00", ISSUED, late).transfer();

        assertThat(view.countsAsOurs()).isTrue();
        assertThat(view.report())
                .isEqualTo(new TransferView.ReportView(
                        "羅以恩",
                        "705",
                        MONDAY,
                        "NOT_ARRIVED_AFTER_TRANSFER",
                        null,
                        "示範國民中學",
                        LocalDate.of(2026, 11, 5),
                        "R-HL-13",
                        "TAO/JUNIOR_HIGH/0",
                        115));
        pupil.when(reports("2026-11-06T09:00"), ISSUED, late)
                .expectEvents(
                        reported("2026-11-06T09:00", "FAMILY_CARE", List.of()),
                        met(DROPOUT_REPORT, "2026-11-06", "中輟通報第1號", "2026-11-06T09:00"),
                        opened(LETTER_TO_COMMITTEE, SCHOOL, "2026-11-06", "2026-11-11", "TAO"));
        pupil.when(reports("2026-11-06T10:00"), ISSUED, late, reports("2026-11-06T09:00"))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
        refused(TransferOutBlocker.REPORT_NOT_OWED, reports("2026-11-05T09:00"), ISSUED);
    }

    @Test
    @Tag("R-HL-13")
    @Tag("SOP-4.2")
    void the_report_of_who_never_arrived_tells_its_reasons_and_whom_to_reach() {
        Step late = looks("2026-11-06T00:00");
        pupil.when(reports("2026-11-06T09:00", "FAMILY_ECONOMIC", "SCHOOL_BULLYING", "FAMILY_CARE"), ISSUED, late)
                .expectEvents(
                        reported("2026-11-06T09:00", "FAMILY_ECONOMIC", List.of("FAMILY_CARE", "SCHOOL_BULLYING")),
                        met(DROPOUT_REPORT, "2026-11-06", "中輟通報第1號", "2026-11-06T09:00"),
                        opened(LETTER_TO_COMMITTEE, SCHOOL, "2026-11-06", "2026-11-11", "TAO"));
        invalid("UNKNOWN_CODE", reports("2026-11-06T09:00", "NO_REASON"), late);
        // renamed by law, offered to school year 105
        invalid("UNKNOWN_CODE", reports("2026-11-06T09:00", "PERSONAL_SEX_TRADE"), late);
        invalid("REASON_TWICE", reports("2026-11-06T09:00", "FAMILY_CARE", "FAMILY_CARE"), late);
        invalid("MISSING_FIELD", reports("2026-11-06T09:00", "FAMILY_OTHER"), late);
        refused(
                TransferOutBlocker.REPORT_NOT_OWED,
                reports("2026-11-06T10:00", "FAMILY_ECONOMIC"),
                ISSUED,
                late,
                reports("2026-11-06T09:00"));
    }

    private void invalid(String problem, Step report, Step late) {
        pupil.when(report, ISSUED, late)
                .expectNoEvents()
                .expectException(Invalid.class)
                .expectExceptionMessage("[" + problem + "]");
    }

    private static TransferDropoutReported reported(String at, String mainReason, List<String> further) {
        return new TransferDropoutReported(
                ID.value(),
                LocalDate.parse(at.substring(0, 10)),
                "中輟通報第1號",
                mainReason,
                further,
                115,
                null,
                NATIONAL_ID,
                "賴組長",
                "03-1234567",
                moment(at));
    }

    @Test
    @Tag("R-HL-13")
    void who_reports_before_anybody_looked_finds_the_report_owed() {
        pupil.when(reports("2026-11-06T09:00"), ISSUED)
                .expectEvents(
                        new TransferDutyMissed(ID.value(), ARRIVAL_NOTICE, moment("2026-11-06T00:00")),
                        opened(DROPOUT_REPORT, SCHOOL, "2026-11-06", "2026-11-06", "TAO"),
                        reported("2026-11-06T09:00", "FAMILY_CARE", List.of()),
                        met(DROPOUT_REPORT, "2026-11-06", "中輟通報第1號", "2026-11-06T09:00"),
                        opened(LETTER_TO_COMMITTEE, SCHOOL, "2026-11-06", "2026-11-11", "TAO"));
    }

    @Test
    @Tag("R-HL-09")
    @Tag("L20")
    void the_report_is_followed_by_a_letter_to_the_committee_unless_the_pupil_arrives_first() {
        Step[] reported = {ISSUED, looks("2026-11-06T00:00"), reports("2026-11-06T09:00")};

        pupil.when(writes("2026-11-09T09:00"), reported)
                .expectEvents(met(LETTER_TO_COMMITTEE, "2026-11-09", "府教字第1號", "2026-11-09T09:00"));
        assertThat(pupil.nextLook()).isNull();
        assertThat(explained(pupil, REGISTRY, "2026-11-09T12:00", and(reported, notice(EMAIL, "2026-11-09T11:00")))
                        .transfer()
                        .duties())
                .filteredOn(duty -> duty.kind() == LETTER_TO_COMMITTEE)
                .singleElement()
                .satisfies(duty -> assertThat(duty.waiver()).isEqualTo(TransferWaiver.ARRIVED));
        pupil.when(writes("2026-11-09T10:00"), and(reported, writes("2026-11-09T09:00")))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
        refused(TransferOutBlocker.COMMITTEE_LETTER_NOT_OWED, writes("2026-11-09T09:00"), ISSUED);
    }

    @Test
    @Tag("R-HL-13")
    void who_arrives_late_is_reported_no_more_and_missed_stays_missed() {
        Step late = looks("2026-11-06T00:00");
        Step arrives = notice(EMAIL, "2026-11-06T08:00");

        pupil.when(arrives, ISSUED, late)
                .expectEvents(
                        new ArrivalNoticeReceived(
                                ID.value(),
                                EMAIL,
                                LocalDate.of(2026, 11, 6),
                                LocalDate.of(2026, 11, 6),
                                "轉入字第12號",
                                moment("2026-11-06T08:00")),
                        met(ARRIVAL_NOTICE, "2026-11-06", "轉入字第12號", "2026-11-06T08:00"),
                        new TransferDutyWaived(
                                ID.value(), DROPOUT_REPORT, TransferWaiver.ARRIVED, moment("2026-11-06T08:00")),
                        opened(SEND_RECORDS, SCHOOL, "2026-11-06", "2026-11-13", "TAO"));
        TransferView view = explained(pupil, REGISTRY, "2026-11-06T09:00", ISSUED, late, arrives)
                .transfer();
        assertThat(view.countsAsOurs()).isFalse();
        assertThat(view.report()).isNull();
        assertThat(view.duties())
                .filteredOn(duty -> duty.kind() == ARRIVAL_NOTICE)
                .allSatisfy(duty -> assertThat(duty.missed()).isTrue());
    }

    @Test
    void until_the_arrival_is_proved_the_certificate_can_be_withdrawn_and_nothing_is_owed_then() {
        Step withdraws = withdraws(REGISTRY, "2026-11-06T08:00");

        pupil.when(withdraws, ISSUED, looks("2026-11-06T00:00"))
                .expectEvents(
                        new TransferOutWithdrawn(ID.value(), "家長撤回申請", moment("2026-11-06T08:00")),
                        new TransferDutyWaived(
                                ID.value(), ARRIVAL_NOTICE, TransferWaiver.WITHDRAWN, moment("2026-11-06T08:00")),
                        new TransferDutyWaived(
                                ID.value(), DROPOUT_REPORT, TransferWaiver.WITHDRAWN, moment("2026-11-06T08:00")));
        assertThat(pupil.nextLook()).isNull();
        pupil.when(withdraws, ISSUED, withdraws).expectNoEvents().expectSuccessfulHandlerExecution();
        refused(TransferOutBlocker.TRANSFER_OUT_WITHDRAWN, ARRIVED, ISSUED, withdraws(HEAD, "2026-11-03T08:00"));
        refused(TransferOutBlocker.ARRIVAL_IS_PROVED, withdraws, ISSUED, ARRIVED);
    }

    @Test
    @Tag("R-HL-14")
    void of_who_goes_abroad_no_arrival_is_awaited_and_the_data_stay() {
        pupil.when(GONE_ABROAD)
                .expectEvents(
                        new TransferCertificateIssued(
                                ID.value(),
                                STUDENT,
                                SCHOOL,
                                "羅以恩",
                                "705",
                                null,
                                "加拿大",
                                false,
                                MONDAY,
                                ABROAD,
                                null,
                                null,
                                "TAO/JUNIOR_HIGH/0"),
                        new TransferCompleted(ID.value(), MONDAY));
        assertThat(pupil.nextLook()).isNull();
        pupil.when(looks("2027-01-06T00:00"), GONE_ABROAD).expectNoEvents();
        refused(TransferOutBlocker.DATA_STAY_HERE, sends("2026-11-05T10:00"), GONE_ABROAD);
        refused(TransferOutBlocker.NOT_OF_THIS_TRANSFER, ARRIVED, GONE_ABROAD);
        pupil.when(withdraws(REGISTRY, "2026-11-05T10:00"), GONE_ABROAD).expectSuccessfulHandlerExecution();
    }

    @Test
    @Tag("R-HL-15")
    @Tag("R-HL-31")
    @Tag("R-HL-32")
    void a_placement_owes_the_receiving_school_s_meeting_before_the_class_and_nobody_may_refuse_it() {
        pupil.when(PLACED)
                .expectEvents(
                        new TransferCertificateIssued(
                                ID.value(),
                                STUDENT,
                                SCHOOL,
                                "羅以恩",
                                "705",
                                RECEIVING,
                                null,
                                true,
                                MONDAY,
                                PLACEMENT,
                                LocalDate.of(2026, 11, 5),
                                LocalDate.of(2026, 11, 5),
                                "TAO/JUNIOR_HIGH/0"),
                        opened(ARRIVAL_NOTICE, SCHOOL, "2026-11-02", "2026-11-05", "TAO"),
                        opened(PLACEMENT_MEETING, RECEIVING, "2026-11-02", "2026-11-05", "TAO"));
        refused(TransferOutBlocker.PLACEMENT_MEETING_MISSING, chooses(THERE, "2026-11-03T10:00"), PLACED);
        pupil.when(meets(COUNSELLOR_THERE, "2026-11-03T10:00"), PLACED)
                .expectEvents(
                        new PlacementMeetingHeld(ID.value(), LocalDate.of(2026, 11, 3), "社會局社工", "由輔導室陪同入班"),
                        met(PLACEMENT_MEETING, "2026-11-03", null, "2026-11-03T10:00"));
        pupil.when(chooses(THERE, "2026-11-03T11:00"), PLACED, meets(THERE, "2026-11-03T10:00"))
                .expectEvents(new PlacementClassChosen(ID.value(), "702"));
        assertThat(Arrays.stream(TransferOutCommand.class.getPermittedSubclasses())
                        .map(Class::getSimpleName))
                .noneMatch(name -> name.matches(".*(Refuse|Decline|Reject).*"));
    }

    @Test
    @Tag("R-HL-32")
    void meeting_and_class_are_the_receiving_school_s_the_rest_is_the_origin_s() {
        refused(TransferOutBlocker.PLACEMENT_OF_RECEIVING_SCHOOL, meets(REGISTRY, "2026-11-03T10:00"), PLACED);
        refused(TransferOutBlocker.TRANSFER_OUT_ROLE_MAY_NOT, withdraws(THERE, "2026-11-03T10:00"), PLACED);
        refused(TransferOutBlocker.NOT_OF_THIS_TRANSFER, meets(REGISTRY, "2026-11-03T10:00"), ISSUED);
        refused(TransferOutBlocker.NOT_OF_THIS_TRANSFER, chooses(REGISTRY, "2026-11-03T10:00"), ISSUED);
        refused(
                TransferOutBlocker.PLACEMENT_MEETING_IS_HELD,
                meets(THERE, "2026-11-04T10:00"),
                PLACED,
                meets(THERE, "2026-11-03T10:00"));
    }

    @Test
    @Tag("R-HL-32")
    void temporary_study_is_leave_at_the_origin_until_its_end_and_never_a_dropout_report() {
        pupil.when(STUDIES_THERE)
                .expectEvents(
                        new TemporaryStudyGranted(
                                ID.value(),
                                STUDENT,
                                SCHOOL,
                                "羅以恩",
                                "705",
                                RECEIVING,
                                null,
                                MONDAY,
                                LocalDate.of(2027, 2, 2),
                                "TAO/JUNIOR_HIGH/0"),
                        opened(PLACEMENT_MEETING, RECEIVING, "2026-11-02", "2026-11-02", "TAO"),
                        opened(END_OF_TEMPORARY_STUDY, SCHOOL, "2026-11-02", "2027-02-03", "TAO"));
        assertThat(pupil.leaveUntil()).isEqualTo(LocalDate.of(2027, 2, 2));
        pupil.when(looks("2027-02-04T00:00"), STUDIES_THERE, meets(THERE, "2026-11-02T11:00"))
                .expectEvents(new TransferDutyMissed(ID.value(), END_OF_TEMPORARY_STUDY, moment("2027-02-04T00:00")));
        pupil.when(ends("2027-01-15", "2027-01-18T08:00"), STUDIES_THERE, meets(THERE, "2026-11-02T11:00"))
                .expectEvents(
                        new TemporaryStudyEnded(ID.value(), LocalDate.of(2027, 1, 15)),
                        met(END_OF_TEMPORARY_STUDY, "2027-01-15", null, "2027-01-18T08:00"));
        assertThat(pupil.leaveUntil()).isEqualTo(LocalDate.of(2027, 1, 15));
    }

    @ParameterizedTest
    @Tag("R-HL-32")
    @CsvSource(nullValues = "-", textBlock = """
            2027-02-03, 034602J, TEMPORARY_STUDY_TOO_LONG
            2027-01-02, 154601J, TEMPORARY_STUDY_IN_COUNTY
            2027-02-03, -,       'TEMPORARY_STUDY_TOO_LONG, TEMPORARY_STUDY_IN_COUNTY'
            """)
    void temporary_study_lasts_three_months_at_most_and_is_within_the_county(
            String until, String school, String blockers) {
        pupil.when(grants("2026-11-02", until, school, "2026-11-02T10:00"))
                .expectNoEvents()
                .expectException(Refused.class)
                .expectExceptionMessage(blockers);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-01, BEFORE_WHAT_IT_FOLLOWS", "2027-01-19, DATE_IN_FUTURE"})
    void temporary_study_ends_on_a_day_of_it_that_has_come(String day, String code) {
        pupil.when(ends(day, "2027-01-18T08:00"), STUDIES_THERE)
                .expectNoEvents()
                .expectException(Invalid.class)
                .expectExceptionMessage("[" + code + "]");
        pupil.when(ends("2027-02-03", "2027-02-05T08:00"), STUDIES_THERE).expectExceptionMessage("[AFTER_LAST_DAY]");
        pupil.when(grants("2026-11-02", "2026-11-01", RECEIVING, "2026-11-02T10:00"))
                .expectExceptionMessage("[END_BEFORE_START]");
    }

    @Test
    void nobody_else_finds_it_and_the_receiving_school_finds_placements_alone() {
        refused(TransferOutBlocker.TRANSFER_OUT_NOT_FOUND, asks(STRANGER, "2026-11-02T11:00"), ISSUED);
        refused(
                TransferOutBlocker.TRANSFER_OUT_NOT_FOUND,
                asks(THERE, "2026-11-02T11:00"),
                issues(REGISTRY, MOVED, RECEIVING, "2026-11-02T10:00"));
        assertThat(explained(pupil, COUNSELLOR_THERE, "2026-11-02T11:00", PLACED)
                        .transfer()
                        .name())
                .isEqualTo("羅以恩");
    }

    @Test
    @Tag("R-HL-32")
    void where_a_child_under_protection_went_the_class_teacher_is_not_told() {
        TransferView view =
                explained(pupil, TEACHER, "2026-11-02T11:00", PLACED).transfer();

        assertThat(view.destinationSchool()).isNull();
        assertThat(view.duties())
                .extracting(TransferView.TransferDutyView::school)
                .doesNotContain(RECEIVING);
        assertThat(explained(pupil, REGISTRY, "2026-11-02T11:00", PLACED)
                        .transfer()
                        .destinationSchool())
                .isEqualTo(RECEIVING);
    }

    @Test
    void what_is_explained_is_what_happens() {
        List<List<Step>> stories = List.of(
                List.of(ISSUED),
                List.of(ISSUED, notice(PHONE, "2026-11-03T10:00")),
                List.of(ISSUED, ARRIVED),
                List.of(ISSUED, ARRIVED, sends("2026-11-05T10:00", RecordCard.HEALTH)),
                List.of(ISSUED, ARRIVED, SENT),
                List.of(ISSUED, ARRIVED, SENT, receipt("2026-11-06T10:00")),
                List.of(ISSUED, looks("2026-11-06T00:00")),
                List.of(ISSUED, reports("2026-11-06T09:00")),
                List.of(ISSUED, withdraws(REGISTRY, "2026-11-03T10:00")),
                List.of(PLACED),
                List.of(PLACED, meets(THERE, "2026-11-03T10:00")),
                List.of(STUDIES_THERE),
                List.of(STUDIES_THERE, ends("2026-11-05", "2026-11-06T08:00")),
                List.of(GONE_ABROAD));
        for (List<Step> story : stories) {
            Step[] before = story.toArray(Step[]::new);
            List<Actor> actors = new ArrayList<>(List.of(REGISTRY, HEAD, TEACHER));
            if (Set.of(PLACED, STUDIES_THERE).contains(before[0])) {
                actors.addAll(List.of(THERE, COUNSELLOR_THERE));
            }
            for (Actor actor : actors) {
                explained(pupil, actor, "2026-11-09T12:00", before)
                        .steps()
                        .forEach(step -> happens(step, actor, before));
            }
        }
    }

    private void happens(ExplainedTransfer.Step step, Actor actor, Step... before) {
        ResultValidator<TransferOut> result = pupil.when(
                TransferOutStories.step(
                        actor, "2026-11-09T12:00", tried(step.step()).command()),
                before);
        // a repeated withdrawal changes nothing and is no error, though there is nothing to withdraw any more
        if (step.blockers().isEmpty()
                || step.blockers().contains(TransferOutBlocker.TRANSFER_OUT_WITHDRAWN)
                        && step.step() == TransferStep.WITHDRAW) {
            result.expectSuccessfulHandlerExecution();
        } else {
            result.expectNoEvents()
                    .expectException(Refused.class)
                    .expectExceptionMessage(
                            step.blockers().stream().map(Enum::name).collect(Collectors.joining(", ")));
        }
    }

    private static Step[] and(Step[] before, Step more) {
        List<Step> all = new ArrayList<>(List.of(before));
        all.add(more);
        return all.toArray(Step[]::new);
    }

    private static Step tried(TransferStep step) {
        String at = "2026-11-09T12:00";
        return switch (step) {
            case RECORD_ARRIVAL -> notice(WRITTEN, at);
            case SEND_RECORDS -> sends(at);
            case RECORD_RECEIPT -> receipt(at);
            case REPORT_DROPOUT -> reports(at);
            case WRITE_TO_COMMITTEE -> writes(at);
            case HOLD_MEETING -> meets(THERE, at);
            case CHOOSE_CLASS -> chooses(THERE, at);
            case END_TEMPORARY_STUDY -> ends("2026-11-09", at);
            case WITHDRAW -> withdraws(REGISTRY, at);
        };
    }

    private static ExplainedTransfer explained(TransferOutStories stories, Actor by, String at, Step... before) {
        List<ExplainedTransfer> answers = new ArrayList<>();
        stories.when(asks(by, at), before)
                .expectNoEvents()
                .expectResultMessagePayloadMatching(
                        Matchers.matches((ExplainedTransfer answer) -> answers.add(answer)));
        return answers.get(0);
    }

    private void refused(TransferOutBlocker blocker, Step step, Step... before) {
        pupil.when(step, before).expectNoEvents().expectException(Refused.class).expectExceptionMessage(blocker.name());
    }

    private static TransferDutyOpened opened(
            TransferDutyKind kind, String school, String on, String dueOn, String authority) {
        return new TransferDutyOpened(
                ID.value(),
                kind,
                school,
                kind.roles(),
                kind.told(),
                LocalDate.parse(on),
                LocalDate.parse(dueOn),
                moment(LocalDate.parse(dueOn).plusDays(1) + "T00:00"),
                kind.ruleId(),
                authority + "/JUNIOR_HIGH/0");
    }

    private static TransferDutyMet met(TransferDutyKind kind, String on, @Nullable String reference, String at) {
        return new TransferDutyMet(ID.value(), kind, LocalDate.parse(on), reference, moment(at));
    }
}
