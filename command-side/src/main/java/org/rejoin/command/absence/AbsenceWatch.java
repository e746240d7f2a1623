package org.rejoin.command.absence;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.rejoin.command.absence.AbsenceBlocker.ALREADY_RECORDED_OTHERWISE;
import static org.rejoin.command.absence.AbsenceBlocker.ATTENDANCE_ROLE_MAY_NOT;
import static org.rejoin.command.absence.AbsenceBlocker.DAY_NOT_RECORDED;
import static org.rejoin.command.absence.AbsenceBlocker.DAY_OF_TEMPORARY_STUDY;
import static org.rejoin.command.absence.AbsenceBlocker.DUTY_DONE_OTHERWISE;
import static org.rejoin.command.absence.AbsenceBlocker.DUTY_MAY_NOT_BE_WAIVED;
import static org.rejoin.command.absence.AbsenceBlocker.DUTY_NOT_OPEN;
import static org.rejoin.command.absence.AbsenceBlocker.DUTY_OF_OTHERS;
import static org.rejoin.command.absence.AbsenceBlocker.NO_REPORT_OWED;
import static org.rejoin.command.absence.AbsenceBlocker.NO_REPORT_TO_CORRECT;
import static org.rejoin.command.absence.AbsenceBlocker.PUPIL_HAS_LEFT_SCHOOL;
import static org.rejoin.command.absence.AbsenceBlocker.PUPIL_IS_BEING_ERASED;
import static org.rejoin.command.absence.AbsenceBlocker.PUPIL_NOT_FOUND;
import static org.rejoin.command.absence.AbsenceBlocker.REPORT_HAS_ITS_FORM;
import static org.rejoin.command.absence.AbsenceBlocker.REPORT_NOT_CHANGED;
import static org.rejoin.command.absence.AbsenceBlocker.REPORT_TAKEN_BACK;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.Moment;
import org.rejoin.command.Refused;
import org.rejoin.command.absence.AbsenceWatchCommand.ChangeClass;
import org.rejoin.command.absence.AbsenceWatchCommand.ComeBack;
import org.rejoin.command.absence.AbsenceWatchCommand.CorrectAttendance;
import org.rejoin.command.absence.AbsenceWatchCommand.CorrectReport;
import org.rejoin.command.absence.AbsenceWatchCommand.DeclareConditions;
import org.rejoin.command.absence.AbsenceWatchCommand.ExplainLadder;
import org.rejoin.command.absence.AbsenceWatchCommand.ExplainReport;
import org.rejoin.command.absence.AbsenceWatchCommand.KeepAbsenceDuties;
import org.rejoin.command.absence.AbsenceWatchCommand.LeaveSchool;
import org.rejoin.command.absence.AbsenceWatchCommand.MeetByMeeting;
import org.rejoin.command.absence.AbsenceWatchCommand.MeetDuty;
import org.rejoin.command.absence.AbsenceWatchCommand.NamePupil;
import org.rejoin.command.absence.AbsenceWatchCommand.RecordAttendance;
import org.rejoin.command.absence.AbsenceWatchCommand.ReportDropout;
import org.rejoin.command.absence.AbsenceWatchCommand.WaiveDuty;
import org.rejoin.command.absence.AbsenceWatchCommand.WithdrawLeaving;
import org.rejoin.command.absence.LadderDuty.Standing;
import org.rejoin.command.student.NationalIds;
import org.rejoin.event.Actor;
import org.rejoin.event.DataSubject;
import org.rejoin.event.Role;
import org.rejoin.event.absence.AbsenceDutyMet;
import org.rejoin.event.absence.AbsenceDutyMissed;
import org.rejoin.event.absence.AbsenceDutyOpened;
import org.rejoin.event.absence.AbsenceDutyWaived;
import org.rejoin.event.absence.AbsenceEvent;
import org.rejoin.event.absence.AbsenceWaiver;
import org.rejoin.event.absence.AttendanceCorrected;
import org.rejoin.event.absence.AttendanceRecorded;
import org.rejoin.event.absence.DropoutGround;
import org.rejoin.event.absence.DropoutReportCorrected;
import org.rejoin.event.absence.DropoutReported;
import org.rejoin.event.absence.DropoutRiskChanged;
import org.rejoin.event.absence.LeavingSource;
import org.rejoin.event.absence.LeavingWithdrawn;
import org.rejoin.event.absence.Mark;
import org.rejoin.event.absence.PupilCameBack;
import org.rejoin.event.absence.PupilChangedClass;
import org.rejoin.event.absence.PupilConditionsDeclared;
import org.rejoin.event.absence.PupilLeft;
import org.rejoin.event.absence.PupilWatched;
import org.rejoin.event.ruleset.AbsenceDutyKind;
import org.rejoin.event.ruleset.EvidenceKind;
import org.rejoin.event.ruleset.RuleBook;

