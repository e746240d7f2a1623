package org.rejoin.command.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.Moment;
import org.rejoin.command.meeting.StaffingCommand.KeepStaffing;
import org.rejoin.command.meeting.StaffingCommand.MeetStaffing;
import org.rejoin.event.meeting.StaffingMeetingMet;
import org.rejoin.event.meeting.StaffingMeetingMissed;
import org.rejoin.event.meeting.StaffingMeetingOwed;
import org.rejoin.event.meeting.StaffingMeetingWaived;
import org.rejoin.event.ruleset.RuleBook;
import org.rejoin.event.ruleset.RulesInForce;
import org.rejoin.event.school.Stage;

@Tag("SOP-2.3")
class StaffingTest {

    private static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");
    private static final String SCHOOL = "034601J";
    private static final StaffingId ID = StaffingId.ofUnit(SCHOOL);
    private static final KeepStaffing KEEP = new KeepStaffing(ID, SCHOOL);
    private static final LocalDate TUESDAY = LocalDate.parse("2026-11-03");
    private static final StaffingMeetingOwed OWED = owed(0, TUESDAY, 12);

    private Stage stage = Stage.JUNIOR_HIGH;
    private @Nullable Instant nextLook;

    @Test
    void more_than_ten_pupils_on_day_two_and_the_head_owes_a_meeting_that_day() {
        when("2026-11-03T09:00", 12).expectEvents(OWED);
        assertThat(nextLook).isEqualTo(at("2026-11-04T00:00"));
    }

    @Test
    void ten_are_not_more_than_ten() {
        when("2026-11-03T09:00", 10).expectNoEvents().expectSuccessfulHandlerExecution();
    }

    @Test
    void who_has_no_threshold_owes_none() {
        stage = Stage.SENIOR_HIGH;
        when("2026-11-03T09:00", 400).expectNoEvents().expectSuccessfulHandlerExecution();
    }

    @Test
    void it_is_owed_once_while_so_many_are_away() {
        when("2026-11-03T10:00", 15, OWED).expectNoEvents();
    }

    @Test
    void it_is_waived_once_not_so_many_are_away_any_more() {
        when("2026-11-03T10:00", 10, OWED)
                .expectEvents(new StaffingMeetingWaived(ID.value(), ID.dutyId(0), 10, at("2026-11-03T10:00")));
    }

    @Test
    void it_is_missed_at_the_end_of_its_day_and_still_owed() {
        when("2026-11-04T00:00", 12, OWED)
                .expectEvents(new StaffingMeetingMissed(ID.value(), ID.dutyId(0), at("2026-11-04T00:00")));
    }

    @Test
    void held_with_visits_it_is_met_and_another_wave_owes_another_one() {
        MeetingId meeting = new MeetingId(UUID.randomUUID().toString());
        StaffingMeetingMet met =
                new StaffingMeetingMet(ID.value(), ID.dutyId(0), meeting.value(), TUESDAY, 12, at("2026-11-03T15:00"));

        fixture(0)
                .given(OWED)
                .when(new MeetStaffing(ID, meeting, TUESDAY, 12), decidedAt("2026-11-03T15:00"))
                .expectEvents(met);
        when("2026-11-10T09:00", 11, OWED, met).expectEvents(owed(1, TUESDAY.plusDays(7), 11));
    }

    @Test
    void a_meeting_that_nobody_owed_meets_nothing() {
        fixture(3)
                .givenNoPriorActivity()
                .when(
                        new MeetStaffing(ID, new MeetingId(UUID.randomUUID().toString()), TUESDAY, 3),
                        decidedAt("2026-11-03T15:00"))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    void after_the_meeting_one_looks_at_once_whether_there_are_still_so_many() {
        fixture(12)
                .given(OWED)
                .when(
                        new MeetStaffing(ID, new MeetingId(UUID.randomUUID().toString()), TUESDAY, 1),
                        decidedAt("2026-11-03T15:00"))
                .expectSuccessfulHandlerExecution();

        assertThat(nextLook).isEqualTo(at("2026-11-03T15:00"));
    }

    @Test
    void a_meeting_of_the_week_before_does_not_meet_what_is_owed_since() {
        fixture(12)
                .given(OWED)
                .when(
                        new MeetStaffing(ID, new MeetingId(UUID.randomUUID().toString()), TUESDAY.minusDays(5), 1),
                        decidedAt("2026-11-03T15:00"))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    private static StaffingMeetingOwed owed(int times, LocalDate day, int pupils) {
        return new StaffingMeetingOwed(
                ID.value(),
                ID.dutyId(times),
                SCHOOL,
                day,
                pupils,
                10,
                day,
                day.plusDays(1).atStartOfDay(TAIPEI).toInstant(),
                "TAO/JUNIOR_HIGH/0");
    }

    private ResultValidator<Staffing> when(String at, int pupils, Object... before) {
        return fixture(pupils).given(List.of(before)).when(KEEP, decidedAt(at));
    }

    private AggregateTestFixture<Staffing> fixture(int pupils) {
        AggregateTestFixture<Staffing> fixture = new AggregateTestFixture<>(Staffing.class);
        fixture.registerInjectableResource(facts(pupils));
        return fixture;
    }

    private static Map<String, Moment> decidedAt(String moment) {
        return Map.of(Moment.KEY, Moment.of(at(moment), TAIPEI));
    }

    private static Instant at(String moment) {
        return LocalDateTime.parse(moment).atZone(TAIPEI).toInstant();
    }

    private StaffingFacts facts(int pupils) {
        return new StaffingFacts() {
            @Override
            public RulesInForce rulesOn(String school, LocalDate day) {
                return new RuleBook("TAO", stage, List.of()).on(day);
            }

            @Override
            public int pupilsAway(String school, LocalDate today) {
                return pupils;
            }

            @Override
            public Instant endOf(LocalDate day) {
                return day.plusDays(1).atStartOfDay(TAIPEI).toInstant();
            }

            @Override
            public void lookAgainAt(String school, Instant at) {
                nextLook = at;
            }
        };
    }
}
