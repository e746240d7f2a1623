package org.rejoin.query.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.rejoin.query.Accounts.ADMINISTRATOR;
import static org.rejoin.query.Accounts.AGENCY_OFFICER;
import static org.rejoin.query.Accounts.COUNSELLOR_A;
import static org.rejoin.query.Accounts.REGISTRAR_A;
import static org.rejoin.query.Accounts.REGISTRAR_B;
import static org.rejoin.query.Accounts.SCHOOL_A;
import static org.rejoin.query.Accounts.SCHOOL_B;
import static org.rejoin.query.Accounts.TUTOR_A;
import static org.rejoin.query.Accounts.TUTOR_B;
import static org.rejoin.query.Accounts.staff;
import static org.rejoin.query.inbox.NotificationKind.ACCOUNT_APPLIED;
import static org.rejoin.query.inbox.NotificationKind.CASES_IMPORTED;
import static org.rejoin.query.inbox.NotificationKind.CASE_FILED;
import static org.rejoin.query.inbox.NotificationKind.CLOSED;
import static org.rejoin.query.inbox.NotificationKind.CLOSED_AUTOMATICALLY;
import static org.rejoin.query.inbox.NotificationKind.DECLINED;
import static org.rejoin.query.inbox.NotificationKind.PRINCIPAL_TRANSFERRED;
import static org.rejoin.query.inbox.NotificationKind.PRINCIPAL_TRANSFER_APPLIED;
import static org.rejoin.query.inbox.NotificationKind.PRINCIPAL_TRANSFER_REFUSED;
import static org.rejoin.query.inbox.NotificationKind.REOPENED;
import static org.rejoin.query.inbox.NotificationKind.REPORTED;
import static org.rejoin.query.inbox.NotificationKind.RETURNED;
import static org.rejoin.query.inbox.NotificationKind.SEMESTER_ENDED;
import static org.rejoin.query.inbox.NotificationKind.SUGGESTED;
import static org.rejoin.query.inbox.NotificationKind.SUGGESTION_LAPSED;
import static org.rejoin.query.inbox.NotificationKind.TRANSFER_IN;
import static org.rejoin.query.inbox.NotificationKind.TRANSFER_IN_WITHDRAWN;
import static org.rejoin.query.inbox.NotificationKind.VOIDED;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.account.AccountApplicationRefused;
import org.rejoin.event.account.AccountApplied;
import org.rejoin.event.account.AccountApproved;
import org.rejoin.event.account.AccountHolder;
import org.rejoin.event.account.AccountOpened;
import org.rejoin.event.account.PrincipalTookOver;
import org.rejoin.event.casefile.ArrivalSource;
import org.rejoin.event.casefile.CaseClosed;
import org.rejoin.event.casefile.CaseClosedAutomatically;
import org.rejoin.event.casefile.CaseReopened;
import org.rejoin.event.casefile.CaseReported;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.CaseVoided;
import org.rejoin.event.casefile.ClosingRule;
import org.rejoin.event.casefile.ClosureDeclined;
import org.rejoin.event.casefile.ClosureReason;
import org.rejoin.event.casefile.ClosureSuggested;
import org.rejoin.event.casefile.ClosureSuggestionLapsed;
import org.rejoin.event.casefile.FilingReturned;
import org.rejoin.event.casefile.FilingSubmitted;
import org.rejoin.event.casefile.SemesterDates;
import org.rejoin.event.casefile.TrackerDisabled;
import org.rejoin.event.casefile.TrackerEnabled;
import org.rejoin.event.casefile.TransferInMatchWithdrawn;
import org.rejoin.event.casefile.TransferInMatched;
import org.rejoin.event.principaltransfer.PrincipalTransferApplied;
import org.rejoin.event.principaltransfer.PrincipalTransferApproved;
import org.rejoin.event.principaltransfer.PrincipalTransferRefused;
import org.rejoin.event.principaltransfer.PrincipalTransferWithdrawn;
import org.rejoin.event.principaltransfer.TransferPath;
import org.rejoin.query.Filing;
import org.rejoin.query.NotVisible;
import org.rejoin.query.Projection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.PlatformTransactionManager;

@SpringJUnitConfig(InboxContext.class)
class InboxIT {

