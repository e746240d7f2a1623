package org.rejoin.query.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.rejoin.event.obligation.ObligationKind.REPORT;
import static org.rejoin.event.obligation.ObligationKind.TRACKINGS_OF_SEMESTER;
import static org.rejoin.query.Accounts.AGENCY_OFFICER;
import static org.rejoin.query.Accounts.COUNSELLOR_A;
import static org.rejoin.query.Accounts.MANAGER_A;
import static org.rejoin.query.Accounts.REGISTRAR_A;
import static org.rejoin.query.Accounts.REGISTRAR_B;
import static org.rejoin.query.Accounts.SCHOOL_A;
import static org.rejoin.query.Accounts.SCHOOL_B;
import static org.rejoin.query.Accounts.TUTOR_A;
import static org.rejoin.query.Accounts.staff;
import static org.rejoin.query.inbox.NotificationKind.OBLIGATION_DUE_SOON;
import static org.rejoin.query.inbox.NotificationKind.OBLIGATION_MISSED;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.casefile.LeavingType;
import org.rejoin.event.casefile.TrackerEnabled;
import org.rejoin.query.CaseEvents;
import org.rejoin.query.Duties;
import org.rejoin.query.Projection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.PlatformTransactionManager;

@SpringJUnitConfig(InboxContext.class)
@Tag("c21")
class RemindersIT {

    private static final LocalDate DUE = LocalDate.of(2027, 1, 31);
    private static final Actor TUTOR_A2 = staff("tutor-a2", SCHOOL_A, Role.TUTOR);
    private static final Actor COUNSELLOR_B = staff("counsellor-b", SCHOOL_B, Role.COUNSELLOR);

    private final String caseId = UUID.randomUUID().toString();
    private final Duties trackings = Duties.of(caseId, SCHOOL_A, TRACKINGS_OF_SEMESTER, DUE.minusDays(60), DUE);
    private final Duties report = Duties.of(caseId, SCHOOL_A, REPORT, DUE.minusDays(10), DUE);

    private final Inbox inbox;
    private final JdbcClient jdbc;
    private final Projection projection;
    private Instant time = InboxContext.NOW.minusSeconds(3600);

    RemindersIT(
            @Autowired Inbox inbox,
            @Autowired InboxProjector projector,
            @Autowired PlatformTransactionManager transactions,
            @Autowired DataSource dataSource) {
        this.inbox = inbox;
        this.jdbc = JdbcClient.create(dataSource);
        this.projection = new Projection(projector, transactions);
    }

    @BeforeEach
    void aCase() {
        for (String table : List.of("notification_read", "notification", "inbox_case", "inbox_obligation")) {
            jdbc.sql("DELETE FROM read_model." + table).update();
        }
        on(CaseEvents.filingStarted(caseId, SCHOOL_A), trackings.opened(), report.opened());
    }

    @Test
    @Tag("ST-C-05")
    void whose_duty_it_is_is_reminded_when_it_falls_due() {
        on(new TrackerEnabled(caseId, "tutor-a2"), trackings.fallsDue(1));

        for (Actor owner : List.of(TUTOR_A, TUTOR_A2, COUNSELLOR_A)) {
            assertThat(items(owner)).singleElement().satisfies(item -> {
                assertThat(item.kind()).isEqualTo(OBLIGATION_DUE_SOON);
                assertThat(item.data().obligation())
                        .isEqualTo(new InboxItem.Duty(
                                UUID.fromString(trackings.id()), TRACKINGS_OF_SEMESTER, DUE, "115-1", 2, 1));
            });
        }
        for (Actor other : List.of(REGISTRAR_A, MANAGER_A, REGISTRAR_B, COUNSELLOR_B, AGENCY_OFFICER)) {
            assertThat(items(other)).isEmpty();
        }
    }

    @Test
    void what_the_office_owes_the_office_is_told() {
        on(report.fallsDue(0), report.missed(0));

        assertThat(items(REGISTRAR_A))
                .extracting(InboxItem::kind, InboxItem::overtaken)
                .containsExactly(tuple(OBLIGATION_MISSED, false), tuple(OBLIGATION_DUE_SOON, true));
        assertThat(items(TUTOR_A)).isEmpty();
    }

    @Test
    void who_filed_holding_an_office_is_reminded_there_and_not_once_more() {
        String own = UUID.randomUUID().toString();
        Duties ofOwn = Duties.of(own, SCHOOL_A, TRACKINGS_OF_SEMESTER, DUE.minusDays(60), DUE);
        projection.on(
                CaseEvents.filingStarted(
                        own,
                        SCHOOL_A,
                        COUNSELLOR_A.account(),
                        LeavingType.SUSPENSION,
                        CaseEvents.formOf(CaseEvents.NATIONAL_ID, "王小明", null)),
                time,
                COUNSELLOR_A);
        on(new TrackerEnabled(own, "tutor-a2"), ofOwn.opened(), ofOwn.fallsDue(1));

        assertThat(items(COUNSELLOR_A)).hasSize(1);
        assertThat(items(TUTOR_A2)).hasSize(1);
    }

    @Test
    void what_is_done_or_waived_waits_for_nobody() {
        on(report.fallsDue(0), trackings.fallsDue(1), report.met(DUE), trackings.waived(DUE));

        assertThat(items(REGISTRAR_A)).extracting(InboxItem::overtaken).containsExactly(true);
        assertThat(items(COUNSELLOR_A)).extracting(InboxItem::overtaken).containsExactly(true);
    }

    @Test
    void after_a_replay_there_are_the_same_messages_and_what_was_read_is_read() {
        on(trackings.fallsDue(1), trackings.missed(1));
        inbox.markRead(COUNSELLOR_A, items(COUNSELLOR_A).get(0).notificationId());
        List<InboxItem> before = items(COUNSELLOR_A);

        projection.replay();

        assertThat(items(COUNSELLOR_A)).isEqualTo(before);
    }

    private void on(Object... events) {
        for (Object event : events) {
            time = time.plusSeconds(1);
            projection.on(event, time, Actor.SYSTEM);
        }
    }

    private List<InboxItem> items(Actor actor) {
        return inbox.find(actor, false, 0, 100).items();
    }
}
