package org.rejoin.query.absence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.rejoin.event.ruleset.AbsenceDutyKind.CONTACT_FAMILY;
import static org.rejoin.event.ruleset.AbsenceDutyKind.DROPOUT_REPORT;
import static org.rejoin.event.ruleset.AbsenceDutyKind.HIGH_CARE_COUNSELLING;
import static org.rejoin.event.ruleset.AbsenceDutyKind.INTERVENTION_COUNSELLING;
import static org.rejoin.event.ruleset.AbsenceDutyKind.LETTER_TO_COMMITTEE;
import static org.rejoin.event.ruleset.AbsenceDutyKind.LETTER_TO_EDUCATION_BUREAU;
import static org.rejoin.event.ruleset.AbsenceDutyKind.LETTER_TO_POLICE;
import static org.rejoin.event.ruleset.AbsenceDutyKind.MONTHLY_CHECK;
import static org.rejoin.event.ruleset.AbsenceDutyKind.MONTHLY_EVALUATION;
import static org.rejoin.event.ruleset.AbsenceDutyKind.REGISTERED_LETTER;
import static org.rejoin.event.ruleset.AbsenceDutyKind.RETURN_SLIP;
import static org.rejoin.event.ruleset.AbsenceDutyKind.VULNERABLE_FAMILY_CARE;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.event.Role;
import org.rejoin.event.absence.DropoutGround;
import org.rejoin.event.absence.Finding;
import org.rejoin.event.absence.Mark;
import org.rejoin.event.ruleset.AbsenceDutyKind;
import org.rejoin.event.ruleset.EvidenceKind;

/** Which facts a paper prints, where a pupil was away more than once. */
@Tag("SOP-4.2")
@Tag("R-HL-09")
class PupilPaperTest {

    private static final UUID PUPIL = UUID.randomUUID();
    private static final LocalDate SPRING = LocalDate.parse("2026-03-02");
    private static final LocalDate AUTUMN = LocalDate.parse("2026-11-02");
    private static final Instant SOMETIME = Instant.parse("2026-11-20T00:00:00Z");

    private final List<DayView> days = new ArrayList<>();
    private final List<DutyView> duties = new ArrayList<>();

    @Test
    void it_has_the_number_of_its_own_absence_and_none_of_the_one_before() {
        away(SPRING);
        met(LETTER_TO_COMMITTEE, SPRING.plusDays(3), "春字第1號");
        back(SPRING.plusDays(7));
        away(AUTUMN);
        assertThat(letter(AUTUMN).letterNumber()).isNull();

        met(LETTER_TO_COMMITTEE, AUTUMN.plusDays(3), "秋字第1號");
        assertThat(letter(AUTUMN).letterNumber()).isEqualTo("秋字第1號");
        assertThat(letter(SPRING).letterNumber()).isEqualTo("春字第1號");
    }

    @Test
    void the_annex_tells_of_contacts_visits_meetings_and_letters_of_this_absence_and_of_nothing_else() {
        away(SPRING);
        met(CONTACT_FAMILY, SPRING, null);
        back(SPRING.plusDays(7));
        away(AUTUMN);
        met(CONTACT_FAMILY, AUTUMN, null);
        met(REGISTERED_LETTER, AUTUMN.plusDays(2), "012345");
        for (AbsenceDutyKind kind :
                List.of(INTERVENTION_COUNSELLING, HIGH_CARE_COUNSELLING, VULNERABLE_FAMILY_CARE, MONTHLY_CHECK)) {
            met(kind, AUTUMN.plusDays(3), null);
        }

        assertThat(letter(AUTUMN).done())
                .extracting(DutyView::kind, DutyView::day)
                .containsExactly(tuple(CONTACT_FAMILY, AUTUMN), tuple(REGISTERED_LETTER, AUTUMN.plusDays(2)));
    }

