package org.rejoin.command.absence;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.Moment;
import org.rejoin.command.absence.AbsenceWatchCommand.CorrectAttendance;
import org.rejoin.command.absence.AbsenceWatchCommand.CorrectReport;
import org.rejoin.command.absence.AbsenceWatchCommand.DeclareConditions;
import org.rejoin.command.absence.AbsenceWatchCommand.KeepAbsenceDuties;
import org.rejoin.command.absence.AbsenceWatchCommand.MeetByMeeting;
import org.rejoin.command.absence.AbsenceWatchCommand.MeetDuty;
import org.rejoin.command.absence.AbsenceWatchCommand.Pupil;
import org.rejoin.command.absence.AbsenceWatchCommand.RecordAttendance;
import org.rejoin.command.absence.AbsenceWatchCommand.ReportDropout;
import org.rejoin.command.absence.AbsenceWatchCommand.WaiveDuty;
import org.rejoin.command.student.NationalIds;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.absence.DropoutGround;
import org.rejoin.event.absence.Finding;
import org.rejoin.event.absence.LeaveKind;
import org.rejoin.event.absence.Mark;
import org.rejoin.event.absence.Participant;
import org.rejoin.event.calendar.SchoolCalendar;
import org.rejoin.event.ruleset.AbsenceDutyKind;
import org.rejoin.event.ruleset.RuleBook;
import org.rejoin.event.ruleset.RuleSetPublished;
import org.rejoin.event.ruleset.StageRules;
import org.rejoin.event.ruleset.Wording;
import org.rejoin.event.school.Stage;

/** The words in which the tests of a watch tell their stories: a school of 桃園市 with the default calendar. */
final class WatchStories {

    static final String SCHOOL = "034601J";
    static final String STUDENT = UUID.nameUUIDFromBytes(new byte[] {1}).toString();
    static final AbsenceWatchId ID = AbsenceWatchId.of(SCHOOL, STUDENT);
    static final Pupil PUPIL = new Pupil(STUDENT, "羅以恩", "705");
    static final Actor TEACHER = of("yeh", Role.CLASS_TEACHER);
    static final Actor AFFAIRS = of("chien", Role.STUDENT_AFFAIRS);
    static final Actor REGISTRY = of("lai", Role.REGISTRY);
    static final Actor COUNSELLING = of("wen", Role.COUNSELLING_OFFICE);
    static final Actor HEAD = of("mo", Role.HEAD);
    static final Actor SENIOR_HIGH_TUTOR = of("tutor", Role.TUTOR);
    static final Actor ELSEWHERE = new Actor("tseng", Set.of(Role.CLASS_TEACHER), "034602J", "TAO");

    private final Looks looks = new Looks();
    private RuleBook rules = new RuleBook("TAO", Stage.JUNIOR_HIGH, List.of());
    private SchoolCalendar calendar = new SchoolCalendar(List.of());
    private boolean erasing;
    private boolean birthErased;
    private @Nullable LocalDate bornOn;
    private final Set<LocalDate> studying = new HashSet<>();

    /** When somebody looks again, as it was said last. */
    static final class Looks {

        private @Nullable Instant next;

        Optional<Instant> next() {
            return Optional.ofNullable(next);
        }
    }

    Looks looks() {
        return looks;
    }

    /** The school words one of its duties, and changes nothing else. */
    WatchStories where(AbsenceDutyKind kind, Wording words) {
        LocalDate from = LocalDate.parse("2026-08-01");
        StageRules known = rules.on(from).rules();
        StageRules worded = new StageRules(
                known.thresholds(),
                known.terms(),
                known.ages(),
                known.duties().stream()
                        .map(duty -> duty.kind() == kind ? duty.called(words) : duty)
                        .toList());
        rules = new RuleBook(
                "TAO",
                SCHOOL,
                Stage.JUNIOR_HIGH,
                List.of(new RuleSetPublished(SCHOOL, Stage.JUNIOR_HIGH, 1, from, worded, "")));
        return this;
    }

