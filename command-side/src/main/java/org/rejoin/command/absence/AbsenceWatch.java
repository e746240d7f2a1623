package org.rejoin.command.absence;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.rejoin.command.absence.AbsenceBlocker.ATTENDANCE_ROLE_MAY_NOT;
import static org.rejoin.command.absence.AbsenceBlocker.PUPIL_HAS_LEFT_SCHOOL;
import static org.rejoin.command.absence.AbsenceBlocker.PUPIL_NOT_FOUND;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
import org.rejoin.command.absence.AbsenceWatchCommand.Pupil;
import org.rejoin.command.absence.AbsenceWatchCommand.RecordAttendance;
import org.rejoin.command.absence.AbsenceWatchCommand.ReportDropout;
import org.rejoin.command.absence.AbsenceWatchCommand.WaiveDuty;
import org.rejoin.command.absence.AbsenceWatchCommand.WithdrawLeaving;
import org.rejoin.command.student.NationalIds;
import org.rejoin.event.Actor;
import org.rejoin.event.DataSubject;
import org.rejoin.event.Role;
import org.rejoin.event.absence.AbsenceDutyMet;
import org.rejoin.event.absence.AbsenceDutyMissed;
import org.rejoin.event.absence.AbsenceDutyOpened;
import org.rejoin.event.absence.AbsenceDutyWaived;
import org.rejoin.event.absence.AbsenceEvent;
import org.rejoin.event.absence.AttendanceCorrected;
import org.rejoin.event.absence.AttendanceRecorded;
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

/** The school days of one pupil as they were recorded, and what was said of the duties that follow. What was said stands. */
@Aggregate(lockFactory = NoLockOfWatches.NAME)
class AbsenceWatch {

    static final Set<Role> RECORDING = Set.of(Role.CLASS_TEACHER, Role.STUDENT_AFFAIRS, Role.REGISTRY);
    private static final Set<Role> DECLARING =
            Set.of(Role.CLASS_TEACHER, Role.STUDENT_AFFAIRS, Role.COUNSELLING_OFFICE);

    @AggregateIdentifier
    private AbsenceWatchId id;

    private String school;
    private String student;
    private String className;
    private final RecordedDays days = new RecordedDays();
    private final Declarations declarations = new Declarations();
    private final Stays stays = new Stays();
    private final SaidDuties duties = new SaidDuties();
    private DropoutRisk risk = DropoutRisk.NONE;

    AbsenceWatch() {} // for Axon

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    PupilStanding decide(RecordAttendance command, Actor by, Moment moment, AttendanceReckoning reckoning) {
        requireRole(by, RECORDING);
        if (id != null && !school.equals(command.school())) {
            throw new Refused(PUPIL_NOT_FOUND);
        }
        AttendanceCheck.recording(command, moment, reckoning);
        if (id == null) {
            if (command.mark() == Mark.PRESENT) {
                return PupilStanding.neverAway(command.id());
            }
            watch(command, moment, reckoning);
        }
        return record(command, look(moment, reckoning));
    }

    @CommandHandler
    void decide(CorrectAttendance command, Actor by, Moment moment, AttendanceReckoning reckoning) {
        require(by, RECORDING);
        PupilLook look = look(moment, reckoning);
        look.requireNotErased();
        days.correction(command, look).ifPresent(fact -> {
            Ladder ladder = say(fact, known -> fact.corrected(id, command.reason(), known), look);
            sayWhatFollowsWithStudies(ladder, look);
        });
    }

    @CommandHandler
    void decide(DeclareConditions command, Actor by, Moment moment, AttendanceReckoning reckoning) {
        require(by, DECLARING);
        PupilLook look = look(moment, reckoning);
        look.requireNotErased();
        sayAndFollow(declarations.next(command, look), look);
    }

    @CommandHandler
    void decide(MeetDuty command, Actor by, Moment moment, AttendanceReckoning reckoning) {
        require(by, Role.OF_COMPULSORY_SCHOOL);
        PupilLook look = look(moment, reckoning);
        duties.met(command, by, declarations.isIndigenous(), look).ifPresent(event -> sayAndFollow(event, look));
    }

    // on the authority of the meeting: whoever may hold it need not be of the office that has the duty
    @CommandHandler
    void decide(MeetByMeeting command, Actor by, Moment moment, AttendanceReckoning reckoning) {
        require(by, Role.OF_COMPULSORY_SCHOOL);
        PupilLook look = look(moment, reckoning);
        look.requireNotErased();
        sayWhatFollows(look);
        for (String dutyId : duties.ofMeeting(command.kinds(), command.evidence())) {
            // the one before may have ended it
            if (duties.isOpen(dutyId)) {
                sayAndFollow(command.evidence().meets(dutyId, look), look);
            }
        }
    }

