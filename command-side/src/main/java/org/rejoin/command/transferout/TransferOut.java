package org.rejoin.command.transferout;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.rejoin.command.transferout.TransferOutBlocker.ANOTHER_TRANSFER_OUT_OPEN;
import static org.rejoin.command.transferout.TransferOutBlocker.COPIES_NOT_KEPT;
import static org.rejoin.command.transferout.TransferOutBlocker.NOTICE_OF_ANOTHER_PUPIL;
import static org.rejoin.command.transferout.TransferOutBlocker.TRANSFERRED_DATA_BEING_ERASED;
import static org.rejoin.command.transferout.TransferOutBlocker.TRANSFER_OF_ANOTHER_NAME;
import static org.rejoin.command.transferout.TransferOutBlocker.TRANSFER_OUT_ID_TAKEN;
import static org.rejoin.command.transferout.TransferOutBlocker.TRANSFER_OUT_NOT_FOUND;
import static org.rejoin.command.transferout.TransferOutBlocker.TRANSFER_OUT_ROLE_MAY_NOT;
import static org.rejoin.event.transferout.TransferDutyKind.ARRIVAL_NOTICE;
import static org.rejoin.event.transferout.TransferDutyKind.DROPOUT_REPORT;
import static org.rejoin.event.transferout.TransferDutyKind.END_OF_TEMPORARY_STUDY;
import static org.rejoin.event.transferout.TransferDutyKind.LETTER_TO_COMMITTEE;
import static org.rejoin.event.transferout.TransferDutyKind.PLACEMENT_MEETING;
import static org.rejoin.event.transferout.TransferDutyKind.RECORDS_RECEIPT;
import static org.rejoin.event.transferout.TransferDutyKind.SEND_RECORDS;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.FieldProblem;
import org.rejoin.command.Moment;
import org.rejoin.command.Refused;
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
import org.rejoin.command.transferout.TransferOutCommand.RecordArrivalNotice;
import org.rejoin.command.transferout.TransferOutCommand.RecordReceipt;
import org.rejoin.command.transferout.TransferOutCommand.ReportDropout;
import org.rejoin.command.transferout.TransferOutCommand.SendRecords;
import org.rejoin.command.transferout.TransferOutCommand.WithdrawTransferOut;
import org.rejoin.command.transferout.TransferOutCommand.WriteToCommittee;
import org.rejoin.command.transferout.TransferState.Standing;
import org.rejoin.event.Actor;
import org.rejoin.event.DataSubject;
import org.rejoin.event.absence.DropoutGround;
import org.rejoin.event.absence.LeavingCause;
import org.rejoin.event.transferout.ArrivalNoticeReceived;
import org.rejoin.event.transferout.PlacementClassChosen;
import org.rejoin.event.transferout.PlacementMeetingHeld;
import org.rejoin.event.transferout.TemporaryStudyEnded;
import org.rejoin.event.transferout.TemporaryStudyGranted;
import org.rejoin.event.transferout.TransferCertificateIssued;
import org.rejoin.event.transferout.TransferCompleted;
import org.rejoin.event.transferout.TransferDropoutReported;
import org.rejoin.event.transferout.TransferDutyKind;
import org.rejoin.event.transferout.TransferDutyMet;
import org.rejoin.event.transferout.TransferDutyMissed;
import org.rejoin.event.transferout.TransferDutyOpened;
import org.rejoin.event.transferout.TransferDutyWaived;
import org.rejoin.event.transferout.TransferGround;
import org.rejoin.event.transferout.TransferOutEvent;
import org.rejoin.event.transferout.TransferOutWithdrawn;
import org.rejoin.event.transferout.TransferRecordsReceived;
import org.rejoin.event.transferout.TransferRecordsSent;
import org.rejoin.event.transferout.TransferWaiver;

/** One pupil's way out of a school: until his arrival is proved he is followed here (R-HL-30). */
@Aggregate(lockFactory = NoLockOfTransfers.NAME)
class TransferOut {

