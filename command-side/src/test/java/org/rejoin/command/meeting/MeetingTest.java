package org.rejoin.command.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rejoin.command.Invalid;
import org.rejoin.command.Moment;
import org.rejoin.command.Refused;
import org.rejoin.command.meeting.MeetingCommand.AddToMinutes;
import org.rejoin.command.meeting.MeetingCommand.CancelMeeting;
import org.rejoin.command.meeting.MeetingCommand.Decision;
import org.rejoin.command.meeting.MeetingCommand.FinishTask;
import org.rejoin.command.meeting.MeetingCommand.HoldMeeting;
import org.rejoin.command.meeting.MeetingCommand.KeepMeetingTasks;
import org.rejoin.command.meeting.MeetingCommand.Minutes;
import org.rejoin.command.meeting.MeetingCommand.PlanMeeting;
import org.rejoin.command.meeting.MeetingCommand.WaiveTask;
import org.rejoin.event.Actor;
import org.rejoin.event.DataSubject;
import org.rejoin.event.Role;
import org.rejoin.event.absence.AbsenceWaiver;
import org.rejoin.event.absence.Participant;
import org.rejoin.event.meeting.Invited;
import org.rejoin.event.meeting.MeetingCancellation;
import org.rejoin.event.meeting.MeetingCancelled;
import org.rejoin.event.meeting.MeetingHeld;
import org.rejoin.event.meeting.MeetingKind;
import org.rejoin.event.meeting.MeetingMinutesAdded;
import org.rejoin.event.meeting.MeetingMinutesTaken;
import org.rejoin.event.meeting.MeetingPlanned;
import org.rejoin.event.meeting.MeetingSupplemented;
import org.rejoin.event.meeting.MeetingTaskAssigned;
import org.rejoin.event.meeting.MeetingTaskDone;
import org.rejoin.event.meeting.MeetingTaskMissed;
import org.rejoin.event.meeting.MeetingTaskWaived;
import org.rejoin.event.meeting.PupilOfMeeting;

class MeetingTest {

    private static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");
    private static final MeetingId ID = new MeetingId("77777777-7777-4777-8777-777777777777");
    private static final String PUPIL = "66666666-6666-4666-8666-666666666666";
    private static final String STUDENT = "11111111-1111-4111-8111-111111111111";
    private static final String SCHOOL = "034601J";
    private static final LocalDate DAY = LocalDate.parse("2026-11-04");
    private static final String TASK = ID.taskId(0);
    private static final Invited CHAIR = new Invited(Participant.HEAD, null);
    private static final Invited POLICE = new Invited(Participant.POLICE, "清泉派出所");
    private static final MeetingHeld HELD = new MeetingHeld(ID.value(), DAY, List.of(CHAIR), at("2026-11-04T15:00"));
    private static final MeetingTaskAssigned ASSIGNED = new MeetingTaskAssigned(
            TASK, ID.value(), PUPIL, Role.STUDENT_AFFAIRS, false, "洽派出所協尋", DAY.plusDays(1), at("2026-11-06T00:00"));

    private static final MeetingMinutesTaken MINUTES = new MeetingMinutesTaken(ID.value(), PUPIL, "全家外出");

    private static final AddToMinutes ADDITION = new AddToMinutes(
            ID,
            "88888888-8888-4888-8888-888888888888",
            List.of(new Minutes(PUPIL, "派出所回電，已查訪")),
            List.of(new Decision(PUPIL, Role.COUNSELLING_OFFICE, false, "安排輔導", DAY.plusDays(2))));
    private static final MeetingSupplemented SUPPLEMENTED =
            new MeetingSupplemented(ID.value(), ADDITION.additionId(), at("2026-11-05T10:00"));
    private static final MeetingMinutesAdded ADDED =
            new MeetingMinutesAdded(ID.value(), ADDITION.additionId(), PUPIL, "派出所回電，已查訪", at("2026-11-05T10:00"));
    private static final MeetingTaskAssigned ASSIGNED_LATER = new MeetingTaskAssigned(
            ID.taskId(1),
            ID.value(),
            PUPIL,
            Role.COUNSELLING_OFFICE,
            false,
            "安排輔導",
            DAY.plusDays(2),
            at("2026-11-07T00:00"));
    private static final Object[] RECORDED = {planned(MeetingKind.RESPONSE), HELD, MINUTES, ASSIGNED};
    private static final Object[] WITH_ADDITION = {
        planned(MeetingKind.RESPONSE), HELD, MINUTES, ASSIGNED, SUPPLEMENTED, ADDED, ASSIGNED_LATER
    };