    WatchStories in(SchoolCalendar other) {
        calendar = other;
        return this;
    }

    WatchStories whoseDataAreBeingErased() {
        erasing = true;
        return this;
    }

    WatchStories bornOn(String day) {
        bornOn = LocalDate.parse(day);
        return this;
    }

    WatchStories whoseBirthDateWasErased() {
        bornOn = null;
        birthErased = true;
        return this;
    }

    WatchStories whoStudiesElsewhereOn(String... days) {
        Stream.of(days).map(LocalDate::parse).forEach(studying::add);
        return this;
    }

    TestExecutor<AbsenceWatch> unknown() {
        return fixture().givenNoPriorActivity();
    }

    /** What was done before, in the order in which it was done. */
    TestExecutor<AbsenceWatch> after(Step... steps) {
        TestExecutor<AbsenceWatch> before = fixture().givenNoPriorActivity();
        for (Step step : steps) {
            before = before.andGivenCommands(List.of(new org.axonframework.commandhandling.GenericCommandMessage<>(
                    step.command(), org.axonframework.messaging.MetaData.from(step.metaData()))));
        }
        return before;
    }

    /** Somebody does something at a moment. */
    record Step(Object command, Map<String, Object> metaData) {

        ResultValidator<AbsenceWatch> then(TestExecutor<AbsenceWatch> before) {
            return before.when(command, metaData);
        }
    }

    static final String NATIONAL_ID = "A123456789";

    static Step marks(Actor by, String day, Mark mark, String at) {
        return marks(by, day, mark, null, at);
    }

    static Step marks(Actor by, String day, Mark mark, @Nullable LeaveKind leave, String at) {
        return step(by, at, new RecordAttendance(ID, SCHOOL, PUPIL, LocalDate.parse(day), mark, leave, null));
    }

    /** What a program sends at a moment and says was written down at an earlier one. */
    static Step marksLate(Actor by, String day, Mark mark, String recordedAt, String at) {
        return step(
                by,
                at,
                new RecordAttendance(
                        ID, SCHOOL, PUPIL, LocalDate.parse(day), mark, null, Attendance.moment(recordedAt)));
    }

    /** Absent, told at 08:30 of each day. */
    static Step[] absent(String... days) {
        List<Step> steps = new ArrayList<>();
        for (String day : days) {
            steps.add(marks(TEACHER, day, Mark.ABSENT, day + "T08:30"));
        }
        return steps.toArray(Step[]::new);
    }

    static Step[] and(Step[] before, Step... more) {
        List<Step> all = new ArrayList<>(List.of(before));
        all.addAll(List.of(more));
        return all.toArray(Step[]::new);
    }

    static Step corrects(Actor by, String day, Mark mark, @Nullable LeaveKind leave, String at) {
        return step(by, at, new CorrectAttendance(ID, LocalDate.parse(day), mark, leave, "補附住院證明"));
    }

    static Step declares(Actor by, boolean indigenous, boolean urgent, boolean causeKnown, String at) {
        return step(by, at, new DeclareConditions(ID, indigenous, urgent, causeKnown, null, null));
    }

    static Step meets(Actor by, String day, AbsenceDutyKind kind, String at, Participant... along) {
        Evidence evidence = new Evidence(
                LocalDateTime.parse(at).toLocalDate(), List.of(along), List.of(), "RR123456789TW", "與母親通話");
        return meets(by, day, kind, at, evidence);
    }

    static Step finds(Actor by, String day, AbsenceDutyKind kind, String at, Finding... findings) {
        Evidence evidence =
                new Evidence(LocalDateTime.parse(at).toLocalDate(), List.of(), List.of(findings), null, "每日準時到校");
        return meets(by, day, kind, at, evidence);
    }

    static Step tellsOfVulnerableFamily(Actor by, String at) {
        return step(by, at, new DeclareConditions(ID, false, false, false, null, true));
    }

