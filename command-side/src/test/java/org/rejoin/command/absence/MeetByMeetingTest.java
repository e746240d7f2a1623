package org.rejoin.command.absence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.command.absence.WatchStories.COUNSELLING;
import static org.rejoin.command.absence.WatchStories.TEACHER;
import static org.rejoin.command.absence.WatchStories.absent;
import static org.rejoin.command.absence.WatchStories.and;
import static org.rejoin.command.absence.WatchStories.declares;
import static org.rejoin.command.absence.WatchStories.dutyId;
import static org.rejoin.command.absence.WatchStories.finds;
import static org.rejoin.command.absence.WatchStories.marks;
import static org.rejoin.command.absence.WatchStories.meets;
import static org.rejoin.command.absence.WatchStories.meetsAt;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.test.matchers.Matchers;
import org.hamcrest.CustomMatcher;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.absence.WatchStories.Step;
import org.rejoin.event.absence.AbsenceDutyMet;
import org.rejoin.event.absence.AbsenceDutyWaived;
import org.rejoin.event.absence.Finding;
import org.rejoin.event.absence.Mark;
import org.rejoin.event.absence.Participant;
import org.rejoin.event.ruleset.AbsenceDutyKind;

/** A meeting that was held does what its pupil's duties ask for. */
class MeetByMeetingTest {

    private final WatchStories stories = new WatchStories();

    @Test
    @Tag("SOP-3.5")
    void a_duty_that_ends_as_the_one_before_it_is_met_is_left_as_it_is() {
        Step[] before = and(
                absent("2026-11-02", "2026-11-03", "2026-11-04"),
                declares(COUNSELLING, false, false, true, "2026-11-04T09:00"),
                meets(COUNSELLING, "2026-11-04", AbsenceDutyKind.CASE_MEETING, "2026-11-05T10:00", Participant.HEAD),
                marks(TEACHER, "2026-11-19", Mark.ABSENT, "2026-11-19T08:30"),
                marks(TEACHER, "2026-11-20", Mark.ABSENT, "2026-11-20T08:30"),
                marks(TEACHER, "2026-11-23", Mark.ABSENT, "2026-11-23T08:30"),
                marks(TEACHER, "2026-11-24", Mark.PRESENT, "2026-11-24T08:30"),
                finds(
                        COUNSELLING,
                        "2026-11-05",
                        AbsenceDutyKind.MONTHLY_EVALUATION,
                        "2026-12-05T10:00",
                        Finding.NOT_STABLE));

        List<String> met = new ArrayList<>();
        List<String> waived = new ArrayList<>();
        meetsAt(
                        COUNSELLING,
                        "2026-12-08T15:00",
                        AbsenceDutyKind.CASE_MEETING,
                        AbsenceDutyKind.CASE_MEETING_ON_RETURN,
                        AbsenceDutyKind.REVIEW_MEETING)
                .then(stories.after(before))
                .expectSuccessfulHandlerExecution()
                .expectEventsMatching(Matchers.payloadsMatching(new CustomMatcher<List<?>>("events") {
                    @Override
                    public boolean matches(Object events) {
                        for (Object event : (List<?>) events) {
                            if (event instanceof AbsenceDutyMet one) {
                                met.add(one.dutyId());
                            }
                            if (event instanceof AbsenceDutyWaived one) {
                                waived.add(one.dutyId());
                            }
                        }
                        return true;
                    }
                }));

        assertThat(met).containsExactly(dutyId("2026-11-24", AbsenceDutyKind.CASE_MEETING_ON_RETURN));
        assertThat(waived).contains(dutyId("2026-12-05", AbsenceDutyKind.REVIEW_MEETING));
    }

    @Test
    @Tag("SOP-3.3")
    void whoever_may_hold_it_need_not_be_of_the_office_that_has_the_duty() {
        String meeting = dutyId("2026-11-04", AbsenceDutyKind.RESPONSE_MEETING);

        meetsAt(COUNSELLING, "2026-11-04T15:00", AbsenceDutyKind.RESPONSE_MEETING)
                .then(stories.after(absent("2026-11-02", "2026-11-03", "2026-11-04")))
                .expectSuccessfulHandlerExecution()
                .expectEventsMatching(Matchers.payloadsMatching(new CustomMatcher<List<?>>("met") {
                    @Override
                    public boolean matches(Object events) {
                        return ((List<?>) events)
                                .stream()
                                        .anyMatch(event -> event instanceof AbsenceDutyMet met
                                                && met.dutyId().equals(meeting));
                    }
                }));
    }
}