    @Test
    void following_was_in_vain_by_the_newest_evaluation_alone_and_then_no_old_report_is_printed() {
        away(SPRING);
        back(SPRING.plusDays(7));
        evaluated(SPRING.plusDays(40), Finding.NOT_STABLE);
        assertThat(PaperKind.COMMITTEE_LETTER.missing(pupil(), null)).isEmpty();
        assertThat(letter(SPRING).report()).isNull();

        evaluated(SPRING.plusDays(70), Finding.STABLE);
        assertThat(PaperKind.COMMITTEE_LETTER.missing(pupil(), null)).contains("effect");
        assertThat(letter(SPRING).report()).isNotNull();

        away(AUTUMN);
        assertThat(letter(AUTUMN).report()).isNotNull();
    }

    @Test
    void the_slip_says_the_return_of_the_reported_absence_or_that_it_was_excused() {
        away(SPRING);
        back(SPRING.plusDays(7));
        duty(RETURN_SLIP, SPRING.plusDays(7), "OPEN", null, List.of(), null);
        assertThat(paper(PaperKind.RETURN_NOTICE, SPRING).returnedOn()).isEqualTo(SPRING.plusDays(7));
        assertThat(paper(PaperKind.RETURN_NOTICE, SPRING).excused()).isFalse();

        away(AUTUMN);
        assertThat(PaperKind.RETURN_NOTICE.missing(pupil(), report(AUTUMN))).contains("return");
        days.removeIf(day -> !day.day().isBefore(AUTUMN));
        mark(AUTUMN.plusDays(3), Mark.LEAVE_GRANTED);
        duty(RETURN_SLIP, AUTUMN.plusDays(4), "OPEN", null, List.of(), null);
        assertThat(PaperKind.RETURN_NOTICE.missing(pupil(), report(AUTUMN))).isEmpty();
        assertThat(paper(PaperKind.RETURN_NOTICE, AUTUMN).excused()).isTrue();
    }

    @Test
    void a_report_is_taken_back_once_its_day_is_one_of_leave_or_of_no_absence() {
        away(AUTUMN);
        assertThat(report(AUTUMN).isTakenBack(pupil())).isFalse();

        corrected(AUTUMN.plusDays(3), Mark.PRESENT);
        assertThat(report(AUTUMN).isTakenBack(pupil())).as("back that day").isFalse();
        for (int day = 0; day < 3; day++) {
            corrected(AUTUMN.plusDays(day), Mark.PRESENT);
        }
        assertThat(report(AUTUMN).isTakenBack(pupil())).as("never away").isTrue();
        assertThat(report(AUTUMN).isExcused(pupil())).as("never away").isFalse();

        corrected(AUTUMN.plusDays(3), Mark.LEAVE_GRANTED);
        assertThat(report(AUTUMN).isTakenBack(pupil())).as("leave").isTrue();
        assertThat(report(AUTUMN).isExcused(pupil())).as("leave").isTrue();
    }

    @Test
    void a_report_that_met_two_duties_is_taken_back_where_both_are() {
        for (int day = 4; day <= 7; day++) {
            mark(AUTUMN.minusDays(day), Mark.ABSENT);
        }
        duty(DROPOUT_REPORT, AUTUMN.minusDays(4), "MET", AUTUMN.plusDays(3), List.of(), "1150001");
        mark(AUTUMN.minusDays(3), Mark.LEAVE_GRANTED);
        away(AUTUMN);
        corrected(AUTUMN.plusDays(3), Mark.LEAVE_GRANTED);
        assertThat(report(AUTUMN).isTakenBack(pupil())).isFalse();
        assertThat(report(AUTUMN).isExcused(pupil())).isFalse();

        corrected(AUTUMN.minusDays(4), Mark.LEAVE_GRANTED);
        assertThat(report(AUTUMN).isTakenBack(pupil())).isTrue();
        assertThat(report(AUTUMN).isExcused(pupil())).isTrue();
    }