    private static final Filing CASE = Filing.of(SCHOOL_A, 1);
    private static final String TRANSFER_IN_ID = "0b6d9a0e-0d6c-4a43-9c63-9f0e6d1c2b3a";
    private static final String OTHER_TRANSFER_IN_ID = "1d6d9a0e-0d6c-4a43-9c63-9f0e6d1c2b3a";

    private static final String ACCOUNT_ID = "2d6d9a0e-0d6c-4a43-9c63-9f0e6d1c2b3a";
    private static final String TRANSFER_ID = "3d6d9a0e-0d6c-4a43-9c63-9f0e6d1c2b3a";
    private static final AccountHolder HOLDER = new AccountHolder("周雅文", "yawen@songtao.example", "04-1234567");

    private final Inbox inbox;
    private final JdbcClient jdbc;
    private final Projection projection;
    private Instant time = InboxContext.NOW.minusSeconds(3600);

    InboxIT(
            @Autowired Inbox inbox,
            @Autowired InboxProjector projector,
            @Autowired PlatformTransactionManager transactions,
            @Autowired DataSource dataSource) {
        this.inbox = inbox;
        this.jdbc = JdbcClient.create(dataSource);
        this.projection = new Projection(projector, transactions);
    }

    @BeforeEach
    void empty() {
        jdbc.sql("DELETE FROM read_model.notification_read").update();
        projection.replay();
    }

    @Test
    @Tag("N01")
    @Tag("c9")
    void the_principal_reporter_is_told_of_a_filed_case() {
        on(TUTOR_A, CASE.started(), new FilingSubmitted(CASE.caseId(), CaseStatus.FILED));

        InboxItem item = only(REGISTRAR_A);
        assertThat(item.kind()).isEqualTo(CASE_FILED);
        assertThat(item.caseId()).hasToString(CASE.caseId());
        assertThat(item.caseNumber()).isEqualTo("2026-990001-000001");
        assertThat(item.by()).isEqualTo("tutor-a");
        assertThat(item.at()).isEqualTo(time);
        assertThat(item.read()).isFalse();
        assertThat(kinds(REGISTRAR_B)).isEmpty();
        assertThat(kinds(TUTOR_A)).isEmpty();
    }

    @Test
    @Tag("N01")
    void nobody_is_told_what_he_did_himself() {
        Filing own = CASE.by("registrar-a", null);
        on(
                REGISTRAR_A,
                own.started(),
                new FilingSubmitted(own.caseId(), CaseStatus.FILED),
                new CaseReported(own.caseId(), CaseStatus.TRACKING, 17, 17),
                suggested("registrar-a", CaseStatus.PENDING_CLOSURE),
                closed("registrar-a"));

        assertThat(kinds(REGISTRAR_A)).isEmpty();
    }

    @Test
    @Tag("c13")
    void an_imported_file_gives_one_message_with_the_number_of_its_cases() {
        for (int sequence = 1; sequence <= 3; sequence++) {
            imported(Filing.of(SCHOOL_A, sequence), "autumn.csv");
        }
        imported(Filing.of(SCHOOL_B, 1), "autumn.csv");
        imported(Filing.of(SCHOOL_A, 4), "winter.csv");

        assertThat(items(REGISTRAR_A))
                .extracting(
                        InboxItem::kind,
                        it -> it.data().importedFrom(),
                        it -> it.data().cases(),
                        InboxItem::by)
                .containsExactly(
                        tuple(CASES_IMPORTED, "winter.csv", 1, "registrar-a"),
                        tuple(CASES_IMPORTED, "autumn.csv", 3, "registrar-a"));
        assertThat(only(REGISTRAR_B).data().cases()).isEqualTo(1);
    }

    @Test
    @Tag("c13")
    void a_message_that_counts_further_cases_is_unread_again() {
        imported(Filing.of(SCHOOL_A, 1), "autumn.csv");
        inbox.markRead(REGISTRAR_A, only(REGISTRAR_A).notificationId());
        time = InboxContext.NOW.plusSeconds(60);

        imported(Filing.of(SCHOOL_A, 2), "autumn.csv");

        assertThat(only(REGISTRAR_A).read()).isFalse();
    }

    @Test
    @Tag("c13")
    void an_imported_case_that_is_submitted_again_is_told_as_any_other() {
        imported(CASE, "autumn.csv");
        on(REGISTRAR_A, new FilingReturned(CASE.caseId(), "離校時間有誤"));
        on(TUTOR_A, new FilingSubmitted(CASE.caseId(), CaseStatus.PENDING_REPORT));

        assertThat(kinds(REGISTRAR_A)).containsExactly(CASE_FILED, CASES_IMPORTED);
        assertThat(items(REGISTRAR_A).get(1).data().cases()).isEqualTo(1);
    }