    @CommandHandler
    void decide(ReportDropout command, Actor by, Moment moment, AttendanceReckoning reckoning, NationalIds ids) {
        require(by, Role.OF_COMPULSORY_SCHOOL);
        PupilLook look = look(moment, reckoning);
        // nobody is reported for days at another school
        sayWhatFollowsWithStudies(null, look);
        reporting(look).report(command.report(), by, ids).forEach(event -> say(event, look));
        sayWhatFollows(look);
    }

    @CommandHandler
    void decide(CorrectReport command, Actor by, Moment moment, AttendanceReckoning reckoning) {
        require(by, Role.OF_COMPULSORY_SCHOOL);
        PupilLook look = look(moment, reckoning);
        sayAndFollow(reporting(look).correct(command, by), look);
    }

    @CommandHandler
    DropoutReportView decide(
            ExplainReport command, Actor by, Moment moment, AttendanceReckoning reckoning, NationalIds ids) {
        require(by, Role.OF_COMPULSORY_SCHOOL);
        return reporting(look(moment, reckoning)).explain(by, ids);
    }

    @CommandHandler
    void decide(WaiveDuty command, Actor by, Moment moment, AttendanceReckoning reckoning) {
        require(by, Role.OF_COMPULSORY_SCHOOL);
        PupilLook look = look(moment, reckoning);
        sayAndFollow(duties.waived(command, by, look), look);
    }

    @CommandHandler
    void decide(LeaveSchool command, Moment moment, AttendanceReckoning reckoning) {
        boolean isBackSince = stays.backOn().filter(command.from()::isBefore).isPresent();
        if (isBackSince || stays.hasLeft(command.from(), command.cause(), command.source())) {
            return;
        }
        PupilLook look = look(moment, reckoning);
        say(new PupilLeft(id.value(), command.from(), command.cause(), command.source(), moment.instant()), look);
        sayWhoCounts(look);
    }

    @CommandHandler
    void decide(ComeBack command, Moment moment, AttendanceReckoning reckoning) {
        if (!stays.isGoneOn(command.from())) {
            return;
        }
        PupilLook look = look(moment, reckoning);
        say(new PupilCameBack(id.value(), command.from(), LeavingSource.REGISTER, moment.instant()), look);
        sayWhoCounts(look);
    }

    @CommandHandler
    void decide(WithdrawLeaving command, Moment moment, AttendanceReckoning reckoning) {
        if (!stays.has(command.day(), command.source())) {
            return;
        }
        PupilLook look = look(moment, reckoning);
        Stays then = stays.and(Leaving.withdrawn(command.day(), command.source(), moment.instant()));
        Ladder ladder = look.ladder(facts(reckoning).with(then.told()));
        say(then.without(command, ladder, look), look);
        sayWhoCounts(look);
    }

    @CommandHandler
    void decide(ChangeClass command, Moment moment, AttendanceReckoning reckoning) {
        if (!command.className().equals(className)) {
            say(new PupilChangedClass(id.value(), command.className()), look(moment, reckoning));
        }
    }

    @CommandHandler
    void decide(KeepAbsenceDuties command, Moment moment, AttendanceReckoning reckoning) {
        sayWhatFollowsWithStudies(null, look(moment, reckoning));
    }

    @CommandHandler
    LadderView decide(ExplainLadder command, Actor by, Moment moment, AttendanceReckoning reckoning) {
        require(by, Role.OF_COMPULSORY_SCHOOL);
        return LadderView.of(id, ladder(look(moment, reckoning)));
    }

