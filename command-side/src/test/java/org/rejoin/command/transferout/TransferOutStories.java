package org.rejoin.command.transferout;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.Moment;
import org.rejoin.command.absence.DropoutReport;
import org.rejoin.command.student.KnownStudents;
import org.rejoin.command.student.NationalIds;
import org.rejoin.command.student.Students;
import org.rejoin.command.transferout.TransferOutCommand.ChooseClass;
import org.rejoin.command.transferout.TransferOutCommand.EndTemporaryStudy;
import org.rejoin.command.transferout.TransferOutCommand.ExplainTransferOut;
import org.rejoin.command.transferout.TransferOutCommand.GrantTemporaryStudy;
import org.rejoin.command.transferout.TransferOutCommand.HoldPlacementMeeting;
import org.rejoin.command.transferout.TransferOutCommand.IssueCertificate;
import org.rejoin.command.transferout.TransferOutCommand.KeepTransferDuties;
import org.rejoin.command.transferout.TransferOutCommand.Pupil;
import org.rejoin.command.transferout.TransferOutCommand.RecordArrivalNotice;
import org.rejoin.command.transferout.TransferOutCommand.RecordReceipt;
import org.rejoin.command.transferout.TransferOutCommand.ReportDropout;
import org.rejoin.command.transferout.TransferOutCommand.SendRecords;
import org.rejoin.command.transferout.TransferOutCommand.WithdrawTransferOut;
import org.rejoin.command.transferout.TransferOutCommand.WriteToCommittee;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.absence.DropoutGround;
import org.rejoin.event.absence.LeavingCause;
import org.rejoin.event.calendar.SchoolCalendar;
import org.rejoin.event.ruleset.RuleBook;
import org.rejoin.event.ruleset.RulesInForce;
import org.rejoin.event.school.Stage;
import org.rejoin.event.transferout.NoticeChannel;
import org.rejoin.event.transferout.RecordCard;
import org.rejoin.event.transferout.TransferGround;

/** The words in which the tests of a transfer tell their stories: 賴組長 of a school, with the default calendar. */
final class TransferOutStories {

    static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");
    static final TransferOutId ID = new TransferOutId("55555555-5555-4555-8555-555555555555");
    static final String SCHOOL = "034601J";
    static final String RECEIVING = "034602J";
    static final String ELSEWHERE = "154601J";
    static final String SENIOR_HIGH = "034301";
    static final String NATIONAL_ID = "A123456789";
    static final String OTHERS_ID = "A223456781";
    static final String STUDENT = pseudonym(NATIONAL_ID);
    static final Actor REGISTRY = of("lai", Role.REGISTRY, SCHOOL);
    static final Actor HEAD = of("mo", Role.HEAD, SCHOOL);
    static final Actor TEACHER = of("yeh", Role.CLASS_TEACHER, SCHOOL);
    static final Actor THERE = of("fang", Role.REGISTRY, RECEIVING);
    static final Actor COUNSELLOR_THERE = of("wen", Role.COUNSELLING_OFFICE, RECEIVING);
    static final Actor STRANGER = of("tseng", Role.REGISTRY, "034603J");

    private String authority = "TAO";
    private boolean erasing;
    private boolean free = true;
    private @Nullable String knownName;
    private @Nullable Instant nextLook;
    private @Nullable LocalDate leaveUntil;
    private final List<String> leavings = new ArrayList<>();

    TransferOutStories by(String other) {
        authority = other;
        return this;
    }

    TransferOutStories whoseDataAreBeingErased() {
        erasing = true;
        return this;
    }

    TransferOutStories knownHereAs(String name) {
        knownName = name;
        return this;
    }

    TransferOutStories whileAnotherIsOpen() {
        free = false;
        return this;
    }

    /** What those were told who follow the pupil's days. */
    List<String> leavings() {
        return leavings;
    }

    @Nullable
    Instant nextLook() {
        return nextLook;
    }

    /** Last day of leave as it is kept beside the events. */
    @Nullable
    LocalDate leaveUntil() {
        return leaveUntil;
    }