/** The school days of one pupil as they were recorded, and what was said of the duties that follow. What was said stands. */
@Aggregate(lockFactory = NoLockOfWatches.NAME)
class AbsenceWatch {

    static final Set<Role> RECORDING = Set.of(Role.CLASS_TEACHER, Role.STUDENT_AFFAIRS, Role.REGISTRY);
    private static final Set<Role> DECLARING =
            Set.of(Role.CLASS_TEACHER, Role.STUDENT_AFFAIRS, Role.COUNSELLING_OFFICE);
    private static final Set<Role> STAFF =
            Set.of(Role.HEAD, Role.CLASS_TEACHER, Role.STUDENT_AFFAIRS, Role.REGISTRY, Role.COUNSELLING_OFFICE);

    @AggregateIdentifier
    private AbsenceWatchId id;

    private String school;
    private String student;
    private String className;
    private final List<DayFact> days = new ArrayList<>();
    private final List<DayFact> written = new ArrayList<>();
    private final List<Declaration> declarations = new ArrayList<>();
    private final List<Deed> deeds = new ArrayList<>();
    private final Stays stays = new Stays();
    private final Map<String, SaidDuty> said = new LinkedHashMap<>();
    private DropoutRisk risk = DropoutRisk.NONE;
    private @Nullable MadeReport newestReport;
    private final Map<String, AbsenceDutyMet> met = new HashMap<>();

    AbsenceWatch() {} // for Axon

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    PupilStanding decide(RecordAttendance command, Actor by, Moment moment, AttendanceReckoning reckoning) {
        requireRole(by, RECORDING);
        Instant recordedAt = command.recordedAt() == null ? moment.instant() : command.recordedAt();
        String unit = command.school();
        if (id != null && !school.equals(unit)) {
            throw new Refused(PUPIL_NOT_FOUND);
        }
        AttendanceCheck.day(command.day(), unit, moment, reckoning);
        AttendanceCheck.mark(command.mark(), command.leave());
        AttendanceCheck.recordedAt(recordedAt, moment);
        DayFact fact = factOf(command, recordedAt, reckoning);
        DayFact before = newestOf(command.day());
        boolean dated = command.recordedAt() != null;
        boolean isNews = before == null
                ? id != null || command.mark() != Mark.PRESENT
                : dated ? !written.contains(fact.written()) : !wasSaid(fact);
        if (!isNews) {
            return standing(command.id(), unit, moment, reckoning);
        }
        // of several that say when they were written down the last stands, whichever comes first
        boolean follows = dated
                || (command.mark() == Mark.ARRIVED
                        && before != null
                        && before.mark().counts());
        if (before != null && !follows) {
            throw new Refused(ALREADY_RECORDED_OTHERWISE);
        }
        if (stays.isGoneOn(command.day())) {
            throw new Refused(PUPIL_HAS_LEFT_SCHOOL);
        }
        if (id == null) {
            watch(command, reckoning);
        }
        sayClassOf(command, moment, reckoning);
        Ladder ladder = ladder(fact, moment, reckoning);
        say(
                new AttendanceRecorded(
                        id.value(),
                        fact.day(),
                        fact.mark(),
                        fact.leave(),
                        fact.writtenAs(),
                        fact.recordedAt(),
                        ladder.counts().inARow(),
                        ladder.counts().absentInSemester(),
                        RuleBook.label(ladder.inForce())),
                moment,
                reckoning);
        stands(ladder, fact, moment, reckoning);
        return PupilStanding.of(id, sayWhatFollowsWithStudies(ladder, moment, reckoning));
    }