    @Test
    @Tag("c21")
    @Tag("N01")
    void the_end_of_a_semester_stands_where_its_last_case_closed_so_that_it_is_told_live_and_in_a_digest() {
        Filing second = Filing.of(SCHOOL_A, 2);
        on(TUTOR_A, CASE.started(), second.started());

        heardAt(17, semesterEnded(second.caseId()));
        heardAt(16, semesterEnded(CASE.caseId()));

        assertThat(only(REGISTRAR_A).kind()).isEqualTo(SEMESTER_ENDED);
        assertThat(only(REGISTRAR_A).data().cases()).isEqualTo(2);
        assertThat(jdbc.sql("SELECT position FROM read_model.notification WHERE kind = 'SEMESTER_ENDED'")
                        .query(Long.class)
                        .single())
                .isEqualTo(17);
    }

    private void heardAt(long index, Object event) {
        EventMessage<?> message = GenericEventMessage.asEventMessage(event);
        jdbc.sql("INSERT INTO event_store.domain_event (global_index, event_identifier) VALUES (?, ?)")
                .params(index, message.getIdentifier())
                .update();
        // the token is that of an event behind: this one filled a gap
        UnitOfWork<?> unitOfWork = DefaultUnitOfWork.startAndGet(
                new GenericTrackedEventMessage<>(new GlobalSequenceTrackingToken(index + 5), message));
        on(Actor.SYSTEM, event);
        unitOfWork.commit();
    }

    private static CaseClosedAutomatically semesterEnded(String caseId) {
        SemesterDates semester = new SemesterDates("115-1", LocalDate.of(2027, 1, 31), "AGENCY");
        return new CaseClosedAutomatically(
                caseId, ClosureReason.SEMESTER_END, ClosingRule.SEMESTER_END, null, semester, null);
    }

    @Test
    @Tag("T13")
    @Tag("c21")
    void a_principal_reporter_who_filed_the_case_is_told_once_that_it_closed_by_itself() {
        Filing own = CASE.by("registrar-a", null);
        on(REGISTRAR_A, own.started());
        on(Actor.SYSTEM, adult(own.caseId()));

        assertThat(kinds(REGISTRAR_A)).containsExactly(CLOSED_AUTOMATICALLY);
    }

    @Test
    @Tag("T13")
    @Tag("c21")
    void who_filed_and_who_holds_the_office_are_both_told_that_a_case_closed_by_itself() {
        on(TUTOR_A, CASE.started());
        on(Actor.SYSTEM, adult(CASE.caseId()));

        assertThat(kinds(REGISTRAR_A)).containsExactly(CLOSED_AUTOMATICALLY);
        assertThat(kinds(TUTOR_A)).containsExactly(CLOSED_AUTOMATICALLY);
    }

    private static CaseClosedAutomatically adult(String caseId) {
        return new CaseClosedAutomatically(
                caseId, ClosureReason.TURNED_18, ClosingRule.BIRTHDAY, LocalDate.of(2026, 11, 21), null, null);
    }

    @Test
    @Tag("ST-P-02")
    @Tag("T06")
    @Tag("c21")
    void the_filer_is_told_of_a_return_with_its_reason() {
        filed();
        on(REGISTRAR_A, new FilingReturned(CASE.caseId(), "離校時間有誤"));

        InboxItem item = only(TUTOR_A);
        assertThat(item.kind()).isEqualTo(RETURNED);
        assertThat(item.data().reason()).isEqualTo("離校時間有誤");
        assertThat(item.by()).isEqualTo("registrar-a");
    }

    @Test
    @Tag("T05")
    @Tag("c21")
    void the_filer_is_told_of_the_report() {
        reported();

        assertThat(kinds(TUTOR_A)).containsExactly(REPORTED);
    }

    @Test
    @Tag("N03")
    @Tag("T09")
    @Tag("R-GRN-03")
    void the_principal_reporter_is_told_of_a_suggestion_without_its_text() {
        reported();
        on(COUNSELLOR_A, suggested("counsellor-a", CaseStatus.PENDING_CLOSURE));

        InboxItem item = items(REGISTRAR_A).get(0);
        assertThat(item.kind()).isEqualTo(SUGGESTED);
        assertThat(item.by()).isEqualTo("counsellor-a");
        assertThat(item.data())
                .isEqualTo(new InboxItem.Content(
                        null,
                        ClosureReason.RETURNED_TO_SCHOOL,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));
    }