    private final List<String> met = new ArrayList<>();
    private final List<String> visited = new ArrayList<>();
    private final SortedMap<String, AbsenceWaiver> needless = new TreeMap<>();
    private @Nullable Instant nextLook;
    private boolean erasing;

    @Test
    @Tag("SOP-3.3")
    void student_affairs_calls_the_head_and_whoever_can_help() {
        when("2026-11-04T09:00", plan(MeetingKind.RESPONSE, DAY), Role.STUDENT_AFFAIRS)
                .expectEvents(planned(MeetingKind.RESPONSE));
    }

    @ParameterizedTest
    @CsvSource({
        "RESPONSE, COUNSELLING_OFFICE, MEETING_KIND_OF_OTHERS",
        "CASE, STUDENT_AFFAIRS, MEETING_KIND_OF_OTHERS",
        "REINTEGRATION, STUDENT_AFFAIRS, MEETING_KIND_OF_OTHERS",
        "STAFFING, COUNSELLING_OFFICE, STAFFING_MEETING_OF_HEAD",
        "RESPONSE, CLASS_TEACHER, MEETING_ROLE_MAY_NOT"
    })
    @Tag("SOP-3.3")
    void each_kind_has_the_offices_that_call_it(MeetingKind kind, Role role, String reason) {
        when("2026-11-04T09:00", plan(kind, DAY), role)
                .expectNoEvents()
                .expectException(Refused.class)
                .expectExceptionMessage(reason);
    }

    @Test
    @Tag("SOP-3.3")
    void a_meeting_of_the_past_cannot_be_called_nor_one_with_nobody() {
        when("2026-11-05T09:00", plan(MeetingKind.RESPONSE, DAY), Role.HEAD).expectException(Invalid.class);
        when(
                        "2026-11-04T09:00",
                        new PlanMeeting(ID, MeetingKind.RESPONSE, DAY, null, "校長室", List.of(PUPIL), List.of()),
                        Role.HEAD)
                .expectException(Invalid.class);
        when(
                        "2026-11-04T09:00",
                        new PlanMeeting(ID, MeetingKind.CASE, DAY, null, "校長室", List.of(), List.of(CHAIR)),
                        Role.HEAD)
                .expectException(Invalid.class);
    }

    @Test
    @Tag("SOP-3.3")
    void calling_it_twice_is_calling_it_once() {
        when("2026-11-04T09:05", plan(MeetingKind.RESPONSE, DAY), Role.HEAD, planned(MeetingKind.RESPONSE))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
        when("2026-11-04T09:05", plan(MeetingKind.RESPONSE, DAY.plusDays(1)), Role.HEAD, planned(MeetingKind.RESPONSE))
                .expectException(Refused.class);
    }

    @Test
    @Tag("SOP-3.3")
    @Tag("SOP-4.3")
    void what_was_said_and_decided_is_kept_of_each_pupil_and_the_duties_are_met() {
        HoldMeeting hold = held(DAY, new Decision(PUPIL, Role.STUDENT_AFFAIRS, false, "洽派出所協尋", DAY.plusDays(1)));

        when("2026-11-04T15:00", hold, Role.HEAD, planned(MeetingKind.RESPONSE))
                .expectEvents(HELD, new MeetingMinutesTaken(ID.value(), PUPIL, "全家外出"), ASSIGNED);

        assertThat(met).containsExactly("RESPONSE " + PUPIL);
        assertThat(nextLook).isEqualTo(at("2026-11-06T00:00"));
    }