    static Step meets(Actor by, String day, AbsenceDutyKind kind, String at, Evidence evidence) {
        return step(by, at, new MeetDuty(ID, dutyId(day, kind), evidence));
    }

    static Step reports(Actor by, String at, String mainReason, String... further) {
        return reports(
                by,
                at,
                new DropoutReport(
                        LocalDateTime.parse(at).toLocalDate(),
                        "1150001",
                        DropoutGround.WITHOUT_LEAVE,
                        mainReason,
                        List.of(further),
                        null,
                        "賴組長",
                        "03-1234567"));
    }

    static Step reports(Actor by, String at, DropoutReport report) {
        return step(by, at, new ReportDropout(ID, report));
    }

    static Step correctsReport(Actor by, String at, DropoutReport report) {
        return step(by, at, new CorrectReport(ID, report, "編號誤植"));
    }

    static Step meetsAt(Actor by, String at, AbsenceDutyKind... kinds) {
        LocalDate heldOn = LocalDateTime.parse(at).toLocalDate();
        Evidence minutes = new Evidence(heldOn, List.of(Participant.HEAD), List.of(), null, "每週晤談");
        return step(by, at, new MeetByMeeting(ID, List.of(kinds), minutes));
    }

    static Step waives(Actor by, String day, AbsenceDutyKind kind, String at) {
        return step(by, at, new WaiveDuty(ID, dutyId(day, kind), "家長已到校說明"));
    }

    static Step looks(String at) {
        return step(Actor.SYSTEM, at, new KeepAbsenceDuties(ID));
    }

    static String dutyId(String day, AbsenceDutyKind kind) {
        return ID.dutyId(day + "/" + kind);
    }

    private static Step step(Actor by, String at, Object command) {
        Map<String, Object> metaData = new HashMap<>(by.toMetaData());
        metaData.put(Moment.KEY, new Moment(LocalDateTime.parse(at).atZone(Attendance.TAIPEI)));
        return new Step(command, metaData);
    }

    private static Actor of(String account, Role role) {
        return new Actor(account, Set.of(role), SCHOOL, "TAO");
    }

    private FixtureConfiguration<AbsenceWatch> fixture() {
        NationalIds ids = student -> Optional.of(NATIONAL_ID);
        return new AggregateTestFixture<>(AbsenceWatch.class)
                .registerInjectableResource(reckoning())
                .registerInjectableResource(ids);
    }

    private AttendanceReckoning reckoning() {
        return new AttendanceReckoning() {
            @Override
            public Ladder of(String school, PupilFacts facts, Instant now) {
                return LadderWalk.reckon(facts, rules, calendar, Attendance.TAIPEI, now);
            }

            @Override
            public boolean isSchoolDay(String school, LocalDate day) {
                return calendar.isSchoolDay(day);
            }

            @Override
            public boolean isOfOneSchoolYear(String school, LocalDate day, LocalDate other) {
                return calendar.schoolYearOf(day) == calendar.schoolYearOf(other);
            }

            @Override
            public @Nullable LocalDate bornOn(String school, String studentId) {
                return bornOn;
            }

            @Override
            public boolean isBirthErased(String school, String studentId) {
                return birthErased;
            }

            @Override
            public int schoolYearOf(String school, LocalDate day) {
                return calendar.schoolYearOf(day);
            }

            @Override
            public boolean isBeingErased(String studentId) {
                return erasing;
            }

            @Override
            public boolean isOnTemporaryStudy(String school, String studentId, LocalDate day) {
                return studying.contains(day);
            }

            @Override
            public void stands(
                    AbsenceWatchId id, String school, int inARow, LocalDate lastDay, boolean onLeave, Instant now) {}

            @Override
            public void happened(AbsenceWatchId id, String school, LocalDate day) {
                // the list of watches is none of the watch's own concern
            }

            @Override
            public void lookAgain(AbsenceWatchId id, Optional<Instant> at) {
                looks.next = at.orElse(null);
            }
        };
    }
}