    @CommandHandler
    void decide(CorrectAttendance command, Actor by, Moment moment, AttendanceReckoning reckoning) {
        requireSchool(by);
        requireRole(by, RECORDING);
        requireNotErased(student, reckoning);
        AttendanceCheck.mark(command.mark(), command.leave());
        DayFact fact = new DayFact(command.day(), command.mark(), command.leave(), moment.instant());
        DayFact before = newestOf(command.day());
        if (before == null) {
            throw new Refused(DAY_NOT_RECORDED);
        }
        if (before.saysAs(fact)) {
            return;
        }
        if (fact.mark().counts() && reckoning.isOnTemporaryStudy(school, student, fact.day())) {
            throw new Refused(DAY_OF_TEMPORARY_STUDY);
        }
        sayWhatFollowsWithStudies(corrected(fact, command.reason(), moment, reckoning), moment, reckoning);
    }

    @CommandHandler
    void decide(DeclareConditions command, Actor by, Moment moment, AttendanceReckoning reckoning) {
        requireSchool(by);
        requireRole(by, DECLARING);
        requireNotErased(student, reckoning);
        say(
                new PupilConditionsDeclared(
                        id.value(),
                        moment.today(),
                        command.indigenous(),
                        command.urgent(),
                        command.causeKnown(),
                        command.cause(),
                        command.vulnerableFamily() == null ? isOfVulnerableFamily() : command.vulnerableFamily(),
                        moment.instant()),
                moment,
                reckoning);
        sayWhatFollows(moment, reckoning);
    }

    @CommandHandler
    void decide(MeetDuty command, Actor by, Moment moment, AttendanceReckoning reckoning) {
        requireSchool(by);
        requireRole(by, STAFF);
        SaidDuty duty = said.get(command.dutyId());
        if (duty != null && duty.standing() == Standing.DONE) {
            if (command.evidence().isSaidBy(met.get(command.dutyId()))) {
                return;
            }
            requireOwn(duty, by, duty.evidence() == EvidenceKind.MEETING);
            throw new Refused(DUTY_DONE_OTHERWISE);
        }
        duty = requireOpen(duty);
        // the head chairs every meeting, whoever calls it
        requireOwn(duty, by, duty.evidence() == EvidenceKind.MEETING);
        if (duty.kind() == AbsenceDutyKind.DROPOUT_REPORT) {
            throw new Refused(REPORT_HAS_ITS_FORM);
        }
        requireNotErased(student, reckoning);
        AttendanceCheck.evidence(command.evidence(), duty, isIndigenous(), moment);
        sayMet(command.dutyId(), command.evidence(), moment, reckoning);
    }

    // on the authority of the meeting: whoever may hold it need not be of the office that has the duty
    @CommandHandler
    void decide(MeetByMeeting command, Actor by, Moment moment, AttendanceReckoning reckoning) {
        requireSchool(by);
        requireRole(by, STAFF);
        requireNotErased(student, reckoning);
        Evidence evidence = command.evidence();
        sayWhatFollows(moment, reckoning);
        List<String> meant = said.entrySet().stream()
                .filter(duty -> command.kinds().contains(duty.getValue().kind())
                        && !duty.getValue().day().isAfter(evidence.doneOn())
                        && duty.getValue().evidence() == EvidenceKind.MEETING)
                .sorted(Comparator.comparing(duty -> duty.getValue().key()))
                .map(Map.Entry::getKey)
                .toList();
        for (String dutyId : meant) {
            // the one before may have ended it
            if (Objects.requireNonNull(said.get(dutyId)).isOpen()) {
                sayMet(dutyId, evidence, moment, reckoning);
            }
        }
    }

