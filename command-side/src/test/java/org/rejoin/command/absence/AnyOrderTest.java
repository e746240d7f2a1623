package org.rejoin.command.absence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.axonframework.messaging.ResultMessage;
import org.hamcrest.CustomMatcher;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.absence.WatchStories.Step;
import org.rejoin.event.absence.Finding;
import org.rejoin.event.absence.LeaveKind;
import org.rejoin.event.absence.Mark;
import org.rejoin.event.ruleset.AbsenceDutyKind;
import org.rejoin.event.ruleset.BuiltInRules;
import org.rejoin.event.ruleset.DutyTemplate;
import org.rejoin.event.ruleset.EvidenceKind;
import org.rejoin.event.ruleset.RuleSetPublished;
import org.rejoin.event.ruleset.StageRules;
import org.rejoin.event.ruleset.Thresholds;
import org.rejoin.event.school.Stage;

/**
 * The order in which facts reach the service makes no difference, in the middle of which rules may change. Letters and reports
 * are duties. {@code -Dabsence.pupils=1000 -Dabsence.days=100} is the long form, a term of a thousand pupils; {@code -Dabsence.seed=…} repeats a run.
 */
class AnyOrderTest {

    private static final int ORDERS = 20;
    private static final LocalDate FIRST = LocalDate.of(2026, 9, 14);
    private static final List<String> AUTHORITIES = List.of("TAO", "HUA", "AGENCY");

    /** What something else follows from, so that one sees it follow. */
    private static final Set<AbsenceDutyKind> FOLLOWED = EnumSet.of(
            AbsenceDutyKind.CASE_MEETING,
            AbsenceDutyKind.CASE_MEETING_ON_RETURN,
            AbsenceDutyKind.MONTHLY_CHECK,
            AbsenceDutyKind.MONTHLY_EVALUATION,
            AbsenceDutyKind.CLOSING_EVALUATION);

    private final long seed = Long.getLong("absence.seed", System.nanoTime());
    private final int pupils = Integer.getInteger("absence.pupils", 150);
    private final int days = Integer.getInteger("absence.days", 25);

    @Test
    @Tag("R-SCOPE-13")
    void the_facts_of_a_pupil_in_any_order_give_the_same_counts_duties_letters_and_reports() {
        Random random = new Random(seed);
        int duties = 0;
        Set<AbsenceDutyKind> seen = EnumSet.noneOf(AbsenceDutyKind.class);
        for (int pupil = 0; pupil < pupils; pupil++) {
            Attendance attendance = life(random);
            Instant now = Attendance.moment(FIRST.plusDays(days + random.nextInt(10)) + "T20:00");
            Ladder expected = attendance.reckoned(attendance.facts(), now);
            duties += expected.duties().size();
            expected.duties().forEach(duty -> seen.add(duty.template().kind()));
            for (int order = 0; order < ORDERS; order++) {
                assertThat(attendance.reckoned(attendance.shuffled(random), now))
                        .as("pupil %d in order %d, seed %d", pupil, order, seed)
                        .isEqualTo(expected);
            }
        }
        assertThat(duties).as("duties of pupils, seed %d", seed).isGreaterThan(pupils);
        assertThat(seen)
                .as("kinds of duties, seed %d", seed)
                .contains(
                        AbsenceDutyKind.REGISTERED_LETTER,
                        AbsenceDutyKind.DROPOUT_REPORT,
                        AbsenceDutyKind.FAX_TO_COMMITTEE,
                        AbsenceDutyKind.LETTER_TO_COMMITTEE,
                        AbsenceDutyKind.LETTER_TO_INDIGENOUS_BUREAU,
                        AbsenceDutyKind.VULNERABLE_FAMILY_CARE,
                        AbsenceDutyKind.MONTHLY_CHECK,
                        AbsenceDutyKind.MONTHLY_CHECK_SIGNATURE,
                        AbsenceDutyKind.MONTHLY_EVALUATION,
                        AbsenceDutyKind.CLOSING_EVALUATION,
                        AbsenceDutyKind.REVIEW_MEETING);
    }

    /** As the service hears them: by commands, in some order, long after they were written down. */
    @Test
    @Tag("R-SCOPE-13")
    void days_told_to_the_watch_in_any_order_give_the_same_counts_and_duties() {
        Random random = new Random(seed);
        LocalDateTime now = FIRST.plusDays(12).atTime(20, 0);
        for (int pupil = 0; pupil < 5; pupil++) {
            List<Step> told = new ArrayList<>();
            for (int i = 0; i < 14; i++) {
                told.add(told(random, now));
            }
            LadderView expected = heard(told, now);
            for (int order = 0; order < 6; order++) {
                Collections.shuffle(told, random);
                assertThat(heard(told, now))
                        .as("pupil %d in order %d, seed %d", pupil, order, seed)
                        .usingRecursiveComparison()
                        .isEqualTo(expected);
            }
        }
    }

