package org.rejoin.query.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.rejoin.event.Role.CLASS_TEACHER;
import static org.rejoin.event.Role.COUNSELLING_OFFICE;
import static org.rejoin.event.Role.REGISTRY;
import static org.rejoin.event.Role.STUDENT_AFFAIRS;
import static org.rejoin.event.ruleset.AbsenceDutyKind.CONTACT_FAMILY;
import static org.rejoin.event.ruleset.AbsenceDutyKind.JOINT_HOME_VISIT;
import static org.rejoin.event.ruleset.AbsenceDutyKind.REGISTERED_LETTER;
import static org.rejoin.query.Accounts.SCHOOL_A;
import static org.rejoin.query.Accounts.SCHOOL_B;
import static org.rejoin.query.Accounts.TUTOR_A;
import static org.rejoin.query.Accounts.staff;
import static org.rejoin.query.inbox.NotificationKind.MEETING_CALLED;
import static org.rejoin.query.inbox.NotificationKind.MEETING_HELD;
import static org.rejoin.query.inbox.NotificationKind.TASKS_CAME_UP;
import static org.rejoin.query.inbox.NotificationKind.TASKS_MISSED;
import static org.rejoin.query.inbox.NotificationKind.TASKS_WAIVED;
import static org.rejoin.query.inbox.NotificationKind.TASK_DONE;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.absence.AbsenceDutyMet;
import org.rejoin.event.absence.AbsenceDutyMissed;
import org.rejoin.event.absence.AbsenceDutyOpened;
import org.rejoin.event.absence.AbsenceDutyWaived;
import org.rejoin.event.absence.AbsenceWaiver;
import org.rejoin.event.absence.Participant;
import org.rejoin.event.meeting.Invited;
import org.rejoin.event.meeting.MeetingHeld;
import org.rejoin.event.meeting.MeetingKind;
import org.rejoin.event.meeting.MeetingPlanned;
import org.rejoin.event.meeting.MeetingTaskAssigned;
import org.rejoin.event.meeting.StaffingMeetingMet;
import org.rejoin.event.meeting.StaffingMeetingOwed;
import org.rejoin.event.ruleset.AbsenceDutyKind;
import org.rejoin.event.ruleset.EvidenceKind;
import org.rejoin.event.ruleset.Wording;
import org.rejoin.event.transferout.TransferDutyKind;
import org.rejoin.event.transferout.TransferDutyMissed;
import org.rejoin.event.transferout.TransferDutyOpened;
import org.rejoin.query.NotVisible;
import org.rejoin.query.Projection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.PlatformTransactionManager;