    @Test
    @Tag("SOP-3.3")
    void a_decision_needs_an_office_and_a_day_that_is_not_before_the_meeting() {
        for (Decision wrong : List.of(
                new Decision(PUPIL, null, false, "洽派出所協尋", DAY),
                new Decision(PUPIL, Role.HEAD, false, "洽派出所協尋", DAY),
                new Decision(PUPIL, Role.STUDENT_AFFAIRS, false, "洽派出所協尋", null),
                new Decision(PUPIL, Role.STUDENT_AFFAIRS, false, "洽派出所協尋", DAY.minusDays(1)),
                new Decision(PUPIL, Role.STUDENT_AFFAIRS, false, " ", DAY),
                new Decision("00000000-0000-4000-8000-000000000000", Role.STUDENT_AFFAIRS, false, "協尋", DAY))) {
            when("2026-11-04T15:00", held(DAY, wrong), Role.HEAD, planned(MeetingKind.RESPONSE))
                    .expectNoEvents()
                    .expectException(Invalid.class);
        }
    }

    @Test
    @Tag("SOP-3.3")
    void it_is_held_neither_before_it_was_called_nor_tomorrow_nor_without_the_head_nor_without_minutes() {
        List<HoldMeeting> wrong = List.of(
                held(DAY.minusDays(1)),
                held(DAY.plusDays(1)),
                new HoldMeeting(ID, DAY, List.of(), minutes(), List.of()),
                new HoldMeeting(ID, DAY, List.of(POLICE), minutes(), List.of()),
                new HoldMeeting(ID, DAY, List.of(CHAIR), List.of(), List.of()));

        wrong.forEach(hold -> when("2026-11-04T15:00", hold, Role.HEAD, planned(MeetingKind.RESPONSE))
                .expectNoEvents()
                .expectException(Invalid.class));
    }

    @Test
    @Tag("SOP-3.3")
    void a_meeting_that_was_held_is_neither_held_again_nor_cancelled() {
        when("2026-11-04T16:00", held(DAY), Role.HEAD, planned(MeetingKind.RESPONSE), HELD, MINUTES)
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
        when(
                        "2026-11-04T16:00",
                        new CancelMeeting(ID, MeetingCancellation.MISTAKE),
                        Role.HEAD,
                        planned(MeetingKind.RESPONSE),
                        HELD)
                .expectException(Refused.class);
    }

    @Test
    @Tag("SOP-3.3")
    void other_minutes_of_the_same_day_are_not_taken_for_those_that_were_saved() {
        Decision search = new Decision(PUPIL, Role.STUDENT_AFFAIRS, false, "洽派出所協尋", DAY.plusDays(1));
        Decision other = new Decision(PUPIL, Role.REGISTRY, false, "洽派出所協尋", DAY.plusDays(1));
        Object[] recorded = {planned(MeetingKind.RESPONSE), HELD, MINUTES, ASSIGNED};

        when("2026-11-04T16:00", held(DAY, search), Role.HEAD, recorded)
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
        for (HoldMeeting hold : List.of(
                held(DAY),
                held(DAY, other),
                held(DAY, search, other),
                new HoldMeeting(ID, DAY, List.of(CHAIR, POLICE), minutes(), List.of(search)),
                new HoldMeeting(ID, DAY, List.of(CHAIR), List.of(new Minutes(PUPIL, "已聯絡上")), List.of(search)))) {
            when("2026-11-04T16:00", hold, Role.HEAD, recorded)
                    .expectNoEvents()
                    .expectException(Refused.class)
                    .expectExceptionMessage("MEETING_IS_HELD");
        }
    }