    @Test
    @Tag("c19")
    void a_suggestion_before_the_report_is_no_message() {
        filed();
        on(
                TUTOR_A,
                suggested("tutor-a", CaseStatus.PENDING_REPORT),
                new ClosureSuggestionLapsed(CASE.caseId(), CaseStatus.PENDING_REPORT));

        assertThat(kinds(REGISTRAR_A)).containsExactly(CASE_FILED);
    }

    @Test
    @Tag("ST-T-07")
    @Tag("R-ST-04")
    void a_lapsed_suggestion_is_marked_as_overtaken_and_told() {
        reported();
        on(
                TUTOR_A,
                suggested("tutor-a", CaseStatus.PENDING_CLOSURE),
                new ClosureSuggestionLapsed(CASE.caseId(), CaseStatus.TRACKING));

        assertThat(items(REGISTRAR_A))
                .extracting(InboxItem::kind, InboxItem::overtaken)
                .containsExactly(tuple(SUGGESTION_LAPSED, false), tuple(SUGGESTED, true), tuple(CASE_FILED, false));
    }

    @Test
    @Tag("R-ST-04")
    void a_newer_suggestion_overtakes_the_older() {
        reported();
        on(TUTOR_A, suggested("tutor-a", CaseStatus.PENDING_CLOSURE), suggested("tutor-a", CaseStatus.PENDING_CLOSURE));

        assertThat(items(REGISTRAR_A).subList(0, 2))
                .extracting(InboxItem::kind, InboxItem::overtaken)
                .containsExactly(tuple(SUGGESTED, false), tuple(SUGGESTED, true));
    }

    @Test
    @Tag("ST-P-02")
    @Tag("T10")
    @Tag("c21")
    void the_suggester_is_told_of_a_declined_suggestion() {
        reported();
        on(COUNSELLOR_A, suggested("counsellor-a", CaseStatus.PENDING_CLOSURE));
        on(REGISTRAR_A, new ClosureDeclined(CASE.caseId(), "仍未返校", "counsellor-a"));

        assertThat(kinds(COUNSELLOR_A)).containsExactly(DECLINED);
        assertThat(items(REGISTRAR_A).get(0))
                .returns(SUGGESTED, InboxItem::kind)
                .returns(true, InboxItem::overtaken);
    }

    @Test
    @Tag("T11")
    @Tag("c21")
    void the_suggester_is_told_of_the_closure() {
        reported();
        on(COUNSELLOR_A, suggested("counsellor-a", CaseStatus.PENDING_CLOSURE));
        on(REGISTRAR_A, closed("counsellor-a"));

        InboxItem item = only(COUNSELLOR_A);
        assertThat(item.kind()).isEqualTo(CLOSED);
        assertThat(item.data().closureReason()).isEqualTo(ClosureReason.RETURNED_TO_SCHOOL);
        assertThat(items(REGISTRAR_A).get(0))
                .returns(SUGGESTED, InboxItem::kind)
                .returns(true, InboxItem::overtaken);
    }

    @Test
    @Tag("ST-P-08")
    @Tag("T12")
    @Tag("c21")
    void those_tracking_a_reopened_case_are_told_once_each() {
        Actor helper = staff("helper-a", SCHOOL_A, Role.TUTOR);
        Actor former = staff("former-a", SCHOOL_A, Role.TUTOR);
        reported();
        on(
                REGISTRAR_A,
                new TrackerEnabled(CASE.caseId(), "helper-a"),
                new TrackerEnabled(CASE.caseId(), "tutor-a"),
                new TrackerEnabled(CASE.caseId(), "registrar-a"),
                new TrackerEnabled(CASE.caseId(), "former-a"),
                new TrackerDisabled(CASE.caseId(), "former-a"),
                closed(null),
                new CaseReopened(CASE.caseId(), "誤結"));

        assertThat(kinds(helper)).containsExactly(REOPENED);
        assertThat(kinds(TUTOR_A)).containsExactly(REOPENED, REPORTED);
        assertThat(kinds(former)).isEmpty();
        assertThat(kinds(REGISTRAR_A)).doesNotContain(REOPENED);
        assertThat(only(helper).data().status()).isEqualTo(CaseStatus.TRACKING);

        projection.replay();

        assertThat(kinds(helper)).containsExactly(REOPENED);
    }