    @Test
    @Tag("2.2")
    void police_and_education_bureau_are_written_to_once_it_is_reported_each_under_its_own_number() {
        away(AUTUMN);
        for (PaperKind kind : List.of(PaperKind.POLICE_LETTER, PaperKind.BUREAU_LETTER)) {
            assertThat(kind.missing(pupil(), null)).contains("report");
            assertThat(kind.missing(pupil(), report(AUTUMN))).isEmpty();
            assertThat(paper(kind, AUTUMN).letterNumber()).isNull();
        }
        met(LETTER_TO_POLICE, AUTUMN.plusDays(3), "警字第1號");
        met(LETTER_TO_EDUCATION_BUREAU, AUTUMN.plusDays(3), "教字第1號");
        assertThat(paper(PaperKind.POLICE_LETTER, AUTUMN).letterNumber()).isEqualTo("警字第1號");
        assertThat(paper(PaperKind.BUREAU_LETTER, AUTUMN).letterNumber()).isEqualTo("教字第1號");
        assertThat(letter(AUTUMN).done())
                .extracting(DutyView::kind)
                .containsExactly(LETTER_TO_POLICE, LETTER_TO_EDUCATION_BUREAU);
    }

    private PupilPaper letter(LocalDate first) {
        return paper(PaperKind.COMMITTEE_LETTER, first);
    }

    private PupilPaper paper(PaperKind kind, LocalDate first) {
        return PupilPaper.of(kind, pupil(), report(first));
    }

    private static ReportedDropout report(LocalDate first) {
        return new ReportedDropout(
                first.plusDays(3),
                first.plusDays(3),
                "1150001",
                DropoutGround.WITHOUT_LEAVE,
                "FAMILY_CARE",
                List.of(),
                null,
                List.of(first),
                null,
                "賴組長",
                "03-1234567");
    }

    private PupilView pupil() {
        List<DayView> newestFirst = days.stream()
                .sorted(Comparator.comparing(DayView::day).reversed())
                .toList();
        return new PupilView(
                PUPIL,
                1,
                "羅以恩",
                "705",
                "990004J",
                4,
                4,
                false,
                false,
                false,
                false,
                false,
                null,
                null,
                null,
                newestFirst,
                duties);
    }

    private void away(LocalDate first) {
        for (int day = 0; day < 4; day++) {
            mark(first.plusDays(day), Mark.ABSENT);
        }
        duty(DROPOUT_REPORT, first.plusDays(3), "MET", first.plusDays(3), List.of(), "1150001");
    }

    private void back(LocalDate day) {
        mark(day, Mark.PRESENT);
    }

    private void mark(LocalDate day, Mark mark) {
        days.add(new DayView(day, mark, null, SOMETIME, "yeh", null));
    }

    private void corrected(LocalDate day, Mark mark) {
        days.removeIf(one -> one.day().equals(day));
        mark(day, mark);
    }

    private void met(AbsenceDutyKind kind, LocalDate day, @Nullable String reference) {
        duty(kind, day, "MET", day, List.of(), reference);
    }

    private void evaluated(LocalDate day, Finding finding) {
        duty(MONTHLY_EVALUATION, day, "MET", day, List.of(finding), null);
    }

    private void duty(
            AbsenceDutyKind kind,
            LocalDate day,
            String standing,
            @Nullable LocalDate doneOn,
            List<Finding> findings,
            @Nullable String reference) {
        duties.add(new DutyView(
                UUID.randomUUID(),
                PUPIL,
                "羅以恩",
                "705",
                4,
                kind,
                null,
                List.of(Role.REGISTRY),
                day,
                0,
                day,
                SOMETIME,
                EvidenceKind.RECORD,
                "SOP-4.2",
                "AGENCY/JUNIOR_HIGH/0",
                standing,
                false,
                doneOn,
                List.of(),
                findings,
                reference,
                null,
                doneOn == null ? null : doneOn.atStartOfDay().toInstant(ZoneOffset.UTC),
                null,
                null,
                null,
                null));
    }
}