    @CommandHandler
    void decide(ReportDropout command, Actor by, Moment moment, AttendanceReckoning reckoning, NationalIds ids) {
        requireSchool(by);
        requireRole(by, STAFF);
        // nobody is reported for days at another school
        sayWhatFollowsWithStudies(null, moment, reckoning);
        DropoutReport report = command.report();
        OwedReport owed = owedReport(reckoning)
                .filter(one -> !one.isTooLate(report.reportedOn()))
                .orElseThrow(() -> new Refused(NO_REPORT_OWED));
        requireOwn(owed.duty().getValue(), by, false);
        requireNotErased(student, reckoning);
        int schoolYear = reckoning.schoolYearOf(school, report.reportedOn());
        report.check(owed.from(), schoolYear, moment.today());
        say(
                new DropoutReported(
                        owed.duty().getKey(),
                        id.value(),
                        report.reportedOn(),
                        report.reference(),
                        report.ground(),
                        report.mainReason(),
                        report.furtherInOrder(schoolYear),
                        schoolYear,
                        report.isOther() ? report.other() : null,
                        owed.absentOn(),
                        ids.of(student).orElse(null),
                        report.contactName(),
                        report.contactPhone(),
                        moment.instant()),
                moment,
                reckoning);
        owed.duties()
                .forEach(duty -> say(
                        new AbsenceDutyMet(
                                duty.getKey(),
                                id.value(),
                                report.reportedOn(),
                                List.of(),
                                List.of(),
                                report.reference(),
                                null,
                                moment.instant()),
                        moment,
                        reckoning));
        sayWhatFollows(moment, reckoning);
    }

    @CommandHandler
    void decide(CorrectReport command, Actor by, Moment moment, AttendanceReckoning reckoning) {
        requireSchool(by);
        requireRole(by, STAFF);
        MadeReport made = newestReport;
        if (made == null) {
            throw new Refused(NO_REPORT_TO_CORRECT);
        }
        SaidDuty duty = Objects.requireNonNull(said.get(made.dutyId()));
        requireOwn(duty, by, false);
        requireNotErased(student, reckoning);
        if (MadeReport.isTakenBack(
                metBy(made).map(Map.Entry::getValue).map(SaidDuty::day).toList(), days)) {
            throw new Refused(REPORT_TAKEN_BACK);
        }
        DropoutReport report = command.report();
        int schoolYear = reckoning.schoolYearOf(school, report.reportedOn());
        report.check(
                OwedReport.lawfulFrom(duty.day(), days, day -> reckoning.isSchoolDay(school, day)),
                MadeReport.returnedAfter(duty.day(), days),
                schoolYear,
                moment.today());
        DropoutReport told = report.inOrder(schoolYear);
        if (told.equals(made.content())) {
            throw new Refused(REPORT_NOT_CHANGED);
        }
        say(
                new DropoutReportCorrected(
                        made.dutyId(),
                        id.value(),
                        told.reportedOn(),
                        told.reference(),
                        told.ground(),
                        told.mainReason(),
                        told.furtherReasons(),
                        schoolYear,
                        told.other(),
                        told.contactName(),
                        told.contactPhone(),
                        command.reason(),
                        moment.instant()),
                moment,
                reckoning);
        sayWhatFollows(moment, reckoning);
    }

    @CommandHandler
    DropoutReportView decide(
            ExplainReport command, Actor by, Moment moment, AttendanceReckoning reckoning, NationalIds ids) {
        requireSchool(by);
        requireRole(by, STAFF);
        Optional<OwedReport> owed = owedReport(reckoning);
        List<LocalDate> absentOn = owed.map(OwedReport::absentOn)
                .orElseGet(() -> DaysInARow.of(countedDays(), day -> reckoning.isSchoolDay(school, day)));
        boolean named = by.is(Role.REGISTRY) || by.is(Role.HEAD);
        return new DropoutReportView(
                id.value(),
                owed.map(one -> one.duty().getKey()).orElse(null),
                owed.map(one -> one.duty().getValue().dueOn()).orElse(null),
                owed.map(OwedReport::arrivedOn).orElse(null),
                named ? DropoutReportView.masked(ids.of(student).orElse(null)) : null,
                ground(absentOn),
                absentOn,
                reckoning.schoolYearOf(school, moment.today()));
    }

