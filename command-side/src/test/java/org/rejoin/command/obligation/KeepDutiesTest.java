package org.rejoin.command.obligation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.axonframework.test.matchers.Matchers.equalTo;
import static org.axonframework.test.matchers.Matchers.listWithAnyOf;
import static org.axonframework.test.matchers.Matchers.payloadsMatching;
import static org.rejoin.command.obligation.CaseCourse.CASE;
import static org.rejoin.command.obligation.CaseCourse.of;
import static org.rejoin.command.obligation.CaseCourse.reported;
import static org.rejoin.event.casefile.LeavingType.SUSPENSION;
import static org.rejoin.event.obligation.ObligationKind.FIRST_TRACKING;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rejoin.command.Moment;
import org.rejoin.command.obligation.CaseDutiesCommand.KeepDuties;
import org.rejoin.event.Actor;
import org.rejoin.event.casefile.FilingStarted;
import org.rejoin.event.obligation.ObligationAdvanced;
import org.rejoin.event.obligation.ObligationEvent;
import org.rejoin.event.obligation.ObligationFallsDue;
import org.rejoin.event.obligation.ObligationMet;
import org.rejoin.event.obligation.ObligationMissed;
import org.rejoin.event.obligation.ObligationOpened;
import org.rejoin.event.obligation.ObligationWaived;
import org.rejoin.event.obligation.WaiverReason;

class KeepDutiesTest {

    private static final LocalDate DUE = LocalDate.of(2026, 11, 12);
    private static final String DUTY = of(SUSPENSION, "2026-11-02")
            .submitted("2026-11-02")
            .duties("2026-11-02")
            .all()
            .get(0)
            .id();
    private static final ObligationOpened OPENED = new ObligationOpened(
            DUTY,
            CASE,
            FIRST_TRACKING,
            "990001",
            "990",
            "tutor-a",
            List.of(),
            LocalDate.of(2026, 11, 2),
            DUE,
            null,
            1,
            0,
            "R-REP-02",
            Map.of("term", "10d"));
    private static final ObligationFallsDue REMINDED = new ObligationFallsDue(DUTY, CASE, DUE, 0);
    private static final ObligationMissed MISSED = new ObligationMissed(DUTY, CASE, DUE, 0);
    private static final CaseCourse FILED = of(SUSPENSION, "2026-11-02").submitted("2026-11-02");

    @Test
    void what_is_owed_is_said_once() {
        given(FILED).givenNoPriorActivity().when(keep(), on("2026-11-02")).expectEvents(OPENED);
        given(FILED).given(OPENED).when(keep(), on("2026-11-04")).expectNoEvents();
    }