    /** Somebody does something at a moment. */
    record Step(Object command, Map<String, Object> metaData) {}

    /** What was done before, in the order in which it was done. */
    TestExecutor<TransferOut> after(Step... steps) {
        TestExecutor<TransferOut> before = new AggregateTestFixture<>(TransferOut.class)
                .registerInjectableResource(facts())
                .registerInjectableResource((Students) TransferOutStories::pseudonym)
                .registerInjectableResource((KnownStudents) TransferOutStories::known)
                .registerInjectableResource((NationalIds) student -> Optional.of(NATIONAL_ID))
                .givenNoPriorActivity();
        for (Step step : steps) {
            before = before.andGivenCommands(
                    List.of(new GenericCommandMessage<>(step.command(), MetaData.from(step.metaData()))));
        }
        return before;
    }

    ResultValidator<TransferOut> when(Step step, Step... before) {
        return after(before).when(step.command(), step.metaData());
    }

    static Step issues(String at) {
        return issues(REGISTRY, TransferGround.MOVED, null, "示範國民中學", true, at);
    }

    static Step issues(Actor by, TransferGround ground, @Nullable String school, String at) {
        return issues(by, ground, school, null, null, at);
    }

    static Step issues(
            Actor by,
            TransferGround ground,
            @Nullable String school,
            @Nullable String words,
            @Nullable Boolean within,
            String at) {
        return issuesOn(day(at), by, ground, new Pupil(NATIONAL_ID, "羅以恩", "705", school, words, within), at);
    }

    static Step issuesOn(LocalDate day, Actor by, TransferGround ground, Pupil pupil, String at) {
        return step(by, at, new IssueCertificate(ID, pupil, day, ground));
    }

    static Step grants(String from, String until, @Nullable String school, String at) {
        Pupil pupil = new Pupil(NATIONAL_ID, "羅以恩", "705", school, school == null ? "外縣市學校" : null, false);
        return step(REGISTRY, at, new GrantTemporaryStudy(ID, pupil, LocalDate.parse(from), LocalDate.parse(until)));
    }

    static Step notice(NoticeChannel channel, String at) {
        return notice(NATIONAL_ID, channel, day(at), channel.isEvidence() ? "轉入字第12號" : null, at);
    }

    static Step notice(
            String nationalId, NoticeChannel channel, LocalDate arrived, @Nullable String reference, String at) {
        return step(REGISTRY, at, new RecordArrivalNotice(ID, nationalId, channel, arrived, day(at), reference));
    }

    static Step sends(String at, RecordCard... cards) {
        return sends(true, at, cards);
    }

    static Step sends(boolean copiesKept, String at, RecordCard... cards) {
        Set<RecordCard> some = EnumSet.copyOf(List.of(cards.length == 0 ? RecordCard.values() : cards));
        return step(REGISTRY, at, new SendRecords(ID, some, day(at), "RR123456789TW", copiesKept));
    }

    static Step receipt(String at) {
        return step(REGISTRY, at, new RecordReceipt(ID, day(at)));
    }

    static Step reports(String at) {
        return reports(at, "FAMILY_CARE");
    }

    static Step reports(String at, String mainReason, String... further) {
        return step(
                REGISTRY,
                at,
                new ReportDropout(
                        ID,
                        new DropoutReport(
                                day(at),
                                "中輟通報第1號",
                                DropoutGround.NOT_ARRIVED_AFTER_TRANSFER,
                                mainReason,
                                List.of(further),
                                null,
                                "賴組長",
                                "03-1234567")));
    }

    static Step writes(String at) {
        return step(REGISTRY, at, new WriteToCommittee(ID, day(at), "府教字第1號"));
    }

    static Step meets(Actor by, String at) {
        return step(by, at, new HoldPlacementMeeting(ID, day(at), "社會局社工", "由輔導室陪同入班"));
    }

    static Step chooses(Actor by, String at) {
        return step(by, at, new ChooseClass(ID, "702"));
    }

    static Step ends(String day, String at) {
        return step(REGISTRY, at, new EndTemporaryStudy(ID, LocalDate.parse(day)));
    }