    // who is present and was never away leaves no trace, so nobody is said to be before the first day away
    private static Step told(RandomGenerator random, LocalDateTime now) {
        Mark[] marks = {Mark.ABSENT, Mark.ABSENT, Mark.LEAVE_REFUSED, Mark.LEAVE_GRANTED, Mark.ARRIVED};
        Mark mark = marks[random.nextInt(marks.length)];
        LeaveKind leave =
                mark == Mark.LEAVE_GRANTED ? LeaveKind.values()[random.nextInt(LeaveKind.values().length)] : null;
        LocalDate day = FIRST.plusDays(random.nextInt(5));
        return WatchStories.marksLate(
                WatchStories.TEACHER,
                day.toString(),
                mark,
                leave,
                at(day, random).toString(),
                now.toString());
    }

    private static LadderView heard(List<Step> told, LocalDateTime now) {
        LadderView[] ladder = new LadderView[1];
        WatchStories.explains(WatchStories.TEACHER, now.plusMinutes(1).toString())
                .then(new WatchStories().after(told.toArray(Step[]::new)))
                .expectResultMessageMatching(new CustomMatcher<ResultMessage<?>>("ladder") {
                    @Override
                    public boolean matches(Object result) {
                        ladder[0] = (LadderView) ((ResultMessage<?>) result).getPayload();
                        return true;
                    }
                });
        return ladder[0];
    }

    /** Days away come in rows; some are entered late, some corrected, some duties done. */
    private Attendance life(RandomGenerator random) {
        Stage stage = random.nextBoolean() ? Stage.ELEMENTARY : Stage.JUNIOR_HIGH;
        String authority = AUTHORITIES.get(random.nextInt(AUTHORITIES.size()));
        Attendance life = random.nextInt(3) == 0
                ? Attendance.absent().by(authority, stage, inMidTerm(authority, stage))
                : Attendance.absent().by(authority, stage);
        Mark mark = Mark.PRESENT;
        for (LocalDate day :
                Stream.iterate(FIRST, next -> next.plusDays(1)).limit(days).toList()) {
            mark = random.nextInt(3) == 0 ? Mark.values()[random.nextInt(Mark.values().length)] : mark;
            recorded(life, day, mark, random);
            if (random.nextInt(6) == 0) {
                recorded(life, day, Mark.values()[random.nextInt(Mark.values().length)], random);
            }
            if (random.nextInt(8) == 0) {
                life.declared(
                        random.nextBoolean(),
                        random.nextBoolean(),
                        random.nextBoolean(),
                        at(day, random).toString());
            }
            if (random.nextInt(8) == 0) {
                life.ofVulnerableFamily(random.nextBoolean(), at(day, random).toString());
            }
            acted(life, day, random);
        }
        return life;
    }

    /** Reports a day earlier and drops a duty from the middle of the days on. */
    private RuleSetPublished inMidTerm(String authority, Stage stage) {
        StageRules before = BuiltInRules.of(authority, stage).orElseThrow().rules();
        List<DutyTemplate> duties = before.duties().stream()
                .filter(duty -> duty.kind() != AbsenceDutyKind.DISCUSS_CAUSES)
                .map(duty -> duty.kind() == AbsenceDutyKind.DROPOUT_REPORT ? onDayThree(duty) : duty)
                .toList();
        Thresholds earlier = new Thresholds(2, 5, 6, 7, before.thresholds().pupilsOnDayTwo());
        return new RuleSetPublished(
                authority,
                stage,
                1,
                FIRST.plusDays(days / 2),
                new StageRules(earlier, before.terms(), before.ages(), duties),
                "");
    }

    private static DutyTemplate onDayThree(DutyTemplate duty) {
        return new DutyTemplate(
                duty.kind(),
                duty.ruleId(),
                duty.roles(),
                duty.trigger(),
                3,
                duty.condition(),
                duty.dueAfter(),
                duty.inTheMorning(),
                duty.evidence());
    }

    private static void recorded(Attendance life, LocalDate day, Mark mark, RandomGenerator random) {
        LeaveKind leave =
                mark == Mark.LEAVE_GRANTED ? LeaveKind.values()[random.nextInt(LeaveKind.values().length)] : null;
        life.recorded(mark, leave, day.toString(), at(day, random).toString());
    }

    private static void acted(Attendance life, LocalDate day, RandomGenerator random) {
        for (AbsenceDutyKind kind : AbsenceDutyKind.values()) {
            boolean followed = FOLLOWED.contains(kind);
            String at =
                    at(followed ? day.plusDays(random.nextInt(3)) : day, random).toString();
            int deed = random.nextInt(6);
            if (deed == 0 || (followed && deed > 1)) {
                life.done(day.toString(), kind, at, found(kind, random));
            } else if (deed == 1) {
                life.waived(day.toString(), kind, at);
            }
        }
    }

    private static Finding[] found(AbsenceDutyKind kind, RandomGenerator random) {
        EvidenceKind evidence = kind == AbsenceDutyKind.MONTHLY_CHECK ? EvidenceKind.DECISION : EvidenceKind.EVALUATION;
        return Finding.questions(evidence).stream()
                .map(answers -> answers.get(random.nextInt(answers.size())))
                .toArray(Finding[]::new);
    }

    private static LocalDateTime at(LocalDate day, RandomGenerator random) {
        return day.plusDays(random.nextInt(4) == 0 ? random.nextInt(6) : 0).atTime(8 + random.nextInt(9), 0);
    }
}