    @CommandHandler
    String decide(NamePupil command, Actor by) {
        require(by, Role.OF_COMPULSORY_SCHOOL);
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
    void evolve(PupilChangedClass event) {
        className = event.className();
    }

    @EventSourcingHandler
    void evolve(AttendanceRecorded event) {
        days.learn(event);
    }

    @EventSourcingHandler
    void evolve(AttendanceCorrected event) {
        days.learn(event);
    }

    @EventSourcingHandler
    void evolve(PupilConditionsDeclared event) {
        declarations.learn(event);
    }

    @EventSourcingHandler
    void evolve(AbsenceDutyOpened event) {
        duties.learn(event);
    }

    @EventSourcingHandler
    void evolve(AbsenceDutyMet event) {
        duties.learn(event);
    }

    @EventSourcingHandler
    void evolve(AbsenceDutyMissed event) {
        duties.learn(event);
    }

    @EventSourcingHandler
    void evolve(AbsenceDutyWaived event) {
        duties.learn(event);
    }

    @EventSourcingHandler
    void evolve(DropoutReported event) {
        duties.learn(event);
    }

    @EventSourcingHandler
    void evolve(DropoutReportCorrected event) {
        duties.learn(event);
    }

    @EventSourcingHandler
    void evolve(PupilLeft event) {
        stays.learn(Leaving.of(event));
    }

    @EventSourcingHandler
    void evolve(PupilCameBack event) {
        stays.learn(Leaving.of(event));
    }

    @EventSourcingHandler
    void evolve(LeavingWithdrawn event) {
        stays.learn(Leaving.of(event));
    }

    @EventSourcingHandler
    void evolve(DropoutRiskChanged event) {
        risk = DropoutRisk.of(event);
    }

    PupilFacts facts(AttendanceReckoning reckoning) {
        return new PupilFacts(
                days.all(), declarations.all(), duties.deeds(), stays.told(), reckoning.bornOn(school, student));
    }

    private Ladder ladder(PupilLook look) {
        return look.ladder(facts(look.reckoning()));
    }

    private PupilLook look(Moment moment, AttendanceReckoning reckoning) {
        return new PupilLook(id, school, student, moment, reckoning);
    }

    private DropoutReporting reporting(PupilLook look) {
        return new DropoutReporting(look, days, stays, declarations, duties);
    }

    private void watch(RecordAttendance command, Moment moment, AttendanceReckoning reckoning) {
        Pupil pupil = command.pupil();
        if (pupil == null) {
            throw new Refused(PUPIL_NOT_FOUND);
        }
        new PupilLook(command.id(), command.school(), pupil.studentId(), moment, reckoning).requireNotErased();
        apply(
                new PupilWatched(
                        command.id().value(), pupil.studentId(), command.school(), pupil.name(), pupil.className()),
                MetaData.with(DataSubject.STUDENT, pupil.studentId()));
    }

    private PupilStanding record(RecordAttendance command, PupilLook look) {
        Optional<DayFact> news = days.news(command, look);
        if (news.isEmpty()) {
            return PupilStanding.of(id, ladder(look));
        }
        if (stays.isGoneOn(command.day())) {
            throw new Refused(PUPIL_HAS_LEFT_SCHOOL);
        }
        sayClassOf(command, look);
        DayFact fact = news.get();
        Ladder ladder = say(fact, known -> fact.recorded(id, known), look);
        return PupilStanding.of(id, sayWhatFollowsWithStudies(ladder, look));
    }

    // an old list that comes late does not move the pupil back
    private void sayClassOf(RecordAttendance command, PupilLook look) {
        Pupil pupil = command.pupil();
        if (pupil != null
                && !pupil.className().isBlank()
                && !pupil.className().equals(className)
                && !days.goesBeyond(command.day())) {
            say(new PupilChangedClass(id.value(), pupil.className()), look);
        }
    }

    /** @param event by the ladder that counts the day already */
    private Ladder say(DayFact fact, Function<Ladder, AbsenceEvent> event, PupilLook look) {
        Ladder ladder = look.ladder(facts(look.reckoning()).and(fact));
        say(event.apply(ladder), look);
        look.stands(ladder, days.lastFrom(fact));
        return ladder;
    }

    private void sayWhoCounts(PupilLook look) {
        Ladder ladder = ladder(look);
        sayWhatFollows(ladder, look);
        stays.leaving().map(Leaving::cause).ifPresentOrElse(cause -> look.left(cause.waiver()), () -> days.last()
                .ifPresent(last -> look.stands(ladder, last)));
    }

    /** @param known of what was just said; null where it has to be reckoned */
    private Ladder sayWhatFollowsWithStudies(@Nullable Ladder known, PupilLook look) {
        Ladder ladder = known;
        if (!look.isBeingErased()) {
            for (DayFact change : days.changes(look)) {
                ladder = say(change, then -> change.corrected(id, null, then), look);
            }
        }
        if (ladder == null) {
            ladder = ladder(look);
        }
        sayWhatFollows(ladder, look);
        return ladder;
    }

    private void sayAndFollow(AbsenceEvent event, PupilLook look) {
        say(event, look);
        sayWhatFollows(look);
    }

    private void sayWhatFollows(PupilLook look) {
        sayWhatFollows(ladder(look), look);
    }

    private void sayWhatFollows(Ladder ladder, PupilLook look) {
        duties.news(ladder, look).forEach(event -> say(event, look));
        DropoutRisk.news(ladder, risk, id, look.today()).ifPresent(event -> say(event, look));
        look.again(ladder.nextLook());
    }

    private void say(AbsenceEvent event, PupilLook look) {
        apply(event, MetaData.with(DataSubject.STUDENT, student));
        look.happened();
    }

    private void require(Actor by, Set<Role> roles) {
        if (!by.isOfSchool(school)) {
            throw new Refused(PUPIL_NOT_FOUND);
        }
        requireRole(by, roles);
    }

    private static void requireRole(Actor by, Set<Role> roles) {
        if (by.roles().stream().noneMatch(roles::contains)) {
            throw new Refused(ATTENDANCE_ROLE_MAY_NOT);
        }
    }
}