    @CommandHandler
    void decide(WaiveDuty command, Actor by, Moment moment, AttendanceReckoning reckoning) {
        requireSchool(by);
        requireRole(by, STAFF);
        SaidDuty duty = requireOpen(said.get(command.dutyId()));
        requireOwn(duty, by, true);
        if (!duty.kind().mayBeWaived()) {
            throw new Refused(DUTY_MAY_NOT_BE_WAIVED);
        }
        requireNotErased(student, reckoning);
        say(
                new AbsenceDutyWaived(
                        command.dutyId(), id.value(), AbsenceWaiver.BY_SCHOOL, command.reason(), moment.instant()),
                moment,
                reckoning);
        sayWhatFollows(moment, reckoning);
    }

    @CommandHandler
    void decide(LeaveSchool command, Moment moment, AttendanceReckoning reckoning) {
        boolean isBackSince = stays.backOn().filter(command.from()::isBefore).isPresent();
        if (isBackSince || stays.hasLeft(command.from(), command.cause(), command.source())) {
            return;
        }
        say(
                new PupilLeft(id.value(), command.from(), command.cause(), command.source(), moment.instant()),
                moment,
                reckoning);
        sayWhoCounts(moment, reckoning);
    }

    @CommandHandler
    void decide(ComeBack command, Moment moment, AttendanceReckoning reckoning) {
        if (!stays.isGoneOn(command.from())) {
            return;
        }
        say(new PupilCameBack(id.value(), command.from(), LeavingSource.REGISTER, moment.instant()), moment, reckoning);
        sayWhoCounts(moment, reckoning);
    }

    @CommandHandler
    void decide(WithdrawLeaving command, Moment moment, AttendanceReckoning reckoning) {
        if (!stays.has(command.day(), command.source())) {
            return;
        }
        Leaving withdrawal =
                new Leaving(Leaving.Kind.WITHDRAWN, command.day(), null, command.source(), moment.instant());
        Stays then = stays.and(withdrawal);
        Ladder ladder = reckoning.of(school, facts(reckoning).with(then.told()), moment.instant());
        say(
                new LeavingWithdrawn(
                        id.value(),
                        command.day(),
                        command.source(),
                        then.leaving().map(Leaving::day).orElse(null),
                        then.leaving().map(Leaving::cause).orElse(null),
                        ladder.counts().inARow(),
                        moment.instant()),
                moment,
                reckoning);
        sayWhoCounts(moment, reckoning);
    }

    @CommandHandler
    void decide(ChangeClass command, Moment moment, AttendanceReckoning reckoning) {
        if (!command.className().equals(className)) {
            say(new PupilChangedClass(id.value(), command.className()), moment, reckoning);
        }
    }

    @CommandHandler
    void decide(KeepAbsenceDuties command, Moment moment, AttendanceReckoning reckoning) {
        sayWhatFollowsWithStudies(null, moment, reckoning);
    }

    @CommandHandler
    LadderView decide(ExplainLadder command, Actor by, Moment moment, AttendanceReckoning reckoning) {
        requireSchool(by);
        requireRole(by, STAFF);
        return LadderView.of(id, reckoning.of(school, facts(reckoning), moment.instant()));
    }

    @CommandHandler
    String decide(NamePupil command, Actor by) {
        requireSchool(by);
        requireRole(by, STAFF);
        return student;
    }

    @EventSourcingHandler
    void evolve(PupilWatched event) {
        id = new AbsenceWatchId(event.watchId());
        school = event.school();
        student = event.studentId();
        className = event.className();
    }

    @EventSourcingHandler
    void evolve(AttendanceRecorded event) {
        DayFact fact = new DayFact(event.day(), event.mark(), event.leave(), event.writtenAs(), event.recordedAt());
        days.add(fact);
        written.add(fact.written());
    }

    @EventSourcingHandler
    void evolve(AttendanceCorrected event) {
        DayFact fact = new DayFact(event.day(), event.mark(), event.leave(), event.writtenAs(), event.recordedAt());
        days.add(fact);
        if (event.reason() != null) {
            written.add(fact);
        }
    }

    @EventSourcingHandler
    void evolve(PupilConditionsDeclared event) {
        declarations.add(new Declaration(
                event.day(),
                event.indigenous(),
                event.urgent(),
                event.causeKnown(),
                event.vulnerableFamily(),
                event.declaredAt()));
    }