    // the source says "as soon as possible"; a school week is the project's own
    private static final int WEEK = 5;
    // after the report, holidays excluded (L20)
    private static final int COMMITTEE_DAYS = 3;

    @AggregateIdentifier
    private TransferOutId id;

    private TransferState state;

    TransferOut() {} // for Axon

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(IssueCertificate command, Actor by, Moment moment, Students students, TransferFacts facts) {
        String school = requireIssuing(by);
        String student = students.idOf(command.pupil().nationalId());
        TransferPaper paper = TransferCheck.certificate(command, student, school, moment, facts);
        if (id != null) {
            requireSame(school, paper);
            return;
        }
        requireFree(command.id(), school, paper, facts);
        ArrivalTerm term = paper.isAbroad()
                ? null
                : facts.arrival(school, command.issuedOn(), paper.withinCounty(), moment.today());
        say(
                student,
                new TransferCertificateIssued(
                        command.id().value(),
                        student,
                        school,
                        paper.name(),
                        paper.className(),
                        paper.destinationSchool(),
                        paper.destination(),
                        paper.withinCounty(),
                        command.issuedOn(),
                        paper.ground(),
                        term == null ? null : term.toldUntil(),
                        term == null ? null : term.dueOn(),
                        facts.ruleSet(school, command.issuedOn())));
        if (term == null) {
            say(new TransferCompleted(id.value(), moment.today()));
            facts.closes(id, moment.today());
            facts.left(school, student, command.issuedOn(), LeavingCause.WENT_ABROAD);
        } else {
            open(ARRIVAL_NOTICE, term.dueOn(), moment, facts);
            openMeeting(term.dueOn(), moment, facts);
        }
        facts.lookAgain(id, state.nextLook());
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(GrantTemporaryStudy command, Actor by, Moment moment, Students students, TransferFacts facts) {
        String school = requireIssuing(by);
        String student = students.idOf(command.pupil().nationalId());
        TransferPaper paper = TransferCheck.temporaryStudy(command, student, school, facts);
        if (id != null) {
            requireSame(school, paper);
            return;
        }
        requireFree(command.id(), school, paper, facts);
        say(
                student,
                new TemporaryStudyGranted(
                        command.id().value(),
                        student,
                        school,
                        paper.name(),
                        paper.className(),
                        paper.destinationSchool(),
                        paper.destination(),
                        command.from(),
                        command.until(),
                        facts.ruleSet(school, command.from())));
        openMeeting(command.from(), moment, facts);
        open(END_OF_TEMPORARY_STUDY, facts.addSchoolDays(school, command.until(), 1), moment, facts);
        facts.lookAgain(id, state.nextLook());
    }

    @CommandHandler
    NoticeResult decide(
            RecordArrivalNotice command, Actor by, Moment moment, KnownStudents students, TransferFacts facts) {
        requireMay(TransferStep.RECORD_ARRIVAL, by);
        ArrivalNoticeReceived notice = new ArrivalNoticeReceived(
                id.value(),
                command.channel(),
                command.arrivedOn(),
                command.receivedOn(),
                command.reference(),
                moment.instant());
        boolean isOfPupil = state.paper()
                .studentId()
                .equals(students.known(Set.of(command.nationalId())).get(command.nationalId()));
        if (isOfPupil && saysAlready(notice)) {
            return NoticeResult.of(state);
        }
        require(TransferStep.RECORD_ARRIVAL, by, moment, facts);
        if (!isOfPupil) {
            throw new Refused(NOTICE_OF_ANOTHER_PUPIL);
        }
        TransferCheck.notice(command, state, moment);
        passUntil(moment, facts);
        say(notice);
        if (notice.channel().isEvidence()) {
            facts.left(state.school(), state.paper().studentId(), notice.arrivedOn(), LeavingCause.TRANSFERRED);
            meet(ARRIVAL_NOTICE, notice.receivedOn(), notice.reference(), moment);
            waive(DROPOUT_REPORT, TransferWaiver.ARRIVED, moment);
            waive(LETTER_TO_COMMITTEE, TransferWaiver.ARRIVED, moment);
            open(SEND_RECORDS, facts.addSchoolDays(state.school(), moment.today(), WEEK), moment, facts);
        }
        facts.lookAgain(id, state.nextLook());
        return NoticeResult.of(state);
    }

    @CommandHandler
    void decide(SendRecords command, Actor by, Moment moment, TransferFacts facts) {
        requireMay(TransferStep.SEND_RECORDS, by);
        TransferRecordsSent mailing = new TransferRecordsSent(
                id.value(), command.cards().stream().sorted().toList(), command.sentOn(), command.registeredMail());
        if (state.mailings().contains(mailing)) {
            return;
        }
        require(TransferStep.SEND_RECORDS, by, moment, facts);
        TransferCheck.day("/sentOn", command.sentOn(), arrivedOn(), moment);
        if (!command.copiesKept()) {
            throw new Refused(COPIES_NOT_KEPT);
        }
        passUntil(moment, facts);
        say(mailing);
        if (state.cardsHere().isEmpty()) {
            meet(SEND_RECORDS, command.sentOn(), command.registeredMail(), moment);
            open(RECORDS_RECEIPT, facts.addSchoolDays(state.school(), moment.today(), WEEK), moment, facts);
        }
        facts.lookAgain(id, state.nextLook());
    }

    @CommandHandler
    void decide(RecordReceipt command, Actor by, Moment moment, TransferFacts facts) {
        requireMay(TransferStep.RECORD_RECEIPT, by);
        if (command.receivedOn().equals(state.receivedOn())) {
            return;
        }
        require(TransferStep.RECORD_RECEIPT, by, moment, facts);
        TransferCheck.day("/receivedOn", command.receivedOn(), sentOn(), moment);
        passUntil(moment, facts);
        say(new TransferRecordsReceived(id.value(), command.receivedOn()));
        meet(RECORDS_RECEIPT, command.receivedOn(), null, moment);
        say(new TransferCompleted(id.value(), moment.today()));
        facts.closes(id, moment.today());
        // whose arrival was proved before anybody was told of it
        facts.left(state.school(), state.paper().studentId(), arrivedOn(), LeavingCause.TRANSFERRED);
        facts.lookAgain(id, state.nextLook());
    }

    @CommandHandler
    void decide(ReportDropout command, Actor by, Moment moment, TransferFacts facts, NationalIds ids) {
        requireMay(TransferStep.REPORT_DROPOUT, by);
        int schoolYear = facts.schoolYearOf(state.school(), command.report().reportedOn());
        DropoutReport report = command.report().inOrder(schoolYear);
        if (report.equals(state.report())) {
            return;
        }
        require(TransferStep.REPORT_DROPOUT, by, moment, facts);
        TransferCheck.report(command.report(), schoolYear, state.paper().from(), moment);
        passUntil(moment, facts);
        say(new TransferDropoutReported(
                id.value(),
                report.reportedOn(),
                report.reference(),
                report.mainReason(),
                report.furtherReasons(),
                schoolYear,
                report.other(),
                ids.of(state.paper().studentId()).orElse(null),
                report.contactName(),
                report.contactPhone(),
                moment.instant()));
        meet(DROPOUT_REPORT, report.reportedOn(), report.reference(), moment);
        LocalDate dueOn = facts.addSchoolDays(state.school(), report.reportedOn(), COMMITTEE_DAYS);
        open(LETTER_TO_COMMITTEE, dueOn, moment, facts);
        facts.lookAgain(id, state.nextLook());
    }

    @CommandHandler
    void decide(WriteToCommittee command, Actor by, Moment moment, TransferFacts facts) {
        requireMay(TransferStep.WRITE_TO_COMMITTEE, by);
        if (isDone(LETTER_TO_COMMITTEE, command.sentOn(), command.reference())) {
            return;
        }
        require(TransferStep.WRITE_TO_COMMITTEE, by, moment, facts);
        TransferCheck.day("/sentOn", command.sentOn(), state.paper().from(), moment);
        passUntil(moment, facts);
        meet(LETTER_TO_COMMITTEE, command.sentOn(), command.reference(), moment);
        facts.lookAgain(id, state.nextLook());
    }

    @CommandHandler
    void decide(HoldPlacementMeeting command, Actor by, Moment moment, TransferFacts facts) {
        requireMay(TransferStep.HOLD_MEETING, by);
        PlacementMeetingHeld meeting =
                new PlacementMeetingHeld(id.value(), command.heldOn(), command.institution(), command.minutes());
        if (meeting.equals(state.meeting())) {
            return;
        }
        require(TransferStep.HOLD_MEETING, by, moment, facts);
        TransferCheck.day("/heldOn", command.heldOn(), LocalDate.MIN, moment);
        passUntil(moment, facts);
        say(meeting);
        meet(PLACEMENT_MEETING, command.heldOn(), null, moment);
        facts.lookAgain(id, state.nextLook());
    }

    @CommandHandler
    void decide(ChooseClass command, Actor by, Moment moment, TransferFacts facts) {
        requireMay(TransferStep.CHOOSE_CLASS, by);
        require(TransferStep.CHOOSE_CLASS, by, moment, facts);
        if (command.newClass().equals(state.newClass())) {
            return;
        }
        say(new PlacementClassChosen(id.value(), command.newClass()));
    }

    @CommandHandler
    void decide(EndTemporaryStudy command, Actor by, Moment moment, TransferFacts facts) {
        requireMay(TransferStep.END_TEMPORARY_STUDY, by);
        if (command.endedOn().equals(state.endedOn())) {
            return;
        }
        require(TransferStep.END_TEMPORARY_STUDY, by, moment, facts);
        TransferCheck.lastDay(command.endedOn(), state.paper(), moment);
        passUntil(moment, facts);
        say(new TemporaryStudyEnded(id.value(), command.endedOn()));
        meet(END_OF_TEMPORARY_STUDY, command.endedOn(), null, moment);
        facts.closes(id, command.endedOn());
        facts.lookAgain(id, state.nextLook());
    }

    @CommandHandler
    void decide(WithdrawTransferOut command, Actor by, Moment moment, TransferFacts facts) {
        requireMay(TransferStep.WITHDRAW, by);
        if (state.standing() == Standing.WITHDRAWN) {
            return;
        }
        require(TransferStep.WITHDRAW, by, moment, facts);
        passUntil(moment, facts);
        say(new TransferOutWithdrawn(id.value(), command.reason(), moment.instant()));
        List.of(TransferDutyKind.values()).forEach(kind -> waive(kind, TransferWaiver.WITHDRAWN, moment));
        facts.neverWas(id);
        facts.neverLeft(state.school(), state.paper().studentId(), state.paper().from());
        facts.lookAgain(id, state.nextLook());
    }

    @CommandHandler
    void decide(KeepTransferDuties command, Moment moment, TransferFacts facts) {
        passUntil(moment, facts);
        facts.lookAgain(id, state.nextLook());
    }

    @CommandHandler
    ExplainedTransfer decide(ExplainTransferOut command, Actor by, Moment moment, TransferFacts facts) {
        requireSeen(by);
        return ExplainedTransfer.of(
                id, state, by, moment.instant(), facts.schoolYearOf(state.school(), moment.today()));
    }

    @EventSourcingHandler
    void evolve(TransferCertificateIssued event) {
        id = new TransferOutId(event.transferOutId());
        LocalDate told = event.toldUntil();
        LocalDate due = event.arrivalDueOn();
        state = new TransferState(
                event.school(),
                new TransferPaper(
                        event.studentId(),
                        event.name(),
                        event.className(),
                        event.destinationSchool(),
                        event.destination(),
                        event.withinCounty(),
                        event.ground(),
                        event.issuedOn(),
                        null),
                event.ruleSet(),
                told == null || due == null ? null : new ArrivalTerm(told, due));
    }

    @EventSourcingHandler
    void evolve(TemporaryStudyGranted event) {
        id = new TransferOutId(event.transferOutId());
        state = new TransferState(
                event.school(),
                new TransferPaper(
                        event.studentId(),
                        event.name(),
                        event.className(),
                        event.destinationSchool(),
                        event.destination(),
                        true,
                        TransferGround.PLACEMENT,
                        event.from(),
                        event.until()),
                event.ruleSet(),
                null);
    }

    @EventSourcingHandler
    void evolve(ArrivalNoticeReceived event) {
        state.noticed(event);
    }

    @EventSourcingHandler
    void evolve(TransferRecordsSent event) {
        state.mailed(event);
    }

    @EventSourcingHandler
    void evolve(TransferRecordsReceived event) {
        state.received(event.receivedOn());
    }

    @EventSourcingHandler
    void evolve(TransferCompleted event) {
        state.stands(Standing.COMPLETE);
    }

    @EventSourcingHandler
    void evolve(PlacementMeetingHeld event) {
        state.met(event);
    }

    @EventSourcingHandler
    void evolve(PlacementClassChosen event) {
        state.placedIn(event.newClass());
    }

    @EventSourcingHandler
    void evolve(TemporaryStudyEnded event) {
        state.ended(event.endedOn());
        state.stands(Standing.ENDED);
    }

    @EventSourcingHandler
    void evolve(TransferOutWithdrawn event) {
        state.stands(Standing.WITHDRAWN);
    }

    @EventSourcingHandler
    void evolve(TransferDropoutReported event) {
        state.reported(new DropoutReport(
                event.reportedOn(),
                event.reference(),
                DropoutGround.NOT_ARRIVED_AFTER_TRANSFER,
                event.mainReason(),
                event.furtherReasons(),
                event.other(),
                event.contactName(),
                event.contactPhone()));
    }

    @EventSourcingHandler
    void evolve(TransferDutyOpened event) {
        state.opened(TransferDuty.of(event));
    }

    @EventSourcingHandler
    void evolve(TransferDutyMet event) {
        state.changed(event.kind(), duty -> duty.done(event.doneOn(), event.reference()));
    }

    @EventSourcingHandler
    void evolve(TransferDutyMissed event) {
        state.changed(event.kind(), TransferDuty::late);
    }

    @EventSourcingHandler
    void evolve(TransferDutyWaived event) {
        state.changed(event.kind(), duty -> duty.waived(event.ground()));
    }

    // who was late is said before anything that came later
    private void passUntil(Moment moment, TransferFacts facts) {
        for (TransferDuty duty : state.lateAt(moment.instant())) {
            say(new TransferDutyMissed(id.value(), duty.kind(), duty.deadline()));
            if (duty.kind() == ARRIVAL_NOTICE) {
                open(DROPOUT_REPORT, facts.addSchoolDays(state.school(), duty.dueOn(), 1), moment, facts);
            }
        }
    }

    private void openMeeting(LocalDate dueOn, Moment moment, TransferFacts facts) {
        if (state.paper().isPlacement() && state.paper().destinationSchool() != null) {
            open(PLACEMENT_MEETING, dueOn, moment, facts);
        }
    }

    // nothing is due before the day on which it was entered
    private void open(TransferDutyKind kind, LocalDate byRule, Moment moment, TransferFacts facts) {
        LocalDate dueOn = moment.today().isAfter(byRule) ? moment.today() : byRule;
        String owing =
                kind == PLACEMENT_MEETING ? Objects.requireNonNull(state.paper().destinationSchool()) : state.school();
        say(new TransferDutyOpened(
                id.value(),
                kind,
                owing,
                kind.roles(),
                kind.told(),
                moment.today(),
                dueOn,
                facts.endOf(dueOn),
                kind.ruleId(),
                facts.ruleSet(state.school(), moment.today())));
    }

    private void meet(TransferDutyKind kind, LocalDate doneOn, @Nullable String reference, Moment moment) {
        if (state.owes(kind)) {
            say(new TransferDutyMet(id.value(), kind, doneOn, reference, moment.instant()));
        }
    }

    private void waive(TransferDutyKind kind, TransferWaiver ground, Moment moment) {
        if (state.owes(kind)) {
            say(new TransferDutyWaived(id.value(), kind, ground, moment.instant()));
        }
    }

    private void say(TransferOutEvent event) {
        say(state.paper().studentId(), event);
    }

    private static void say(String student, TransferOutEvent event) {
        apply(event, MetaData.with(DataSubject.STUDENT, student));
    }

    private boolean isDone(TransferDutyKind kind, LocalDate day, String reference) {
        return state.duty(kind)
                .filter(duty -> day.equals(duty.doneOn()) && reference.equals(duty.reference()))
                .isPresent();
    }

    private boolean saysAlready(ArrivalNoticeReceived notice) {
        return state.notices().stream()
                .anyMatch(known -> known.channel() == notice.channel()
                        && known.arrivedOn().equals(notice.arrivedOn())
                        && known.receivedOn().equals(notice.receivedOn())
                        && Objects.equals(known.reference(), notice.reference()));
    }

    private LocalDate arrivedOn() {
        return state.proof()
                .map(ArrivalNoticeReceived::arrivedOn)
                .orElse(state.paper().from());
    }

    private LocalDate sentOn() {
        List<LocalDate> days = new ArrayList<>();
        state.mailings().forEach(mailing -> days.add(mailing.sentOn()));
        return days.stream().max(LocalDate::compareTo).orElse(arrivedOn());
    }

    private static String requireIssuing(Actor by) {
        String school = by.school();
        if (school == null || by.roles().stream().noneMatch(TransferRules.ISSUING::contains)) {
            throw new Refused(TRANSFER_OUT_ROLE_MAY_NOT);
        }
        return school;
    }

    private void requireSame(String school, TransferPaper paper) {
        if (!school.equals(state.school()) || !paper.equals(state.paper())) {
            throw new Refused(TRANSFER_OUT_ID_TAKEN);
        }
    }

    private static void requireFree(TransferOutId asked, String school, TransferPaper paper, TransferFacts facts) {
        if (facts.isBeingErased(paper.studentId())) {
            throw new Refused(TRANSFERRED_DATA_BEING_ERASED);
        }
        if (facts.isKnownByAnotherName(school, paper.studentId(), paper.name())) {
            throw new Refused(
                    List.of(TRANSFER_OF_ANOTHER_NAME),
                    List.of(FieldProblem.of("/name", TRANSFER_OF_ANOTHER_NAME.name())));
        }
        if (!facts.opens(asked, school, paper)) {
            throw new Refused(ANOTHER_TRANSFER_OUT_OPEN);
        }
    }

    private void requireSeen(Actor by) {
        if (!TransferRules.isSeenBy(by, state)) {
            throw new Refused(TRANSFER_OUT_NOT_FOUND);
        }
    }

    private void requireMay(TransferStep step, Actor by) {
        requireSeen(by);
        refuseAny(TransferRules.ofOthers(step, state, by));
    }

    private void require(TransferStep step, Actor by, Moment moment, TransferFacts facts) {
        refuseAny(TransferRules.blockers(step, state, by, moment.instant()));
        if (facts.isBeingErased(state.paper().studentId())) {
            throw new Refused(TRANSFERRED_DATA_BEING_ERASED);
        }
    }

    private static void refuseAny(List<TransferOutBlocker> blockers) {
        if (!blockers.isEmpty()) {
            throw new Refused(blockers, List.of());
        }
    }
}