    static Step withdraws(Actor by, String at) {
        return step(by, at, new WithdrawTransferOut(ID, "家長撤回申請"));
    }

    static Step looks(String at) {
        return step(Actor.SYSTEM, at, new KeepTransferDuties(ID));
    }

    static Step asks(Actor by, String at) {
        return step(by, at, new ExplainTransferOut(ID));
    }

    static Step step(Actor by, String at, Object command) {
        Map<String, Object> metaData = new HashMap<>(by.toMetaData());
        metaData.put(Moment.KEY, new Moment(LocalDateTime.parse(at).atZone(TAIPEI)));
        return new Step(command, metaData);
    }

    static Instant moment(String at) {
        return LocalDateTime.parse(at).atZone(TAIPEI).toInstant();
    }

    private static LocalDate day(String at) {
        return LocalDateTime.parse(at).toLocalDate();
    }

    private static Actor of(String account, Role role, String school) {
        return new Actor(account, Set.of(role), school, "TAO");
    }

    private static String pseudonym(String nationalId) {
        return UUID.nameUUIDFromBytes(nationalId.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString();
    }

    // who is known: the pupil and one other
    private static Map<String, String> known(Set<String> nationalIds) {
        return nationalIds.stream()
                .filter(Set.of(NATIONAL_ID, OTHERS_ID)::contains)
                .collect(Collectors.toMap(id -> id, TransferOutStories::pseudonym));
    }

    private TransferFacts facts() {
        SchoolCalendar calendar = new SchoolCalendar(List.of());
        return new TransferFacts() {
            @Override
            public ArrivalTerm arrival(String school, LocalDate issuedOn, boolean withinCounty, LocalDate enteredOn) {
                return ArrivalTerm.of(
                        issuedOn, withinCounty, rulesOn(issuedOn).rules().terms(), calendar, enteredOn);
            }

            @Override
            public String ruleSet(String school, LocalDate day) {
                return RuleBook.label(rulesOn(day));
            }

            @Override
            public int schoolYearOf(String school, LocalDate day) {
                return calendar.semesterOf(day).schoolYear();
            }

            @Override
            public LocalDate addSchoolDays(String school, LocalDate day, int schoolDays) {
                return calendar.addSchoolDays(day, schoolDays);
            }

            @Override
            public Instant endOf(LocalDate day) {
                return day.plusDays(1).atStartOfDay(TAIPEI).toInstant();
            }

            @Override
            public Optional<String> countyOf(String unit) {
                return Optional.ofNullable(
                        Map.of(SCHOOL, authority, RECEIVING, authority, SENIOR_HIGH, authority, ELSEWHERE, "TPE")
                                .get(unit));
            }

            @Override
            public Optional<Stage> stageOf(String unit) {
                return countyOf(unit).map(county -> unit.equals(SENIOR_HIGH) ? Stage.SENIOR_HIGH : Stage.JUNIOR_HIGH);
            }

            @Override
            public boolean isKnownByAnotherName(String school, String studentId, String name) {
                return knownName != null && !knownName.equals(name);
            }

            @Override
            public boolean isBeingErased(String studentId) {
                return erasing;
            }

            @Override
            public boolean opens(TransferOutId id, String school, TransferPaper paper) {
                leaveUntil = paper.until();
                return free;
            }

            @Override
            public void closes(TransferOutId id, LocalDate day) {
                leaveUntil = leaveUntil == null ? null : day;
            }

            @Override
            public void neverWas(TransferOutId id) {
                leaveUntil = null;
            }

            @Override
            public void left(String school, String studentId, LocalDate from, LeavingCause cause) {
                leavings.add(cause + " " + from);
            }

            @Override
            public void neverLeft(String school, String studentId, LocalDate from) {
                leavings.add("not " + from);
            }

            @Override
            public void lookAgain(TransferOutId id, Optional<Instant> at) {
                nextLook = at.orElse(null);
            }
        };
    }

    private RulesInForce rulesOn(LocalDate day) {
        return new RuleBook(authority, Stage.JUNIOR_HIGH, List.of()).on(day);
    }
}