/** What offices of elementary and junior high schools are told (the "told" of their stories). */
@SpringJUnitConfig(InboxContext.class)
@Tag("SOP-1.1")
class TasksIT {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 3);
    private static final Instant LATE = Instant.parse("2026-11-03T16:00:00Z");
    private static final String PUPIL = UUID.randomUUID().toString();
    private static final String TRANSFER = UUID.randomUUID().toString();

    private static final String MEETING = UUID.randomUUID().toString();

    private static final Actor HEAD = staff("head-j", SCHOOL_A, Role.HEAD);
    private static final Actor TEACHER = staff("class-teacher-j", SCHOOL_A, CLASS_TEACHER);
    private static final Actor AFFAIRS = staff("student-affairs-j", SCHOOL_A, STUDENT_AFFAIRS);
    private static final Actor REGISTRAR = staff("registry-j", SCHOOL_A, REGISTRY);
    private static final Actor COUNSELLOR = staff("counselling-j", SCHOOL_A, COUNSELLING_OFFICE);

    private final Inbox inbox;
    private final JdbcClient jdbc;
    private final Projection projection;
    private Instant time = InboxContext.NOW.minusSeconds(3600);

    TasksIT(
            @Autowired Inbox inbox,
            @Autowired InboxProjector cases,
            @Autowired TasksProjector tasks,
            @Autowired PlatformTransactionManager transactions,
            @Autowired DataSource dataSource) {
        this.inbox = inbox;
        this.jdbc = JdbcClient.create(dataSource);
        this.projection = new Projection(List.of(cases, tasks), transactions);
    }

    @BeforeEach
    void nothing() {
        for (String table :
                List.of("notification_read", "inbox_told_task", "notification", "inbox_task", "inbox_meeting")) {
            jdbc.sql("DELETE FROM read_model." + table).update();
        }
    }

    @Test
    @Tag("ST-ET-01")
    void what_comes_up_of_a_pupil_on_a_day_is_one_message_of_each_office_that_owes_it() {
        on(REGISTRAR, opened(CONTACT_FAMILY, CLASS_TEACHER), opened(JOINT_HOME_VISIT, CLASS_TEACHER, STUDENT_AFFAIRS));

        assertThat(items(TEACHER)).singleElement().satisfies(item -> {
            assertThat(item.kind()).isEqualTo(TASKS_CAME_UP);
            assertThat(item.data().tasks())
                    .isEqualTo(new InboxItem.Tasks(
                            UUID.fromString(PUPIL), null, null, null, "CONTACT_FAMILY", null, DAY, 2));
        });
        assertThat(items(AFFAIRS)).singleElement().satisfies(item -> assertThat(
                        item.data().tasks())
                .extracting("count", "kind")
                .containsExactly(1, "JOINT_HOME_VISIT"));
        for (Actor other :
                List.of(HEAD, REGISTRAR, COUNSELLOR, TUTOR_A, staff("class-teacher-b", SCHOOL_B, CLASS_TEACHER))) {
            assertThat(items(other)).as(other.account()).isEmpty();
        }
    }

    @Test
    @Tag("ST-EH-03")
    void a_message_names_a_task_as_the_school_does_and_the_next_one_by_its_own_words() {
        Wording words = new Wording("電訪家長並告知學務處", null);
        on(
                REGISTRAR,
                opened(CONTACT_FAMILY, words, CLASS_TEACHER),
                opened(JOINT_HOME_VISIT, CLASS_TEACHER, STUDENT_AFFAIRS));
        assertThat(items(TEACHER)).singleElement().satisfies(item -> assertThat(
                        item.data().tasks())
                .extracting("kind", "wording")
                .containsExactly("CONTACT_FAMILY", words));

        on(REGISTRAR, met(CONTACT_FAMILY));
        assertThat(items(TEACHER))
                .filteredOn(item -> item.kind() == TASKS_CAME_UP)
                .allSatisfy(item -> assertThat(item.data().tasks())
                        .extracting("kind", "wording")
                        .containsExactly("JOINT_HOME_VISIT", null));
    }

    @Test
    void who_did_it_himself_is_not_told_and_who_holds_two_offices_finds_the_messages_of_both() {
        Actor both = staff("small-school", SCHOOL_A, CLASS_TEACHER, REGISTRY);
        on(TEACHER, opened(CONTACT_FAMILY, CLASS_TEACHER), opened(REGISTERED_LETTER, REGISTRY));

        assertThat(items(TEACHER)).isEmpty();
        assertThat(items(REGISTRAR)).hasSize(1);

        on(HEAD, opened(JOINT_HOME_VISIT, CLASS_TEACHER, STUDENT_AFFAIRS));
        assertThat(items(both)).hasSize(2);
        inbox.markRead(both, items(both).get(0).notificationId());
        assertThat(inbox.find(both, true, 0, 100).unread()).isEqualTo(1);
    }

    @Test
    void the_colleagues_of_who_did_it_are_told_and_he_is_once_others_did_more() {
        Actor colleague = staff("student-affairs-j2", SCHOOL_A, STUDENT_AFFAIRS);
        on(AFFAIRS, opened(JOINT_HOME_VISIT, CLASS_TEACHER, STUDENT_AFFAIRS));

        assertThat(items(AFFAIRS)).isEmpty();
        assertThat(inbox.find(AFFAIRS, true, 0, 100).unread()).isZero();
        assertThat(items(colleague)).singleElement().matches(item -> !item.read());
        assertThatThrownBy(() -> inbox.markRead(AFFAIRS, items(colleague).get(0).notificationId()))
                .isInstanceOf(NotVisible.class);

        on(AFFAIRS, opened(AbsenceDutyKind.CONTINUED_HOME_VISIT, STUDENT_AFFAIRS));
        assertThat(items(AFFAIRS)).isEmpty();
        on(REGISTRAR, opened(AbsenceDutyKind.CONTACT_AGAIN, STUDENT_AFFAIRS));
        assertThat(items(AFFAIRS)).hasSize(1);
        assertThat(items(colleague)).hasSize(1);
    }

    @Test
    @Tag("ST-ET-01")
    void what_one_class_teacher_has_read_the_others_have_not() {
        Actor other = staff("class-teacher-j2", SCHOOL_A, CLASS_TEACHER);
        Actor colleague = staff("student-affairs-j2", SCHOOL_A, STUDENT_AFFAIRS);
        on(REGISTRAR, opened(JOINT_HOME_VISIT, CLASS_TEACHER, STUDENT_AFFAIRS));

        inbox.markRead(TEACHER, items(TEACHER).get(0).notificationId());
        inbox.markRead(AFFAIRS, items(AFFAIRS).get(0).notificationId());

        assertThat(items(TEACHER)).singleElement().matches(InboxItem::read);
        assertThat(items(other)).singleElement().matches(item -> !item.read());
        assertThat(items(colleague)).singleElement().matches(InboxItem::read);
    }

    @Test
    void it_is_dealt_with_once_all_of_it_is_done_and_new_again_when_more_comes() {
        on(REGISTRAR, opened(CONTACT_FAMILY, CLASS_TEACHER), opened(JOINT_HOME_VISIT, CLASS_TEACHER, STUDENT_AFFAIRS));
        on(TEACHER, met(CONTACT_FAMILY));
        assertThat(items(TEACHER)).singleElement().matches(item -> !item.overtaken());
        on(TEACHER, met(JOINT_HOME_VISIT));
        assertThat(items(TEACHER)).singleElement().matches(InboxItem::overtaken);

        inbox.markRead(TEACHER, items(TEACHER).get(0).notificationId());
        time = InboxContext.NOW.plusSeconds(60);
        on(REGISTRAR, opened(AbsenceDutyKind.CONTINUED_HOME_VISIT, CLASS_TEACHER));
        assertThat(items(TEACHER)).singleElement().matches(item -> !item.overtaken() && !item.read());
    }

    @Test
    @Tag("ST-ET-01")
    @Tag("ST-ES-02")
    void others_hear_that_it_was_done() {
        on(
                REGISTRAR,
                opened(CONTACT_FAMILY, CLASS_TEACHER),
                opened(AbsenceDutyKind.LIST_TO_COUNSELLING, STUDENT_AFFAIRS));
        on(TEACHER, met(CONTACT_FAMILY));
        on(AFFAIRS, met(AbsenceDutyKind.LIST_TO_COUNSELLING));

        assertThat(items(AFFAIRS))
                .extracting(InboxItem::kind, InboxItem::overtaken)
                .containsExactly(tuple(TASK_DONE, false), tuple(TASKS_CAME_UP, true));
        assertThat(items(COUNSELLOR)).singleElement().matches(item -> item.kind() == TASK_DONE);
        assertThat(items(TEACHER)).first().matches(item -> item.kind() == TASK_DONE);
    }

    @Test
    @Tag("ST-ER-01")
    @Tag("SOP-3.1")
    void the_head_hears_of_what_is_missed() {
        on(TEACHER, opened(REGISTERED_LETTER, REGISTRY));
        on(Actor.SYSTEM, new AbsenceDutyMissed(id(REGISTERED_LETTER), PUPIL, LATE));

        assertThat(items(HEAD)).singleElement().matches(item -> item.kind() == TASKS_MISSED && !item.overtaken());
        assertThat(items(REGISTRAR)).extracting(InboxItem::kind).containsExactly(TASKS_MISSED, TASKS_CAME_UP);

        on(REGISTRAR, met(REGISTERED_LETTER)); // made up for
        assertThat(items(HEAD)).singleElement().matches(InboxItem::overtaken);
    }

    @Test
    @Tag("ST-ET-03")
    void who_owed_it_hears_that_nobody_does_any_more() {
        on(TEACHER, opened(REGISTERED_LETTER, REGISTRY));
        on(AFFAIRS, new AbsenceDutyWaived(id(REGISTERED_LETTER), PUPIL, AbsenceWaiver.LEAVE_GRANTED, null, LATE));

        assertThat(items(REGISTRAR))
                .extracting(InboxItem::kind, InboxItem::overtaken)
                .containsExactly(tuple(TASKS_WAIVED, false), tuple(TASKS_CAME_UP, true));
        assertThat(items(HEAD)).isEmpty();
    }

    @Test
    @Tag("ST-ES-03")
    void who_waits_for_a_meeting_hears_that_the_school_does_without_it() {
        on(TEACHER, opened(AbsenceDutyKind.RESPONSE_MEETING, STUDENT_AFFAIRS));
        on(
                AFFAIRS,
                new AbsenceDutyWaived(
                        id(AbsenceDutyKind.RESPONSE_MEETING), PUPIL, AbsenceWaiver.BY_SCHOOL, "家訪已找到學生", LATE));

        for (Actor told : List.of(HEAD, REGISTRAR, COUNSELLOR)) {
            assertThat(items(told)).singleElement().matches(item -> item.kind() == TASKS_WAIVED);
        }
        assertThat(items(TEACHER)).isEmpty();
    }

    @Test
    void of_a_task_of_before_the_inbox_was_told_of_any_nobody_is_told() {
        on(Actor.SYSTEM, new AbsenceDutyMissed(id(CONTACT_FAMILY), PUPIL, LATE));
        on(TEACHER, met(CONTACT_FAMILY));
        on(AFFAIRS, new AbsenceDutyWaived(id(REGISTERED_LETTER), PUPIL, AbsenceWaiver.LEAVE_GRANTED, null, LATE));
        on(
                Actor.SYSTEM,
                new TransferDutyMissed(TRANSFER, TransferDutyKind.DROPOUT_REPORT, LATE),
                new StaffingMeetingMet("s", id(CONTACT_FAMILY), MEETING, DAY, 12, LATE));

        for (Actor nobody : List.of(HEAD, TEACHER, AFFAIRS, REGISTRAR, COUNSELLOR)) {
            assertThat(items(nobody)).isEmpty();
        }
    }

    @Test
    void it_names_and_counts_what_is_still_to_be_done() {
        on(
                REGISTRAR,
                opened(CONTACT_FAMILY, CLASS_TEACHER),
                opened(JOINT_HOME_VISIT, CLASS_TEACHER),
                opened(REGISTERED_LETTER, CLASS_TEACHER));
        on(TEACHER, met(CONTACT_FAMILY));
        assertThat(items(TEACHER).get(0).data().tasks())
                .extracting("count", "kind")
                .containsExactly(2, "JOINT_HOME_VISIT");
        on(TEACHER, met(JOINT_HOME_VISIT), met(REGISTERED_LETTER));
        on(REGISTRAR, opened(AbsenceDutyKind.CONTINUED_HOME_VISIT, CLASS_TEACHER));
        assertThat(items(TEACHER).get(0).data().tasks())
                .extracting("count", "kind")
                .containsExactly(1, "CONTINUED_HOME_VISIT");
    }

    @Test
    @Tag("ST-ER-03")
    @Tag("R-HL-13")
    void of_a_transfer_the_rules_say_who_hears_besides() {
        on(
                Actor.SYSTEM,
                new TransferDutyOpened(
                        TRANSFER,
                        TransferDutyKind.DROPOUT_REPORT,
                        SCHOOL_A,
                        List.of(REGISTRY),
                        List.of(CLASS_TEACHER, Role.HEAD),
                        DAY,
                        DAY,
                        LATE,
                        "R-HL-13",
                        "AGENCY/JUNIOR_HIGH/0"),
                new TransferDutyMissed(TRANSFER, TransferDutyKind.DROPOUT_REPORT, LATE));

        for (Actor told : List.of(REGISTRAR, TEACHER, HEAD)) {
            assertThat(items(told)).extracting(InboxItem::kind).containsExactly(TASKS_MISSED, TASKS_CAME_UP);
            assertThat(InboxSign.placeOf(items(told).get(0))).isEqualTo("/transfers-out/" + TRANSFER);
        }
        assertThat(items(AFFAIRS)).isEmpty();
    }

    @Test
    @Tag("ST-EC-03")
    @Tag("SOP-4.3")
    void who_is_asked_to_a_meeting_hears_of_it_and_of_what_it_decided_for_him() {
        on(HEAD, planned(MeetingKind.REINTEGRATION));
        for (Actor member : List.of(TEACHER, COUNSELLOR)) {
            assertThat(items(member)).singleElement().satisfies(item -> {
                assertThat(item.kind()).isEqualTo(MEETING_CALLED);
                assertThat(InboxSign.placeOf(item)).isEqualTo("/meetings/" + MEETING);
            });
        }
        for (Actor other : List.of(HEAD, REGISTRAR, AFFAIRS)) {
            assertThat(items(other)).as(other.account()).isEmpty();
        }

        on(
                COUNSELLOR,
                new MeetingHeld(MEETING, DAY, List.of(), LATE),
                assigned("4d6d9a0e-0d6c-4a43-9c63-9f0e6d1c2b3a"),
                assigned("5d6d9a0e-0d6c-4a43-9c63-9f0e6d1c2b3a"));
        assertThat(items(TEACHER))
                .extracting(InboxItem::kind, InboxItem::overtaken)
                .containsExactly(tuple(TASKS_CAME_UP, false), tuple(MEETING_HELD, false), tuple(MEETING_CALLED, true));
        assertThat(items(TEACHER).get(0).data().tasks())
                .extracting("count", "kind")
                .containsExactly(2, "VISIT");
        assertThat(items(HEAD)).singleElement().matches(item -> item.kind() == MEETING_HELD);
    }

    @Test
    @Tag("ST-EH-02")
    @Tag("SOP-2.3")
    void the_head_hears_what_the_school_as_a_whole_owes() {
        on(
                TEACHER,
                new StaffingMeetingOwed(
                        "s", id(CONTACT_FAMILY), SCHOOL_A, DAY, 12, 10, DAY, LATE, "AGENCY/JUNIOR_HIGH/0"));

        assertThat(items(HEAD)).singleElement().satisfies(item -> {
            assertThat(item.kind()).isEqualTo(TASKS_CAME_UP);
            assertThat(InboxSign.placeOf(item)).isEqualTo("/meetings");
        });
        on(HEAD, new StaffingMeetingMet("s", id(CONTACT_FAMILY), MEETING, DAY, 12, LATE));
        assertThat(items(HEAD)).singleElement().matches(InboxItem::overtaken);
    }

    @Test
    void a_replay_tells_the_same() {
        on(REGISTRAR, opened(CONTACT_FAMILY, CLASS_TEACHER), opened(JOINT_HOME_VISIT, CLASS_TEACHER, STUDENT_AFFAIRS));
        on(TEACHER, met(CONTACT_FAMILY));
        List<InboxItem> before = items(TEACHER);
        List<InboxItem> ofOthers = items(AFFAIRS);
        long told = rowsOf("inbox_told_task");
        // what no event says has to be gone
        jdbc.sql("INSERT INTO read_model.inbox_told_task SELECT notification_id, ?, true FROM read_model.notification")
                .param(UUID.randomUUID())
                .update();

        projection.replay();

        assertThat(rowsOf("inbox_told_task")).isEqualTo(told);

        assertThat(items(TEACHER)).isEqualTo(before);
        assertThat(items(AFFAIRS)).isEqualTo(ofOthers);
    }

    private long rowsOf(String table) {
        return jdbc.sql("SELECT count(*) FROM read_model." + table)
                .query(Long.class)
                .single();
    }

    private static String id(AbsenceDutyKind kind) {
        return UUID.nameUUIDFromBytes(kind.name().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static MeetingPlanned planned(MeetingKind kind) {
        return new MeetingPlanned(
                MEETING,
                SCHOOL_A,
                kind,
                DAY,
                DAY,
                null,
                "校長室",
                List.of(),
                List.of(
                        new Invited(Participant.CLASS_TEACHER, null),
                        new Invited(Participant.COUNSELLING_OFFICE, null),
                        new Invited(Participant.POLICE, "清泉派出所")),
                LATE);
    }

    private static MeetingTaskAssigned assigned(String taskId) {
        return new MeetingTaskAssigned(taskId, MEETING, PUPIL, CLASS_TEACHER, true, null, DAY, LATE);
    }

    private static AbsenceDutyOpened opened(AbsenceDutyKind kind, Role... roles) {
        return opened(kind, null, roles);
    }

    private static AbsenceDutyOpened opened(AbsenceDutyKind kind, @Nullable Wording wording, Role... roles) {
        return new AbsenceDutyOpened(
                id(kind),
                PUPIL,
                SCHOOL_A,
                kind,
                List.of(roles),
                DAY,
                2,
                DAY,
                LATE,
                EvidenceKind.CONTACT,
                "SOP-1.1",
                "AGENCY/JUNIOR_HIGH/0",
                wording,
                null);
    }

    private static AbsenceDutyMet met(AbsenceDutyKind kind) {
        return new AbsenceDutyMet(id(kind), PUPIL, DAY, List.of(), List.of(), null, null, LATE);
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
}