    @EventSourcingHandler
    void evolve(DropoutReported event) {
        // the duties it meets tell the ladder
        newestReport = MadeReport.of(event);
    }

    @EventSourcingHandler
    void evolve(DropoutReportCorrected event) {
        MadeReport made = Objects.requireNonNull(newestReport);
        metBy(made)
                .map(duty -> new Deed(duty.getValue().key(), true, List.of(), event.reportedOn(), event.recordedAt()))
                .toList()
                .forEach(deeds::add);
        newestReport = made.corrected(event);
    }

    @EventSourcingHandler
    void evolve(AbsenceDutyOpened event) {
        said.compute(event.dutyId(), (key, before) -> SaidDuty.of(event, before != null && before.missed()));
    }

    @EventSourcingHandler
    void evolve(AbsenceDutyMet event) {
        said.computeIfPresent(event.dutyId(), (key, duty) -> {
            met.put(key, event);
            deeds.add(new Deed(duty.key(), true, event.findings(), event.doneOn(), event.recordedAt()));
            return duty.done();
        });
    }

    @EventSourcingHandler
    void evolve(AbsenceDutyMissed event) {
        said.computeIfPresent(event.dutyId(), (key, duty) -> duty.late());
    }

    @EventSourcingHandler
    void evolve(AbsenceDutyWaived event) {
        said.computeIfPresent(event.dutyId(), (key, duty) -> {
            if (event.ground() == AbsenceWaiver.BY_SCHOOL) {
                deeds.add(new Deed(duty.key(), false, List.of(), duty.day(), event.recordedAt()));
            }
            return duty.waived(event.ground());
        });
    }

    @EventSourcingHandler
    void evolve(PupilLeft event) {
        stays.learn(new Leaving(Leaving.Kind.LEFT, event.from(), event.cause(), event.source(), event.recordedAt()));
    }

    @EventSourcingHandler
    void evolve(PupilCameBack event) {
        stays.learn(new Leaving(Leaving.Kind.CAME_BACK, event.from(), null, event.source(), event.recordedAt()));
    }

    @EventSourcingHandler
    void evolve(LeavingWithdrawn event) {
        stays.learn(new Leaving(Leaving.Kind.WITHDRAWN, event.day(), null, event.source(), event.recordedAt()));
    }

    @EventSourcingHandler
    void evolve(PupilChangedClass event) {
        className = event.className();
    }

    @EventSourcingHandler
    void evolve(DropoutRiskChanged event) {
        risk = DropoutRisk.of(event);
    }

    private void sayWhoCounts(Moment moment, AttendanceReckoning reckoning) {
        Ladder ladder = reckoning.of(school, facts(reckoning), moment.instant());
        sayWhatFollows(ladder, moment, reckoning);
        stays.leaving()
                .map(Leaving::cause)
                .ifPresentOrElse(
                        cause -> reckoning.left(id, school, cause.waiver(), moment.instant()), () -> days.stream()
                                .max(Comparator.comparing(DayFact::day).thenComparing(DayFact.BY_RECORDING))
                                .ifPresent(last -> stands(ladder, last, moment, reckoning)));
    }

    // an old list that comes late does not move the pupil back
    private void sayClassOf(RecordAttendance command, Moment moment, AttendanceReckoning reckoning) {
        AbsenceWatchCommand.Pupil pupil = command.pupil();
        if (id == null
                || pupil == null
                || pupil.className().isBlank()
                || pupil.className().equals(className)
                || days.stream().anyMatch(known -> known.day().isAfter(command.day()))) {
            return;
        }
        say(new PupilChangedClass(id.value(), pupil.className()), moment, reckoning);
    }

    // a pupil who came back begins anew
    private List<DayFact> countedDays() {
        return days.stream().filter(fact -> stays.isSinceBack(fact.day())).toList();
    }

    private void stands(Ladder ladder, DayFact news, Moment moment, AttendanceReckoning reckoning) {
        DayFact last = days.stream()
                .filter(fact -> fact.day().isAfter(news.day()))
                .max(Comparator.comparing(DayFact::day).thenComparing(DayFact.BY_RECORDING))
                .orElse(news);
        reckoning.stands(
                id, school, ladder.counts().inARow(), last.day(), last.mark() == Mark.LEAVE_GRANTED, moment.instant());
    }