    @Test
    @Tag("SOP-3.3")
    void what_is_added_stands_beside_the_minutes_and_what_was_decided_since_becomes_a_task() {
        when("2026-11-05T10:00", ADDITION, Role.STUDENT_AFFAIRS, RECORDED)
                .expectEvents(SUPPLEMENTED, ADDED, ASSIGNED_LATER);
        assertThat(met).isEmpty();
        assertThat(nextLook).isEqualTo(at("2026-11-06T00:00"));
        when("2026-11-05T10:00", ADDITION, Role.STUDENT_AFFAIRS, WITH_ADDITION).expectNoEvents();
    }

    @Test
    @Tag("SOP-3.3")
    void another_addition_under_the_same_id_is_not_taken_for_the_one_that_was_saved() {
        refused(
                when(
                        "2026-11-05T10:00",
                        new AddToMinutes(ID, ADDITION.additionId(), ADDITION.minutes(), List.of()),
                        Role.HEAD,
                        WITH_ADDITION),
                MeetingBlocker.MEETING_ADDITION_TAKEN);
    }

    @Test
    @Tag("SOP-3.3")
    void the_record_of_the_meeting_sent_again_is_the_same_after_an_addition() {
        HoldMeeting hold = held(DAY, new Decision(PUPIL, Role.STUDENT_AFFAIRS, false, "洽派出所協尋", DAY.plusDays(1)));
        when("2026-11-05T10:00", hold, Role.HEAD, WITH_ADDITION).expectNoEvents();
    }

    @Test
    @Tag("SOP-3.3")
    void only_to_a_meeting_that_was_held_something_is_added_and_by_who_may_record_it() {
        MeetingPlanned plan = planned(MeetingKind.RESPONSE);
        refused(when("2026-11-05T10:00", ADDITION, Role.HEAD, plan), MeetingBlocker.MEETING_NOT_HELD);
        refused(
                when(
                        "2026-11-05T10:00",
                        ADDITION,
                        Role.HEAD,
                        plan,
                        new MeetingCancelled(ID.value(), MeetingCancellation.MISTAKE, at("2026-11-04T15:00"))),
                MeetingBlocker.MEETING_IS_CANCELLED);
        refused(
                when("2026-11-05T10:00", ADDITION, Role.COUNSELLING_OFFICE, RECORDED),
                MeetingBlocker.MEETING_KIND_OF_OTHERS);
    }

    @Test
    @Tag("SOP-3.3")
    void an_addition_says_something_of_a_pupil_of_the_meeting() {
        String other = "99999999-9999-4999-8999-999999999999";
        for (AddToMinutes wrong : List.of(
                new AddToMinutes(ID, "a", List.of(), List.of()),
                new AddToMinutes(ID, "a", List.of(new Minutes(other, "已查訪")), List.of()),
                new AddToMinutes(
                        ID, "a", List.of(), List.of(new Decision(PUPIL, null, false, "安排輔導", DAY.plusDays(2)))),
                new AddToMinutes(
                        ID,
                        "a",
                        List.of(),
                        List.of(new Decision(PUPIL, Role.REGISTRY, false, "安排輔導", DAY.minusDays(1)))))) {
            when("2026-11-05T10:00", wrong, Role.HEAD, RECORDED)
                    .expectNoEvents()
                    .expectException(Invalid.class);
        }
        erasing = true;
        when("2026-11-05T10:00", ADDITION, Role.HEAD, RECORDED).expectNoEvents().expectException(Invalid.class);
    }

