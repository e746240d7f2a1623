package org.rejoin.query.absence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.event.Role;
import org.rejoin.event.absence.LeaveKind;
import org.rejoin.event.absence.Mark;
import org.rejoin.event.calendar.SchoolCalendar;
import org.rejoin.event.ruleset.AbsenceDutyKind;
import org.rejoin.event.ruleset.EvidenceKind;

/** What stands on the ladder of days nobody recorded; by the default calendar, 2026-11-02 is a Monday. */
@Tag("SOP-0.2")
class RungTest {

    private static final UUID PUPIL = UUID.randomUUID();
    private static final Instant SOMETIME = Instant.parse("2026-11-02T00:30:00Z");

    private @Nullable LocalDate leftOn;
    private final List<DayView> days = new ArrayList<>();
    private final List<DutyView> duties = new ArrayList<>();

    @Test
    void days_nobody_recorded_while_the_pupil_is_away_are_a_gap_up_to_yesterday() {
        day("2026-11-02", Mark.ABSENT);
        day("2026-11-06", Mark.ABSENT);

        assertThat(at("2026-11-11"))
                .containsExactly(
                        "2026-11-10 from 2026-11-09 2 not recorded",
                        "2026-11-06 ABSENT 2",
                        "2026-11-05 from 2026-11-03 3 not recorded",
                        "2026-11-02 ABSENT 1");
    }

    @Test
    void after_leave_too_and_not_once_the_pupil_was_seen() {
        day("2026-11-02", Mark.LEAVE_GRANTED);
        day("2026-11-04", Mark.PRESENT);

        assertThat(at("2026-11-11"))
                .containsExactly(
                        "2026-11-04 PRESENT 0",
                        "2026-11-03 from 2026-11-03 1 not recorded",
                        "2026-11-02 LEAVE_GRANTED 0");
    }

    @Test
    void weekends_and_today_are_no_gap() {
        day("2026-11-06", Mark.ABSENT);

        assertThat(at("2026-11-09")).containsExactly("2026-11-06 ABSENT 1");
    }

    @Test
    void a_day_on_which_something_arose_stands_by_itself() {
        day("2026-11-26", Mark.ABSENT);
        duty("2026-12-01");

        assertThat(at("2026-12-03"))
                .containsExactly(
                        "2026-12-02 from 2026-12-02 1 not recorded",
                        "2026-12-01 from 2026-12-01 1 not recorded",
                        "2026-11-30 from 2026-11-27 2 not recorded",
                        "2026-11-26 ABSENT 1");
    }

    @Test
    void a_gap_ends_with_the_school_year() {
        day("2026-07-30", Mark.ABSENT);

        assertThat(at("2026-11-02"))
                .containsExactly("2026-07-31 from 2026-07-31 1 not recorded", "2026-07-30 ABSENT 1");
    }

    @Test
    @Tag("R-HL-30")
    void of_who_left_nothing_is_missing_from_that_day_on() {
        day("2026-07-28", Mark.ABSENT);
        leftOn = LocalDate.parse("2026-07-30");

        assertThat(at("2026-07-31"))
                .containsExactly("2026-07-29 from 2026-07-29 1 not recorded", "2026-07-28 ABSENT 1");
    }

    private List<String> at(String today) {
        PupilView pupil = new PupilView(
                PUPIL, 1, "羅以恩", "705", "034601J", 1, 1, false, false, false, false, false, null, leftOn, null, days,
                duties);
        return Rung.of(pupil, new SchoolCalendar(List.of()), LocalDate.parse(today)).stream()
                .map(rung -> rung.day() + " "
                        + (rung.entry() == null ? gap(rung.gap()) : rung.entry().mark() + " " + rung.count()))
                .toList();
    }

    private static String gap(Rung.@Nullable Gap gap) {
        return gap == null ? "" : "from " + gap.from() + " " + gap.schoolDays() + " not recorded";
    }

    private void day(String day, Mark mark) {
        LeaveKind leave = mark == Mark.LEAVE_GRANTED ? LeaveKind.SICK : null;
        days.add(new DayView(LocalDate.parse(day), mark, leave, SOMETIME, "yeh", null));
    }

    private void duty(String day) {
        duties.add(new DutyView(
                UUID.randomUUID(),
                PUPIL,
                "羅以恩",
                "705",
                1,
                AbsenceDutyKind.MONTHLY_CHECK,
                null,
                List.of(Role.STUDENT_AFFAIRS),
                LocalDate.parse(day),
                0,
                LocalDate.parse(day),
                SOMETIME,
                EvidenceKind.RECORD,
                "SOP-0.3",
                "AGENCY/JUNIOR_HIGH/0",
                "OPEN",
                false,
                null,
                List.of(),
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null));
    }
}