    private DayFact factOf(RecordAttendance command, Instant recordedAt, AttendanceReckoning reckoning) {
        AbsenceWatchCommand.Pupil pupil = command.pupil();
        String who = id == null && pupil != null ? pupil.studentId() : student;
        DayFact fact = new DayFact(command.day(), command.mark(), command.leave(), recordedAt);
        return StudyLeave.of(fact, day -> who != null && reckoning.isOnTemporaryStudy(command.school(), who, day));
    }

    private Ladder corrected(DayFact fact, @Nullable String reason, Moment moment, AttendanceReckoning reckoning) {
        Ladder ladder = ladder(fact, moment, reckoning);
        say(
                new AttendanceCorrected(
                        id.value(),
                        fact.day(),
                        fact.mark(),
                        fact.leave(),
                        fact.writtenAs(),
                        fact.recordedAt(),
                        reason,
                        ladder.counts().inARow(),
                        ladder.counts().absentInSemester(),
                        RuleBook.label(ladder.inForce())),
                moment,
                reckoning);
        stands(ladder, fact, moment, reckoning);
        return ladder;
    }

    private Stream<Map.Entry<String, SaidDuty>> metBy(MadeReport made) {
        return said.entrySet().stream()
                .filter(duty -> duty.getValue().kind() == AbsenceDutyKind.DROPOUT_REPORT)
                .filter(duty -> deeds.stream()
                        .anyMatch(deed -> deed.duty().equals(duty.getValue().key())
                                && deed.at().equals(made.toldAt())));
    }

    private Optional<OwedReport> owedReport(AttendanceReckoning reckoning) {
        return OwedReport.of(said, countedDays(), day -> reckoning.isSchoolDay(school, day));
    }

    // of a proposal; who reports says what it is
    private DropoutGround ground(List<LocalDate> absentOn) {
        boolean refused = absentOn.stream()
                .map(this::newestOf)
                .anyMatch(fact -> fact != null && fact.mark() == Mark.LEAVE_REFUSED);
        boolean causeKnown = newestDeclaration().map(Declaration::causeKnown).orElse(false);
        return refused
                ? DropoutGround.LEAVE_REFUSED
                : causeKnown ? DropoutGround.WITHOUT_LEAVE : DropoutGround.UNKNOWN_REASON;
    }

    private boolean isIndigenous() {
        return newestDeclaration().map(Declaration::indigenous).orElse(false);
    }

    private boolean isOfVulnerableFamily() {
        return newestDeclaration().map(Declaration::vulnerableFamily).orElse(false);
    }

    private Optional<Declaration> newestDeclaration() {
        return declarations.stream().max(Declaration.BY_TIME);
    }

    private void watch(RecordAttendance command, AttendanceReckoning reckoning) {
        AbsenceWatchCommand.Pupil pupil = command.pupil();
        if (pupil == null) {
            throw new Refused(PUPIL_NOT_FOUND);
        }
        requireNotErased(pupil.studentId(), reckoning);
        apply(
                new PupilWatched(
                        command.id().value(), pupil.studentId(), command.school(), pupil.name(), pupil.className()),
                MetaData.with(DataSubject.STUDENT, pupil.studentId()));
    }

    private void sayMet(String dutyId, Evidence evidence, Moment moment, AttendanceReckoning reckoning) {
        say(
                new AbsenceDutyMet(
                        dutyId,
                        id.value(),
                        evidence.doneOn(),
                        evidence.participants(),
                        evidence.findings(),
                        evidence.reference(),
                        evidence.note(),
                        moment.instant()),
                moment,
                reckoning);
        sayWhatFollows(moment, reckoning);
    }