    @Test
    void a_closure_without_suggester_is_no_message() {
        reported();
        long before = inbox.find(REGISTRAR_A, false, 0, 10).total();
        on(Actor.SYSTEM, closed(null));

        assertThat(inbox.find(REGISTRAR_A, false, 0, 10).total()).isEqualTo(before);
    }

    @Test
    @Tag("N02")
    @Tag("T19")
    @Tag("ST-P-05")
    void the_principal_reporter_is_told_of_a_transfer_in_elsewhere() {
        reported();
        on(TUTOR_B, matched());

        InboxItem item = items(REGISTRAR_A).get(0);
        assertThat(item.kind()).isEqualTo(TRANSFER_IN);
        assertThat(item.data().destinationSchool()).isEqualTo(SCHOOL_B);
        assertThat(item.data().month()).isEqualTo("2026-11");
        assertThat(item.data().transferInId()).hasToString(TRANSFER_IN_ID);
    }

    @Test
    @Tag("c6")
    @Tag("ST-P-05")
    void a_withdrawn_transfer_in_is_marked_as_overtaken_and_told() {
        reported();
        on(TUTOR_B, matched(), new TransferInMatchWithdrawn(CASE.caseId(), TRANSFER_IN_ID, "登錄錯誤"));

        assertThat(items(REGISTRAR_A).subList(0, 2))
                .extracting(InboxItem::kind, InboxItem::overtaken)
                .containsExactly(tuple(TRANSFER_IN_WITHDRAWN, false), tuple(TRANSFER_IN, true));
    }

    @Test
    @Tag("N02")
    @Tag("R-TRF-06")
    void a_unit_that_is_known_is_no_news_from_the_register_whatever_the_month() {
        reported();
        on(TUTOR_B, matched());
        on(
                Actor.SYSTEM,
                new TransferInMatched(
                        CASE.caseId(), OTHER_TRANSFER_IN_ID, SCHOOL_B, "2026-12", ArrivalSource.REGISTER));
        assertThat(kinds(REGISTRAR_A)).containsExactly(TRANSFER_IN, CASE_FILED);

        // one of the two still says so
        on(TUTOR_B, new TransferInMatchWithdrawn(CASE.caseId(), TRANSFER_IN_ID, "登錄錯誤"));
        assertThat(kinds(REGISTRAR_A)).containsExactly(TRANSFER_IN, CASE_FILED);
        assertThat(items(REGISTRAR_A).get(0).overtaken()).isFalse();

        on(Actor.SYSTEM, new TransferInMatchWithdrawn(CASE.caseId(), OTHER_TRANSFER_IN_ID, "學籍系統已更正"));
        assertThat(kinds(REGISTRAR_A)).containsExactly(TRANSFER_IN_WITHDRAWN, TRANSFER_IN, CASE_FILED);
    }

    @Test
    @Tag("N02")
    @Tag("ST-P-05")
    void the_same_arrival_from_another_batch_is_told_once() {
        reported();
        on(TUTOR_B, matched(), matched(OTHER_TRANSFER_IN_ID, SCHOOL_B, "2026-11"));

        assertThat(kinds(REGISTRAR_A)).containsExactly(TRANSFER_IN, CASE_FILED);

        on(
                TUTOR_B,
                matched("2d6d9a0e-0d6c-4a43-9c63-9f0e6d1c2b3a", SCHOOL_B, "2026-12"),
                matched("3d6d9a0e-0d6c-4a43-9c63-9f0e6d1c2b3a", "990003", "2026-11"));

        assertThat(kinds(REGISTRAR_A)).containsExactly(TRANSFER_IN, TRANSFER_IN, TRANSFER_IN, CASE_FILED);
    }