    @Test
    @Tag("SOP-3.3")
    void what_was_entered_late_is_the_same_sent_again() {
        HoldMeeting hold = held(DAY, new Decision(PUPIL, Role.STUDENT_AFFAIRS, false, "洽派出所協尋", DAY));
        MeetingHeld late = new MeetingHeld(ID.value(), DAY, List.of(CHAIR), at("2026-11-05T09:00"));

        when("2026-11-09T09:00", hold, Role.HEAD, planned(MeetingKind.RESPONSE), late, MINUTES, ASSIGNED)
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    @Tag("SOP-2.3")
    void minutes_of_a_meeting_about_staff_are_of_its_pupils_and_each_once() {
        Decision visit = new Decision(PUPIL, Role.CLASS_TEACHER, true, null, DAY);
        Minutes of = new Minutes(PUPIL, "全家外出");
        Minutes stranger = new Minutes("00000000-0000-4000-8000-000000000000", "全家外出");

        for (List<Minutes> wrong : List.of(List.of(stranger), List.of(of, of))) {
            when(
                            "2026-11-04T15:00",
                            new HoldMeeting(ID, DAY, List.of(CHAIR), wrong, List.of(visit)),
                            Role.HEAD,
                            planned(MeetingKind.STAFFING))
                    .expectNoEvents()
                    .expectException(Invalid.class);
        }
        when(
                        "2026-11-04T15:00",
                        new HoldMeeting(ID, DAY, List.of(CHAIR), List.of(of), List.of(visit)),
                        Role.HEAD,
                        planned(MeetingKind.STAFFING))
                .expectSuccessfulHandlerExecution();
    }

    @Test
    @Tag("SOP-3.3")
    void what_is_entered_late_has_the_day_of_its_entry() {
        HoldMeeting hold = held(DAY, new Decision(PUPIL, Role.STUDENT_AFFAIRS, true, null, DAY));

        when("2026-11-06T09:00", hold, Role.HEAD, planned(MeetingKind.RESPONSE))
                .expectEvents(
                        new MeetingHeld(ID.value(), DAY, List.of(CHAIR), at("2026-11-06T09:00")),
                        new MeetingMinutesTaken(ID.value(), PUPIL, "全家外出"),
                        new MeetingTaskAssigned(
                                TASK,
                                ID.value(),
                                PUPIL,
                                Role.STUDENT_AFFAIRS,
                                true,
                                null,
                                LocalDate.parse("2026-11-06"),
                                at("2026-11-07T00:00")));
    }

    @Test
    @Tag("SOP-2.3")
    void a_meeting_about_staff_says_who_visits_and_needs_no_minutes() {
        HoldMeeting nobody = new HoldMeeting(ID, DAY, List.of(CHAIR), List.of(), List.of());
        when("2026-11-04T15:00", nobody, Role.HEAD, planned(MeetingKind.STAFFING))
                .expectException(Invalid.class);

        HoldMeeting visits = new HoldMeeting(
                ID, DAY, List.of(CHAIR), List.of(), List.of(new Decision(PUPIL, Role.CLASS_TEACHER, true, null, DAY)));
        when("2026-11-04T15:00", visits, Role.HEAD, planned(MeetingKind.STAFFING))
                .expectSuccessfulHandlerExecution();
        assertThat(met).containsExactly("STAFFING [" + PUPIL + "]");
        assertThat(visited).containsExactly(TASK);
    }

    @Test
    @Tag("SOP-2.3")
    void a_visit_is_waived_once_its_pupil_has_leave_and_what_was_done_is_kept() {
        needless.put(TASK, AbsenceWaiver.LEAVE_GRANTED);
        MeetingTaskAssigned visit = new MeetingTaskAssigned(
                TASK, ID.value(), PUPIL, Role.CLASS_TEACHER, true, null, DAY, at("2026-11-05T00:00"));
        MeetingTaskDone done = new MeetingTaskDone(TASK, ID.value(), DAY, "已家訪", at("2026-11-04T17:00"));

        when("2026-11-04T18:00", new KeepMeetingTasks(ID), Role.HEAD, planned(MeetingKind.STAFFING), HELD, visit)
                .expectEvents(new MeetingTaskWaived(
                        TASK, ID.value(), AbsenceWaiver.LEAVE_GRANTED, null, at("2026-11-04T18:00")));
        when("2026-11-04T18:00", new KeepMeetingTasks(ID), Role.HEAD, planned(MeetingKind.STAFFING), HELD, visit, done)
                .expectNoEvents();
    }

    @Test
    @Tag("SOP-3.3")
    void a_task_is_done_by_its_office_waived_by_the_head_and_missed_at_its_day() {
        Object[] assigned = {planned(MeetingKind.RESPONSE), HELD, ASSIGNED};
        FinishTask done = new FinishTask(ID, TASK, DAY.plusDays(1), "派出所已受理");

        when("2026-11-05T10:00", done, Role.STUDENT_AFFAIRS, assigned)
                .expectEvents(new MeetingTaskDone(TASK, ID.value(), DAY.plusDays(1), "派出所已受理", at("2026-11-05T10:00")));
        when("2026-11-05T10:00", done, Role.REGISTRY, assigned).expectException(Refused.class);
        when("2026-11-05T10:00", new FinishTask(ID, TASK, DAY.minusDays(1), "已"), Role.STUDENT_AFFAIRS, assigned)
                .expectException(Invalid.class);
        when("2026-11-05T10:00", new WaiveTask(ID, TASK, "學生已返校"), Role.HEAD, assigned)
                .expectEvents(new MeetingTaskWaived(
                        TASK, ID.value(), AbsenceWaiver.BY_SCHOOL, "學生已返校", at("2026-11-05T10:00")));
        when("2026-11-05T10:00", new WaiveTask(ID, TASK, "學生已返校"), Role.STUDENT_AFFAIRS, assigned)
                .expectException(Refused.class);
        when("2026-11-06T10:00", new FinishTask(ID, TASK, DAY.plusDays(2), "已"), Role.STUDENT_AFFAIRS, assigned)
                .expectEvents(
                        new MeetingTaskMissed(TASK, ID.value(), at("2026-11-06T00:00")),
                        new MeetingTaskDone(TASK, ID.value(), DAY.plusDays(2), "已", at("2026-11-06T10:00")));
        when("2026-11-06T00:00", new KeepMeetingTasks(ID), Role.HEAD, assigned)
                .expectEvents(new MeetingTaskMissed(TASK, ID.value(), at("2026-11-06T00:00")));
    }

    @Test
    @Tag("SOP-3.3")
    void a_task_that_is_done_is_done_once_and_another_note_on_it_is_not_lost_without_a_word() {
        MeetingTaskDone done = new MeetingTaskDone(TASK, ID.value(), DAY.plusDays(1), "派出所已受理", at("2026-11-05T10:00"));
        Object[] before = {planned(MeetingKind.RESPONSE), HELD, ASSIGNED, done};

        when("2026-11-05T11:00", new FinishTask(ID, TASK, DAY.plusDays(1), "派出所已受理"), Role.STUDENT_AFFAIRS, before)
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
        when("2026-11-05T11:00", new FinishTask(ID, TASK, DAY.plusDays(1), "已找到學生"), Role.STUDENT_AFFAIRS, before)
                .expectNoEvents()
                .expectExceptionMessage("MEETING_TASK_DONE_OTHERWISE");
        when("2026-11-05T11:00", new FinishTask(ID, TASK, DAY, "派出所已受理"), Role.STUDENT_AFFAIRS, before)
                .expectNoEvents()
                .expectExceptionMessage("MEETING_TASK_DONE_OTHERWISE");
        when("2026-11-05T11:00", new FinishTask(ID, TASK, DAY, "派出所已受理"), Role.REGISTRY, before)
                .expectNoEvents()
                .expectExceptionMessage("MEETING_TASK_OF_OTHERS");
    }

    @Test
    @Tag("SOP-3.3")
    void it_is_cancelled_once_and_not_held_then() {
        MeetingCancelled cancelled =
                new MeetingCancelled(ID.value(), MeetingCancellation.PUPILS_BACK, at("2026-11-04T10:00"));
        CancelMeeting cancel = new CancelMeeting(ID, MeetingCancellation.PUPILS_BACK);

        when("2026-11-04T10:00", cancel, Role.HEAD, planned(MeetingKind.RESPONSE))
                .expectEvents(cancelled);
        when("2026-11-04T11:00", cancel, Role.HEAD, planned(MeetingKind.RESPONSE), cancelled)
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
        when("2026-11-04T15:00", held(DAY), Role.HEAD, planned(MeetingKind.RESPONSE), cancelled)
                .expectException(Refused.class);
    }

    @Test
    void nothing_is_written_of_a_pupil_whose_data_are_being_erased() {
        erasing = true;
        when("2026-11-04T15:00", held(DAY), Role.HEAD, planned(MeetingKind.RESPONSE))
                .expectNoEvents()
                .expectException(Invalid.class);
    }

    @Test
    void a_pupil_whose_data_are_being_erased_does_not_keep_the_meeting_from_being_held() {
        erasing = true;
        HoldMeeting without = new HoldMeeting(ID, DAY, List.of(CHAIR), List.of(), List.of());
        when("2026-11-04T15:00", without, Role.HEAD, planned(MeetingKind.RESPONSE))
                .expectEvents(HELD);
        assertThat(met).isEmpty();
    }

    private static void refused(ResultValidator<Meeting> result, MeetingBlocker blocker) {
        result.expectNoEvents().expectException(Refused.class).expectExceptionMessage(blocker.name());
    }

    private static MeetingPlanned planned(MeetingKind kind) {
        return new MeetingPlanned(
                ID.value(),
                SCHOOL,
                kind,
                DAY,
                DAY,
                "14:30",
                "校長室",
                List.of(new PupilOfMeeting(PUPIL, STUDENT)),
                List.of(CHAIR, POLICE),
                at("2026-11-04T09:00"));
    }

    private static PlanMeeting plan(MeetingKind kind, LocalDate day) {
        return new PlanMeeting(ID, kind, day, "14:30", "校長室", List.of(PUPIL), List.of(CHAIR, POLICE));
    }

    private static HoldMeeting held(LocalDate day, Decision... decisions) {
        return new HoldMeeting(ID, day, List.of(CHAIR), minutes(), List.of(decisions));
    }

    private static List<Minutes> minutes() {
        return List.of(new Minutes(PUPIL, "全家外出"));
    }

    private ResultValidator<Meeting> when(String at, Object command, Role role, Object... before) {
        Actor by = new Actor("mo", Set.of(role), SCHOOL, "TAO");
        MetaData about = MetaData.with(DataSubject.STUDENT, STUDENT);
        AggregateTestFixture<Meeting> fixture = new AggregateTestFixture<>(Meeting.class);
        fixture.registerInjectableResource(facts());
        Map<String, Object> metaData = new HashMap<>(by.toMetaData());
        metaData.put(Moment.KEY, Moment.of(at(at), TAIPEI));
        return fixture.given(List.of(before).stream()
                        .map(event -> new GenericEventMessage<>(event, about))
                        .toList())
                .when(command, metaData);
    }

    private static Instant at(String moment) {
        return LocalDateTime.parse(moment).atZone(TAIPEI).toInstant();
    }

    private MeetingFacts facts() {
        return new MeetingFacts() {
            @Override
            public String studentOf(String watchId) {
                return STUDENT;
            }

            @Override
            public boolean isBeingErased(String studentId) {
                return erasing;
            }

            @Override
            public Instant endOf(LocalDate day) {
                return day.plusDays(1).atStartOfDay(TAIPEI).toInstant();
            }

            @Override
            public void meetsDuties(
                    MeetingKind kind,
                    String watchId,
                    LocalDate heldOn,
                    List<Participant> participants,
                    String minutes,
                    Moment moment) {
                met.add(kind + " " + watchId);
            }

            @Override
            public void meetsStaffing(
                    String school, MeetingId meeting, LocalDate heldOn, List<String> watches, Moment moment) {
                met.add("STAFFING " + watches);
            }

            @Override
            public void visitAssigned(String taskId, MeetingId meeting, String watchId) {
                visited.add(taskId);
            }

            @Override
            public SortedMap<String, AbsenceWaiver> needlessVisits(MeetingId meeting) {
                return needless;
            }

            @Override
            public void lookAgain(MeetingId id, Optional<Instant> at) {
                nextLook = at.orElse(null);
            }
        };
    }
}
