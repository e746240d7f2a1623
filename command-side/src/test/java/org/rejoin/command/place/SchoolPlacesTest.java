package org.rejoin.command.place;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.Moment;
import org.rejoin.command.place.SchoolPlacesCommand.KeepVacancyNotice;
import org.rejoin.command.place.SchoolPlacesCommand.PostVacancyNotice;
import org.rejoin.command.place.SchoolPlacesCommand.SetPlaces;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.calendar.Days;
import org.rejoin.event.calendar.SchoolCalendar;
import org.rejoin.event.calendar.SchoolYearPublished;
import org.rejoin.event.place.PlacesSet;
import org.rejoin.event.place.VacancyNoticeMissed;
import org.rejoin.event.place.VacancyNoticeOwed;
import org.rejoin.event.place.VacancyNoticePosted;
import org.rejoin.event.place.VacancyNoticeWaived;
import org.rejoin.event.school.Grades;
import org.rejoin.event.school.Stage;

/** What a full school owes in the winter holiday. */
@Tag("R-HL-34")
class SchoolPlacesTest {

    private static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");
    private static final String SCHOOL = "154601J";
    private static final SchoolPlacesId ID = SchoolPlacesId.of(SCHOOL);
    private static final KeepVacancyNotice LOOK = new KeepVacancyNotice(ID);
    private static final VacancyNoticeOwed OWED = new VacancyNoticeOwed(
            SCHOOL,
            115,
            VacancyNoticeOwed.idOf(SCHOOL, 115),
            LocalDate.parse("2027-01-21"),
            LocalDate.parse("2027-01-25"),
            at("2027-01-26T00:00"));
    private static final VacancyNoticeMissed MISSED =
            new VacancyNoticeMissed(SCHOOL, 115, OWED.dutyId(), OWED.deadline());

    private final PlaceFacts facts = new Facts();
    private @Nullable Instant nextLook;
    private String fullOn = "2026-09-01T09:00";

    private final class Facts implements PlaceFacts {

        @Override
        public SchoolCalendar calendar(String school) {
            return new SchoolCalendar(List.of());
        }

        @Override
        public Grades grades(String school) {
            return Grades.of(Stage.JUNIOR_HIGH);
        }

        @Override
        public Instant endOf(LocalDate day) {
            return day.plusDays(1).atStartOfDay(TAIPEI).toInstant();
        }

        @Override
        public void set(String school, int grade, int places) {}

        @Override
        public void posted(String school, int schoolYear, LocalDate postedOn, LocalDate publicUntil) {}

        @Override
        public void lookAgain(String school, Optional<Instant> at) {
            nextLook = at.orElse(null);
        }
    }

    @Test
    void vacancies_are_told_within_three_days_of_the_start_of_the_winter_holiday() {
        VacancyNotice notice = VacancyNotice.of(days("2027-01-21", "2027-02-10"));

        assertThat(notice.from()).isEqualTo("2027-01-21");
        // the 24th is a Sunday
        assertThat(notice.dueOn()).isEqualTo("2027-01-25");
    }

    @Test
    void the_notice_is_public_for_five_days_at_least_and_a_weekend_moves_its_end_on() {
        assertThat(VacancyNotice.publicUntilAtLeast(LocalDate.parse("2027-01-22")))
                .isEqualTo("2027-01-27");
        assertThat(VacancyNotice.publicUntilAtLeast(LocalDate.parse("2027-01-25")))
                .isEqualTo("2027-02-01");
    }

    @Test
    void a_dropouts_place_is_no_vacancy() {
        assertThat(PlacesView.Grade.of(7, 60, 57, 1).vacancies()).isEqualTo(2);
        assertThat(PlacesView.Grade.of(7, 60, 60, 1).vacancies()).isZero();
    }

    @Test
    void a_notice_that_came_late_is_overdue_for_ever() {
        VacancyNotice notice = VacancyNotice.of(days("2027-01-21", "2027-02-10"));

        assertThat(overdue(notice, "2027-01-25", null)).isFalse();
        assertThat(overdue(notice, "2027-01-26", null)).isTrue();
        assertThat(overdue(notice, "2027-01-29", "2027-01-25")).isFalse();
        assertThat(overdue(notice, "2027-01-29", "2027-01-26")).isTrue();
    }