    @Test
    @Tag("c6")
    @Tag("ST-P-05")
    void an_arrival_stands_until_its_last_batch_is_withdrawn_and_is_then_news_again() {
        reported();
        on(
                TUTOR_B,
                matched(),
                matched(OTHER_TRANSFER_IN_ID, SCHOOL_B, "2026-11"),
                new TransferInMatchWithdrawn(CASE.caseId(), TRANSFER_IN_ID, "登錄錯誤"));

        assertThat(items(REGISTRAR_A).get(0)).satisfies(item -> {
            assertThat(item.kind()).isEqualTo(TRANSFER_IN);
            assertThat(item.overtaken()).isFalse();
            assertThat(item.data().transferInId()).hasToString(OTHER_TRANSFER_IN_ID);
        });

        on(
                TUTOR_B,
                new TransferInMatchWithdrawn(CASE.caseId(), OTHER_TRANSFER_IN_ID, "登錄錯誤"),
                matched("2d6d9a0e-0d6c-4a43-9c63-9f0e6d1c2b3a", SCHOOL_B, "2026-11"));

        assertThat(items(REGISTRAR_A).subList(0, 3))
                .extracting(InboxItem::kind, InboxItem::overtaken)
                .containsExactly(
                        tuple(TRANSFER_IN, false), tuple(TRANSFER_IN_WITHDRAWN, false), tuple(TRANSFER_IN, true));
    }

    @Test
    @Tag("T18")
    @Tag("c21")
    void the_school_is_told_of_a_void_by_letter() {
        reported();
        on(AGENCY_OFFICER, new CaseVoided(CASE.caseId(), "重複通報", "臺教國署字第1號", LocalDate.parse("2026-11-20")));

        assertThat(kinds(REGISTRAR_A)).containsExactly(VOIDED, CASE_FILED);
    }

    @Test
    void what_one_principal_reporter_left_unread_the_successor_finds() {
        filed();
        Actor successor = staff("registrar-new", SCHOOL_A, Role.PRINCIPAL_REPORTER);
        Actor former = staff("registrar-a", SCHOOL_A, Role.TUTOR);

        assertThat(only(successor).read()).isFalse();
        assertThat(kinds(former)).isEmpty();

        inbox.markRead(successor, only(successor).notificationId());
        assertThat(only(REGISTRAR_A).read()).isTrue();
    }

    @Test
    void reading_lowers_the_unread_count_and_hides_the_message_from_the_unread_ones() {
        reported();
        on(TUTOR_A, suggested("tutor-a", CaseStatus.PENDING_CLOSURE));
        UUID newest = items(REGISTRAR_A).get(0).notificationId();

        inbox.markRead(REGISTRAR_A, newest);
        inbox.markRead(REGISTRAR_A, newest);

        InboxPage unread = inbox.find(REGISTRAR_A, true, 0, 10);
        assertThat(unread.items()).extracting(InboxItem::kind).containsExactly(CASE_FILED);
        assertThat(unread.unread()).isEqualTo(1);
        assertThat(unread.total()).isEqualTo(1);
        assertThat(inbox.find(REGISTRAR_A, false, 0, 10).total()).isEqualTo(2);
    }

    @Test
    void a_message_written_by_a_faster_clock_can_be_read() {
        time = InboxContext.NOW.plusSeconds(60);
        filed();

        inbox.markRead(REGISTRAR_A, only(REGISTRAR_A).notificationId());

        assertThat(only(REGISTRAR_A).read()).isTrue();
    }

    @Test
    @Tag("N01")
    void a_message_is_left_for_later_and_the_last_mark_counts_for_the_whole_office() {
        filed();
        UUID message = only(REGISTRAR_A).notificationId();
        Actor successor = new Actor("registrar-a2", REGISTRAR_A.roles(), REGISTRAR_A.school(), REGISTRAR_A.county());

        inbox.markRead(REGISTRAR_A, message);
        inbox.markUnread(successor, message);
        assertThat(only(REGISTRAR_A).read()).isFalse();
        assertThat(inbox.find(successor, true, 0, 10).unread()).isEqualTo(1);

        inbox.markUnread(REGISTRAR_A, message);
        inbox.markRead(REGISTRAR_A, message);
        assertThat(only(successor).read()).isTrue();
        assertThatThrownBy(() -> inbox.markUnread(REGISTRAR_B, message)).isInstanceOf(NotVisible.class);
    }