    @Test
    void nothing_is_said_where_nothing_is_owed() {
        given(of(SUSPENSION, "2026-11-02"))
                .givenNoPriorActivity()
                .when(keep(), on("2026-11-02"))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @Test
    @Tag("c21")
    void it_is_reminded_of_once_when_the_due_day_is_near() {
        given(FILED).given(OPENED).when(keep(), on("2026-11-05")).expectEvents(REMINDED);
        given(FILED).given(OPENED, REMINDED).when(keep(), on("2026-11-06")).expectNoEvents();
    }

    @Test
    void it_is_missed_once_and_dated_by_the_due_day_after_an_outage_too() {
        given(FILED).given(OPENED, REMINDED).when(keep(), on("2026-11-13")).expectEvents(MISSED);
        given(FILED).given(OPENED, MISSED).when(keep(), on("2026-12-24")).expectNoEvents();
        given(FILED).givenNoPriorActivity().when(keep(), on("2026-12-24")).expectEvents(OPENED, MISSED);
    }

    @Test
    void what_is_missed_stays_missed_also_where_the_deed_comes_to_light_later() {
        CaseCourse inTime = of(SUSPENSION, "2026-11-02").submitted("2026-11-02").recorded("2026-11-12");

        given(inTime)
                .given(OPENED, MISSED)
                .when(keep(), on("2026-11-12"))
                .expectEventsMatching(payloadsMatching(listWithAnyOf(equalTo(
                        new ObligationMet(DUTY, CASE, "TrackingRecordSubmitted", new UUID(0, 1).toString(), DUE)))));
    }

    @Test
    @Tag("R-TRK-02")
    void each_record_of_a_semester_is_counted() {
        CaseCourse tracked = reported(SUSPENSION, "2026-11-03");
        List<Duty> before = tracked.duties("2026-11-03").all();
        ObligationOpened trackings = tracked.duties("2026-11-03").all().stream()
                .filter(duty -> duty.semester() != null)
                .map(duty -> DutyOwner.opened(duty, filingOf(tracked)))
                .findFirst()
                .orElseThrow();
        Object[] said = before.stream()
                .flatMap(duty -> Stream.concat(
                        Stream.of(DutyOwner.opened(duty, filingOf(tracked))),
                        duty.ends().stream().map(end -> end.toEvent(duty, CASE))))
                .toArray();

        given(tracked.recorded("2026-12-01"))
                .given(said)
                .when(keep(), on("2026-12-01"))
                .expectEvents(new ObligationAdvanced(trackings.obligationId(), CASE, 1));
    }

    @Test
    void a_duty_whose_ground_a_corrected_calendar_took_away_is_waived() {
        given(of(SUSPENSION, "2026-11-02"))
                .given(OPENED)
                .when(keep(), on("2026-11-04"))
                .expectEvents(
                        new ObligationWaived(DUTY, CASE, WaiverReason.CALENDAR_CORRECTED, LocalDate.of(2026, 11, 4)));
    }

    @Test
    @Tag("c10")
    void that_nobody_owes_it_for_who_turned_18_does_not_tell_the_birthday() {
        given(of(SUSPENSION, "2026-11-02", LocalDate.of(2008, 11, 5)).submitted("2026-11-02"))
                .given(OPENED)
                .when(keep(), on("2026-11-05"))
                .expectEvents(new ObligationWaived(DUTY, CASE, WaiverReason.TURNED_18, null));
    }

    @Test
    void the_duties_of_a_case_are_told_from_the_case() {
        assertThat(CaseDutiesId.of(CASE)).hasToString(CaseDutiesId.of(CASE).value());
        assertThat(CaseDutiesId.of(CASE).value()).isNotEqualTo(CASE);
    }

    @ParameterizedTest
    @MethodSource("events")
    void the_duties_evolve_with_every_event(Class<?> event) throws NoSuchMethodException {
        assertThat(CaseDuties.class.getDeclaredMethod("evolve", event).isAnnotationPresent(EventSourcingHandler.class))
                .isTrue();
    }

    static Stream<Class<?>> events() {
        return Stream.of(ObligationEvent.class.getPermittedSubclasses());
    }

    private static FixtureConfiguration<CaseDuties> given(CaseCourse course) {
        return new AggregateTestFixture<>(CaseDuties.class).registerInjectableResource(new Reckoning() {

            @Override
            public DutiesOnDay of(String caseId, Map<String, LocalDate> knownDue, LocalDate today) {
                return course.duties(today.toString(), knownDue);
            }

            @Override
            public void lookAgain(String caseId, Optional<LocalDate> day) {}
        });
    }

    private static FilingStarted filingOf(CaseCourse course) {
        return Objects.requireNonNull(course.duties("2026-11-03").filing());
    }

    private static KeepDuties keep() {
        return KeepDuties.of(CASE);
    }

    private static Map<String, ?> on(String day) {
        Map<String, Object> metaData = new HashMap<>(Actor.SYSTEM.toMetaData());
        metaData.put(Moment.KEY, new Moment(LocalDate.parse(day).atTime(0, 10).atZone(CaseCourse.TAIPEI)));
        return metaData;
    }
}