    @Test
    void the_winter_holiday_is_the_published_one_or_the_usual_one() {
        SchoolYearPublished usual = SchoolCalendar.defaultOf(115);
        SchoolYearPublished published = new SchoolYearPublished(
                "HUA",
                115,
                1,
                usual.firstSemester(),
                usual.secondSemester(),
                List.of(new Days(LocalDate.parse("2027-01-23"), LocalDate.parse("2027-02-14"), "寒假")),
                List.of(),
                null);

        assertThat(new SchoolCalendar(List.of()).winterHoliday(115).from()).isEqualTo("2027-01-21");
        assertThat(new SchoolCalendar(List.of(published)).winterHoliday(115).from())
                .isEqualTo("2027-01-23");
    }

    @Test
    void a_full_school_owes_the_notice_from_the_first_day_of_the_winter_holiday() {
        when("2027-01-20T10:00", LOOK).expectNoEvents();
        assertThat(nextLook).isEqualTo(at("2027-01-21T00:00"));

        when("2027-01-21T00:00", LOOK).expectEvents(OWED);
        assertThat(nextLook).isEqualTo(OWED.deadline());
        when("2027-01-22T10:00", LOOK, LOOK).expectNoEvents();
    }

    @Test
    void the_notice_that_is_not_posted_is_missed_for_ever_and_may_be_made_up_for() {
        when("2027-01-26T00:00", LOOK, look("2027-01-21T00:00")).expectEvents(MISSED);
        when("2027-01-27T09:00", posts("2027-01-27"), look("2027-01-21T00:00"))
                .expectEvents(MISSED, posted("2027-01-27"));
        when("2027-01-28T09:00", LOOK, look("2027-01-21T00:00"), posts("2027-01-27"))
                .expectNoEvents();
    }

    @Test
    void the_notice_of_the_year_meets_it_and_next_winter_it_is_owed_anew() {
        when("2027-01-22T09:00", posts("2027-01-22"), look("2027-01-21T00:00")).expectEvents(posted("2027-01-22"));
        when("2027-01-26T00:00", LOOK, look("2027-01-21T00:00"), posts("2027-01-22"))
                .expectNoEvents();
        when("2028-01-21T00:00", LOOK, look("2027-01-21T00:00"), new Told(posts("2027-01-22"), "2027-01-22T09:00"))
                .expectEvents(new VacancyNoticeOwed(
                        SCHOOL,
                        116,
                        VacancyNoticeOwed.idOf(SCHOOL, 116),
                        LocalDate.parse("2028-01-21"),
                        LocalDate.parse("2028-01-24"),
                        at("2028-01-25T00:00")));
    }

    @Test
    void a_notice_is_of_the_winter_holiday_of_this_school_year_alone() {
        for (String other :
                List.of("2026-01-22", "2026-02-02", "2026-07-20", "2027-01-20", "2027-02-01", "2027-03-01")) {
            when("2027-03-02T09:00", posts(other)).expectNoEvents().expectExceptionMessage("[NOT_IN_WINTER_HOLIDAY]");
        }
        when("2026-11-22T09:00", posts("2026-01-22"))
                .expectNoEvents()
                .expectExceptionMessage("[NOT_IN_WINTER_HOLIDAY]");
        when("2027-02-10T09:00", posts("2027-01-31")).expectSuccessfulHandlerExecution();
    }

    @Test
    void a_school_that_is_not_full_owes_no_notice() {
        when("2027-01-22T09:00", new SetPlaces(ID, 7, 0), look("2027-01-21T00:00"))
                .expectEvents(
                        new PlacesSet(SCHOOL, 7, 0),
                        new VacancyNoticeWaived(SCHOOL, 115, OWED.dutyId(), at("2027-01-22T09:00")));
        assertThat(nextLook).isNull();
        when("2027-01-22T09:00", LOOK, new SetPlaces(ID, 7, 0)).expectNoEvents();
    }

    @Test
    void places_are_those_of_grades_the_school_has() {
        for (int grade : List.of(3, 6, 10)) {
            when("2026-11-22T09:00", new SetPlaces(ID, grade, 60))
                    .expectNoEvents()
                    .expectExceptionMessage("[GRADE_OF_STAGE]");
        }
        when("2026-11-22T09:00", new SetPlaces(ID, 9, 60)).expectEvents(new PlacesSet(SCHOOL, 9, 60));
    }