    /** @param known of what was just said; null where it has to be reckoned */
    private Ladder sayWhatFollowsWithStudies(@Nullable Ladder known, Moment moment, AttendanceReckoning reckoning) {
        Ladder ladder = known;
        if (!reckoning.isBeingErased(student)) {
            Predicate<LocalDate> elsewhere = day -> reckoning.isOnTemporaryStudy(school, student, day);
            for (DayFact change : StudyLeave.changes(days, written, elsewhere, moment.instant())) {
                ladder = corrected(change, null, moment, reckoning);
            }
        }
        if (ladder == null) {
            ladder = reckoning.of(school, facts(reckoning), moment.instant());
        }
        sayWhatFollows(ladder, moment, reckoning);
        return ladder;
    }

    private void sayWhatFollows(Moment moment, AttendanceReckoning reckoning) {
        sayWhatFollows(reckoning.of(school, facts(reckoning), moment.instant()), moment, reckoning);
    }

    private void sayWhatFollows(Ladder ladder, Moment moment, AttendanceReckoning reckoning) {
        DutyNews.of(ladder, id, school, said, moment.instant()).stream()
                .filter(news -> !followsErased(news, reckoning))
                .forEach(event -> say(event, moment, reckoning));
        DropoutRisk.news(ladder, risk, id, moment.today()).ifPresent(event -> say(event, moment, reckoning));
        reckoning.lookAgain(id, ladder.nextLook());
    }

    // that the pupil is too old to be followed is not known any more, nor that he is not
    private boolean followsErased(AbsenceEvent news, AttendanceReckoning reckoning) {
        return news instanceof AbsenceDutyOpened opened
                && FollowUp.KINDS.contains(opened.kind())
                && reckoning.isBirthErased(school, student);
    }

    private void say(AbsenceEvent event, Moment moment, AttendanceReckoning reckoning) {
        apply(event, MetaData.with(DataSubject.STUDENT, student));
        reckoning.happened(id, school, moment.today());
    }

    private Ladder ladder(DayFact news, Moment moment, AttendanceReckoning reckoning) {
        List<DayFact> all = new ArrayList<>(days);
        all.add(news);
        return reckoning.of(school, of(new PupilFacts(all, declarations, deeds), reckoning), moment.instant());
    }

    PupilFacts facts(AttendanceReckoning reckoning) {
        return of(new PupilFacts(days, declarations, deeds), reckoning);
    }

    // of whom no day is kept yet nothing is followed
    private PupilFacts of(PupilFacts facts, AttendanceReckoning reckoning) {
        return id == null ? facts : facts.with(stays.told()).of(reckoning.bornOn(school, student));
    }

    private PupilStanding standing(AbsenceWatchId asked, String unit, Moment moment, AttendanceReckoning reckoning) {
        return PupilStanding.of(asked, reckoning.of(unit, facts(reckoning), moment.instant()));
    }

    private @Nullable DayFact newestOf(LocalDate day) {
        return days.stream()
                .filter(fact -> fact.day().equals(day))
                .max(DayFact.BY_RECORDING)
                .orElse(null);
    }

    // a list that is sent again says nothing new, whatever was corrected since
    private boolean wasSaid(DayFact fact) {
        return days.stream().anyMatch(day -> day.day().equals(fact.day()) && day.saysAs(fact));
    }

    private void requireSchool(Actor by) {
        if (!by.isOfSchool(school)) {
            throw new Refused(PUPIL_NOT_FOUND);
        }
    }

    private static void requireRole(Actor by, Set<Role> roles) {
        if (by.roles().stream().noneMatch(roles::contains)) {
            throw new Refused(ATTENDANCE_ROLE_MAY_NOT);
        }
    }

    private static void requireNotErased(String studentId, AttendanceReckoning reckoning) {
        if (reckoning.isBeingErased(studentId)) {
            throw new Refused(PUPIL_IS_BEING_ERASED);
        }
    }

    private static SaidDuty requireOpen(@Nullable SaidDuty duty) {
        if (duty == null || !duty.isOpen()) {
            throw new Refused(DUTY_NOT_OPEN);
        }
        return duty;
    }

    private static void requireOwn(SaidDuty duty, Actor by, boolean orHead) {
        if (by.roles().stream().noneMatch(duty.roles()::contains) && !(orHead && by.is(Role.HEAD))) {
            throw new Refused(DUTY_OF_OTHERS);
        }
    }
}