    @Test
    void what_is_not_mine_cannot_be_read() {
        filed();
        UUID notMine = only(REGISTRAR_A).notificationId();

        assertThatThrownBy(() -> inbox.markRead(TUTOR_A, notMine)).isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> inbox.markRead(REGISTRAR_B, notMine)).isInstanceOf(NotVisible.class);
        assertThatThrownBy(() -> inbox.markRead(REGISTRAR_A, UUID.randomUUID())).isInstanceOf(NotVisible.class);
        assertThat(only(REGISTRAR_A).read()).isFalse();
    }

    @Test
    void messages_come_in_pages_newest_first() {
        for (int sequence = 1; sequence <= 3; sequence++) {
            Filing filing = Filing.of(SCHOOL_A, sequence);
            on(TUTOR_A, filing.started(), new FilingSubmitted(filing.caseId(), CaseStatus.FILED));
        }

        InboxPage second = inbox.find(REGISTRAR_A, false, 1, 2);

        assertThat(second.items()).extracting(InboxItem::caseNumber).containsExactly("2026-990001-000001");
        assertThat(second.total()).isEqualTo(3);
        assertThat(second.unread()).isEqualTo(3);
    }

    @Test
    void an_event_of_an_unknown_case_stops_the_projection() {
        assertThatThrownBy(() -> on(REGISTRAR_A, new CaseReported(CASE.caseId(), CaseStatus.TRACKING, 17, 17)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_replay_gives_the_same_messages_and_keeps_what_was_read() {
        imported(Filing.of(SCHOOL_A, 7), "autumn.csv");
        imported(Filing.of(SCHOOL_A, 8), "autumn.csv");
        reported();
        on(
                TUTOR_A,
                suggested("tutor-a", CaseStatus.PENDING_CLOSURE),
                new ClosureSuggestionLapsed(CASE.caseId(), CaseStatus.TRACKING));
        on(TUTOR_B, matched());
        inbox.markRead(REGISTRAR_A, items(REGISTRAR_A).get(1).notificationId());
        List<InboxItem> before = items(REGISTRAR_A);
        assertThat(before).hasSize(5);

        projection.replay();

        assertThat(items(REGISTRAR_A)).isEqualTo(before);
    }

    private void filed() {
        on(TUTOR_A, CASE.started(), new FilingSubmitted(CASE.caseId(), CaseStatus.FILED));
    }

    private void reported() {
        filed();
        on(REGISTRAR_A, new CaseReported(CASE.caseId(), CaseStatus.TRACKING, 17, 17));
    }

    private void imported(Filing filing, String file) {
        Filing imported = filing.by("registrar-a", file);
        on(REGISTRAR_A, imported.started(), new FilingSubmitted(imported.caseId(), CaseStatus.FILED));
    }

    private static ClosureSuggested suggested(String account, CaseStatus status) {
        return new ClosureSuggested(CASE.caseId(), "r1", ClosureReason.RETURNED_TO_SCHOOL, "學生已返校上課", account, status);
    }

    private static CaseClosed closed(@Nullable String suggestedBy) {
        return new CaseClosed(CASE.caseId(), ClosureReason.RETURNED_TO_SCHOOL, null, suggestedBy);
    }

    private static TransferInMatched matched() {
        return matched(TRANSFER_IN_ID, SCHOOL_B, "2026-11");
    }

    private static TransferInMatched matched(String transferInId, String destinationSchool, String month) {
        return new TransferInMatched(CASE.caseId(), transferInId, destinationSchool, month);
    }

    @Test
    @Tag("N01")
    @Tag("ST-D-03")
    void the_principal_reporter_is_told_of_an_application_until_it_is_decided() {
        on(staff("newcomer", SCHOOL_A), applied(ACCOUNT_ID, Role.TUTOR));

        InboxItem item = only(REGISTRAR_A);
        assertThat(item.kind()).isEqualTo(ACCOUNT_APPLIED);
        assertThat(item.data().accountId()).hasToString(ACCOUNT_ID);
        assertThat(item.by()).isEqualTo("newcomer");
        assertThat(item.caseId()).isNull();
        assertThat(item.overtaken()).isFalse();
        assertThat(kinds(REGISTRAR_B)).isEmpty();
        assertThat(kinds(AGENCY_OFFICER)).isEmpty();

        on(REGISTRAR_A, new AccountApproved(ACCOUNT_ID, List.of(Role.TUTOR)));
        assertThat(only(REGISTRAR_A).overtaken()).isTrue();
    }

    @Test
    @Tag("N01")
    @Tag("R-ACC-02")
    void the_agency_is_told_of_an_application_for_the_office() {
        on(staff("newcomer", SCHOOL_A), applied(ACCOUNT_ID, Role.PRINCIPAL_REPORTER));

        assertThat(only(AGENCY_OFFICER).kind()).isEqualTo(ACCOUNT_APPLIED);
        assertThat(kinds(REGISTRAR_A)).isEmpty();
        assertThat(kinds(ADMINISTRATOR)).isEmpty();

        on(AGENCY_OFFICER, new AccountApplicationRefused(ACCOUNT_ID, "印鑑不符"));
        assertThat(only(AGENCY_OFFICER).overtaken()).isTrue();
    }

    @Test
    @Tag("N07")
    @Tag("R-ACC-20")
    void the_agency_is_told_of_a_transfer_and_the_successor_of_the_approval() {
        on(AGENCY_OFFICER, opened("manager-a"));
        on(REGISTRAR_A, transferApplied());

        assertThat(only(AGENCY_OFFICER).kind()).isEqualTo(PRINCIPAL_TRANSFER_APPLIED);
        assertThat(only(AGENCY_OFFICER).data().transferId()).hasToString(TRANSFER_ID);

        on(
                AGENCY_OFFICER,
                new PrincipalTransferApproved(TRANSFER_ID, "府教字第1號"),
                new PrincipalTookOver(ACCOUNT_ID, TRANSFER_ID));

        assertThat(only(AGENCY_OFFICER).overtaken()).isTrue();
        Actor successor = staff("manager-a", SCHOOL_A, Role.PRINCIPAL_REPORTER);
        assertThat(only(successor).kind()).isEqualTo(PRINCIPAL_TRANSFERRED);
        assertThat(only(successor).by()).isEqualTo("agency");
    }

    @Test
    @Tag("R-ACC-21")
    void who_applied_for_a_transfer_is_told_that_it_was_refused() {
        on(staff("manager-a", SCHOOL_A, Role.SENIOR_MANAGER), transferApplied());
        on(AGENCY_OFFICER, new PrincipalTransferRefused(TRANSFER_ID, "印鑑不符"));

        assertThat(only(AGENCY_OFFICER).overtaken()).isTrue();
        InboxItem told = only(staff("manager-a", SCHOOL_A, Role.SENIOR_MANAGER));
        assertThat(told.kind()).isEqualTo(PRINCIPAL_TRANSFER_REFUSED);
        assertThat(told.data().reason()).isEqualTo("印鑑不符");
    }

    @Test
    @Tag("R-ACC-21")
    void a_transfer_that_was_taken_back_waits_for_nobody() {
        on(staff("manager-a", SCHOOL_A, Role.SENIOR_MANAGER), transferApplied());
        on(staff("manager-a", SCHOOL_A, Role.SENIOR_MANAGER), new PrincipalTransferWithdrawn(TRANSFER_ID));

        assertThat(only(AGENCY_OFFICER).overtaken()).isTrue();
    }

    @Test
    void messages_about_accounts_are_the_same_after_a_replay() {
        on(staff("newcomer", SCHOOL_A), applied(ACCOUNT_ID, Role.TUTOR));
        on(REGISTRAR_A, transferApplied());
        inbox.markRead(REGISTRAR_A, only(REGISTRAR_A).notificationId());
        List<InboxItem> before = items(REGISTRAR_A);

        projection.replay();

        assertThat(items(REGISTRAR_A)).isEqualTo(before);
        assertThat(only(REGISTRAR_A).read()).isTrue();
    }

    private static AccountApplied applied(String accountId, Role role) {
        return new AccountApplied(accountId, "newcomer", HOLDER, SCHOOL_A, List.of(role), null);
    }

    private static AccountOpened opened(String account) {
        return new AccountOpened(ACCOUNT_ID, account, HOLDER, SCHOOL_A, null, List.of(Role.SENIOR_MANAGER), null, null);
    }

    private static PrincipalTransferApplied transferApplied() {
        return new PrincipalTransferApplied(
                TRANSFER_ID, SCHOOL_A, OTHER_TRANSFER_IN_ID, ACCOUNT_ID, TransferPath.HAND_OVER, "upload-1", null);
    }

    private void on(Actor actor, Object... events) {
        for (Object event : events) {
            time = time.plusSeconds(1);
            projection.on(event, time, actor);
        }
    }

    private List<InboxItem> items(Actor actor) {
        return inbox.find(actor, false, 0, 100).items();
    }

    private List<NotificationKind> kinds(Actor actor) {
        return items(actor).stream().map(InboxItem::kind).toList();
    }

    private InboxItem only(Actor actor) {
        List<InboxItem> items = items(actor);
        assertThat(items).hasSize(1);
        return items.get(0);
    }
}