    @Test
    void a_school_that_was_no_full_one_by_mistake_owes_it_as_before() {
        when(
                        "2027-01-22T11:00",
                        new SetPlaces(ID, 7, 60),
                        look("2027-01-21T00:00"),
                        new Told(new SetPlaces(ID, 7, 0), "2027-01-22T09:00"))
                .expectEvents(
                        new PlacesSet(SCHOOL, 7, 60),
                        new VacancyNoticeOwed(SCHOOL, 115, OWED.dutyId(), OWED.from(), OWED.dueOn(), OWED.deadline()));
    }

    @Test
    void the_notice_of_a_winter_that_is_over_ends_when_the_next_is_owed_and_stays_missed() {
        when("2028-01-21T00:00", LOOK, look("2027-01-21T00:00"))
                .expectEvents(
                        new VacancyNoticeMissed(SCHOOL, 115, OWED.dutyId(), OWED.deadline()),
                        new VacancyNoticeWaived(SCHOOL, 115, OWED.dutyId(), at("2028-01-21T00:00")),
                        new VacancyNoticeOwed(
                                SCHOOL,
                                116,
                                VacancyNoticeOwed.idOf(SCHOOL, 116),
                                LocalDate.parse("2028-01-21"),
                                LocalDate.parse("2028-01-24"),
                                at("2028-01-25T00:00")));
    }

    @Test
    void a_school_that_becomes_a_full_one_after_the_last_day_owes_none_this_year() {
        fullOn = "2027-03-02T09:00";
        when("2027-03-03T00:00", LOOK).expectNoEvents();
        assertThat(nextLook).isEqualTo(at("2027-04-02T00:00"));
    }

    private record Told(Object command, String moment) {}

    private static Told look(String moment) {
        return new Told(LOOK, moment);
    }

    private static PostVacancyNotice posts(String day) {
        return new PostVacancyNotice(
                ID, LocalDate.parse(day), LocalDate.parse(day).plusDays(10), "府教字第8號");
    }

    private static VacancyNoticePosted posted(String day) {
        return new VacancyNoticePosted(
                SCHOOL, 115, LocalDate.parse(day), LocalDate.parse(day).plusDays(10), "府教字第8號");
    }

    /** After the places of grade 7 were set. @param before told at the same moment, unless it says another */
    private ResultValidator<SchoolPlaces> when(String moment, Object command, Object... before) {
        AggregateTestFixture<SchoolPlaces> fixture = new AggregateTestFixture<>(SchoolPlaces.class);
        fixture.registerInjectableResource(facts);
        TestExecutor<SchoolPlaces> given = fixture.givenCurrentTime(at(fullOn))
                .andGivenCommands(List.of(message(new SetPlaces(ID, 7, 60), fullOn)));
        for (Object one : before) {
            Told told = one instanceof Told of ? of : new Told(one, moment);
            given = given.andGivenCurrentTime(at(told.moment()))
                    .andGivenCommands(List.of(message(told.command(), told.moment())));
        }
        return given.andGivenCurrentTime(at(moment)).when(command, metaData(moment));
    }

    private static GenericCommandMessage<Object> message(Object command, String moment) {
        return new GenericCommandMessage<>(command, MetaData.from(metaData(moment)));
    }

    private static Map<String, Object> metaData(String moment) {
        Map<String, Object> metaData =
                new HashMap<>(new Actor("lai", Set.of(Role.REGISTRY), SCHOOL, "HUA").toMetaData());
        metaData.put(Moment.KEY, Moment.of(at(moment), TAIPEI));
        return metaData;
    }

    private static Instant at(String moment) {
        return LocalDateTime.parse(moment).atZone(TAIPEI).toInstant();
    }

    private static boolean overdue(VacancyNotice notice, String today, @Nullable String posted) {
        LocalDate on = posted == null ? null : LocalDate.parse(posted);
        return PlacesView.Notice.of(notice, LocalDate.parse(today), on, on).overdue();
    }

    private static Days days(String from, String to) {
        return new Days(LocalDate.parse(from), LocalDate.parse(to), "寒假");
    }
}
