package org.rejoin.command.casefile;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.rejoin.command.casefile.CaseFileBlocker.CASE_ID_TAKEN;
import static org.rejoin.command.casefile.CaseFileBlocker.ERASURE_UNDER_WAY;
import static org.rejoin.command.casefile.CaseFileBlocker.NOT_A_PURE_TUTOR;
import static org.rejoin.command.casefile.CaseFileBlocker.OTHER_CASE_OPEN;
import static org.rejoin.command.casefile.CaseFileBlocker.ROLE_MAY_NOT;
import static org.rejoin.command.casefile.CaseFileBlocker.STUDENT_IS_ADULT;
import static org.rejoin.command.casefile.CaseFileBlocker.STUDENT_IS_FIXED;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.FieldProblem;
import org.rejoin.command.Invalid;
import org.rejoin.command.Moment;
import org.rejoin.command.Refused;
import org.rejoin.command.calendar.SchoolCalendars;
import org.rejoin.command.casefile.CaseFileCommand.CloseCase;
import org.rejoin.command.casefile.CaseFileCommand.CloseIfOver;
import org.rejoin.command.casefile.CaseFileCommand.DeclineClosure;
import org.rejoin.command.casefile.CaseFileCommand.DraftTrackingRecord;
import org.rejoin.command.casefile.CaseFileCommand.ErasePersonalData;
import org.rejoin.command.casefile.CaseFileCommand.ExplainActions;
import org.rejoin.command.casefile.CaseFileCommand.FollowOtherCases;
import org.rejoin.command.casefile.CaseFileCommand.GrantRegisterOverride;
import org.rejoin.command.casefile.CaseFileCommand.MatchTransferIn;
import org.rejoin.command.casefile.CaseFileCommand.PrepareRecheck;
import org.rejoin.command.casefile.CaseFileCommand.RecheckRegister;
import org.rejoin.command.casefile.CaseFileCommand.ReopenCase;
import org.rejoin.command.casefile.CaseFileCommand.ReportCase;
import org.rejoin.command.casefile.CaseFileCommand.ReturnFiling;
import org.rejoin.command.casefile.CaseFileCommand.ReviseForm;
import org.rejoin.command.casefile.CaseFileCommand.SetTracker;
import org.rejoin.command.casefile.CaseFileCommand.StartFiling;
import org.rejoin.command.casefile.CaseFileCommand.SubmitFiling;
import org.rejoin.command.casefile.CaseFileCommand.SubmitTrackingRecord;
import org.rejoin.command.casefile.CaseFileCommand.SuggestClosure;
import org.rejoin.command.casefile.CaseFileCommand.VoidCase;
import org.rejoin.command.casefile.CaseFileCommand.WithdrawTrackingRecord;
import org.rejoin.command.casefile.CaseFileCommand.WithdrawTransferInMatch;
import org.rejoin.command.casefile.CaseRules.Facts;
import org.rejoin.command.casefile.CaseState.Arrival;
import org.rejoin.command.casefile.CaseState.Suggestion;
import org.rejoin.command.casefile.TrackingRecords.Entry;
import org.rejoin.command.casefile.TrackingRecords.Standing;
import org.rejoin.command.student.Students;
import org.rejoin.event.Actor;
import org.rejoin.event.DataClass;
import org.rejoin.event.DataSubject;
import org.rejoin.event.Role;
import org.rejoin.event.calendar.SchoolCalendar;
import org.rejoin.event.calendar.Semester;
import org.rejoin.event.casefile.ArrivalSource;
import org.rejoin.event.casefile.CaseClosed;
import org.rejoin.event.casefile.CaseClosedAutomatically;
import org.rejoin.event.casefile.CaseFileEvent;
import org.rejoin.event.casefile.CaseForm;
import org.rejoin.event.casefile.CaseReopened;
import org.rejoin.event.casefile.CaseReported;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.CaseVoided;
import org.rejoin.event.casefile.ClosureDeclined;
import org.rejoin.event.casefile.ClosureReason;
import org.rejoin.event.casefile.ClosureSuggested;
import org.rejoin.event.casefile.ClosureSuggestionLapsed;
import org.rejoin.event.casefile.FilingReturned;
import org.rejoin.event.casefile.FilingStarted;
import org.rejoin.event.casefile.FilingSubmitted;
import org.rejoin.event.casefile.FilingVoided;
import org.rejoin.event.casefile.FormRevised;
import org.rejoin.event.casefile.LongTermAbsencePaused;
import org.rejoin.event.casefile.LongTermAbsenceResumed;
import org.rejoin.event.casefile.PersonalDataErased;
import org.rejoin.event.casefile.RegisterOverrideGranted;
import org.rejoin.event.casefile.RegisterRechecked;
import org.rejoin.event.casefile.TrackerDisabled;
import org.rejoin.event.casefile.TrackerEnabled;
import org.rejoin.event.casefile.TrackingRecordDrafted;
import org.rejoin.event.casefile.TrackingRecordSubmitted;
import org.rejoin.event.casefile.TrackingRecordWithdrawn;
import org.rejoin.event.casefile.TransferInMatchWithdrawn;
import org.rejoin.event.casefile.TransferInMatched;

/** One 填報/通報 from draft to closure (SPEC 1.4.2). */
@Aggregate(cache = "aggregateCache")
class CaseFile {

    @AggregateIdentifier
    private CaseFileId id;

    private CaseState state;

    CaseFile() {} // for Axon

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(
            StartFiling command, Actor by, Moment moment, Students students, StudentCases cases, CaseNumbers numbers) {
        if (by.school() == null || by.county() == null || !by.is(Role.PRINCIPAL_REPORTER) && !by.is(Role.TUTOR)) {
            throw new Refused(ROLE_MAY_NOT);
        }
        if (id != null) {
            requireSameFiling(command, by);
            return;
        }
        // first of all: whoever files for this unit waits here, and nowhere later for another who does
        String number = numbers.next(moment.today().getYear(), by.school());
        String student = students.idOf(command.form().student().nationalId());
        List<CaseFileBlocker> blockers = new ArrayList<>();
        if (cases.isBeingErasedOnceLocked(student)) {
            blockers.add(ERASURE_UNDER_WAY);
        }
        List<OtherCase> others = cases.othersThan(command.id().value(), student, by.school());
        CaseForm form = RegisterRules.filled(command.form(), command.register());
        if (FormCheck.isAdult(form, moment.today())) {
            blockers.add(STUDENT_IS_ADULT);
        }
        if (!others.stream().allMatch(other -> CaseRules.mayFileBeside(command.leavingType(), other))) {
            blockers.add(OTHER_CASE_OPEN);
        }
        refuseAny(blockers, RegisterRules.adultBy(blockers, command.register()));
        happened(
                student,
                new FilingStarted(
                        command.id().value(),
                        number,
                        student,
                        by.school(),
                        by.county(),
                        command.leavingType(),
                        form,
                        by.account(),
                        command.importedFrom(),
                        command.register()));
        cases.filed(id.value(), number, student, by.school(), command.leavingType(), form.leftOn());
    }

    @CommandHandler
    void decide(ReviseForm command, Actor by, Moment moment, StudentCases cases) {
        List<CaseFileBlocker> blockers = blockers(CaseAction.REVISE_FORM, by, moment);
        refuseAny(blockers, List.of());
        CaseForm form = RegisterRules.filled(command.form(), state.register());
        if (FormCheck.isAdult(form, moment.today())) {
            blockers.add(STUDENT_IS_ADULT);
        }
        String nationalId = state.form().student().nationalId();
        if (!command.form().student().nationalId().equals(nationalId)) {
            blockers.add(STUDENT_IS_FIXED);
        }
        refuseAny(blockers, List.of());
        if (form.equals(state.form())) {
            return;
        }
        happened(new FormRevised(id.value(), form));
        cases.leftOn(id.value(), form.leftOn());
    }

    @CommandHandler
    RegisterQuestion decide(PrepareRecheck command, Actor by, Moment moment) {
        refuseAny(blockers(CaseAction.RECHECK_REGISTER, by, moment), List.of());
        return question();
    }

    @CommandHandler
    void decide(RecheckRegister command, Actor by, Moment moment) {
        List<CaseFileBlocker> blockers = blockers(CaseAction.RECHECK_REGISTER, by, moment);
        if (blockers.isEmpty()) {
            RegisterRules.rechecking(command.answer()).ifPresent(blockers::add);
        }
        refuseAny(blockers, List.of());
        if (command.answer().saysTheSameAs(state.register())) {
            return;
        }
        happened(new RegisterRechecked(id.value(), command.answer()));
        CaseForm form = RegisterRules.filled(state.form(), command.answer());
        if (!form.equals(state.form())) {
            happened(new FormRevised(id.value(), form));
        }
    }

    @CommandHandler
    void decide(SubmitFiling command, Actor by, Moment moment) {
        List<CaseFileBlocker> blockers = blockers(CaseAction.SUBMIT, by, moment);
        refuseAny(blockers, formProblems(blockers, moment));
        happened(new FilingSubmitted(
                id.value(), state.records().anySubmitted() ? CaseStatus.PENDING_REPORT : CaseStatus.FILED));
    }

    @CommandHandler
    void decide(DraftTrackingRecord command, Actor by, Moment moment) {
        Optional<Entry> known = state.records().find(command.recordId());
        List<CaseFileBlocker> blockers = blockers(CaseAction.ADD_TRACKING_RECORD, by, moment);
        known.flatMap(entry -> CaseRules.rewriting(entry, by)).ifPresent(blockers::add);
        refuseAny(blockers, List.of());
        if (known.filter(entry -> entry.details().equals(command.details())).isPresent()) {
            return;
        }
        happened(new TrackingRecordDrafted(id.value(), command.recordId(), command.details(), by.account()));
    }

    @CommandHandler
    void decide(SubmitTrackingRecord command, Actor by, Moment moment) {
        Optional<Entry> known = state.records().find(command.recordId());
        List<CaseFileBlocker> blockers = blockers(CaseAction.ADD_TRACKING_RECORD, by, moment);
        if (blockers.isEmpty()
                && known.filter(entry -> entry.isThis(by.account(), command.details()))
                        .isPresent()) {
            return;
        }
        ClosureReason reason = command.details().closureReason();
        known.flatMap(entry -> CaseRules.rewriting(entry, by)).ifPresent(blockers::add);
        CaseRules.closingFor(reason, state.type()).ifPresent(blockers::add);
        List<FieldProblem> fields =
                TrackingCheck.problems(command.details(), state.form().leftOn(), moment);
        refuseAny(blockers, fields);
        boolean suggestionStood = state.suggestion() != null;
        happened(new TrackingRecordSubmitted(
                id.value(),
                command.recordId(),
                state.records().nextNumber(),
                command.details(),
                by.account(),
                state.status() == CaseStatus.FILED ? CaseStatus.PENDING_REPORT : state.status()));
        if (reason != null) {
            suggest(
                    command.recordId(),
                    reason,
                    Objects.requireNonNull(command.details().description()),
                    by);
        } else if (suggestionStood) {
            happened(new ClosureSuggestionLapsed(id.value(), withoutSuggestion()));
        }
    }

    @CommandHandler
    void decide(WithdrawTrackingRecord command, Actor by, Moment moment) {
        Optional<Entry> known = state.records().find(command.recordId());
        List<CaseFileBlocker> blockers = blockers(CaseAction.WITHDRAW_TRACKING_RECORD, by, moment);
        if (blockers.isEmpty()) {
            blockers.addAll(CaseRules.withdrawing(known, by));
        }
        refuseAny(blockers, List.of());
        if (known.orElseThrow().is(Standing.WITHDRAWN)) {
            return;
        }
        Suggestion suggestion = state.suggestion();
        happened(new TrackingRecordWithdrawn(id.value(), command.recordId(), command.reason(), state.status()));
        if (suggestion != null && command.recordId().equals(suggestion.recordId())) {
            happened(new ClosureSuggestionLapsed(id.value(), withoutSuggestion()));
        }
    }

    @CommandHandler
    void decide(SuggestClosure command, Actor by, Moment moment) {
        List<CaseFileBlocker> blockers = blockers(CaseAction.SUGGEST_CLOSURE, by, moment);
        CaseRules.closingFor(command.closureReason(), state.type()).ifPresent(blockers::add);
        refuseAny(blockers, TrackingCheck.descriptionProblems(command.description()));
        Suggestion said = new Suggestion(null, by.account(), command.closureReason(), command.description());
        if (said.equals(state.suggestion())) {
            return;
        }
        suggest(null, command.closureReason(), command.description(), by);
    }

    @CommandHandler
    void decide(ReportCase command, Actor by, Moment moment, StudentCases cases) {
        refuseAny(blockers(CaseAction.REPORT, by, facts(moment, cases)), List.of());
        LocalDate birthDate = Objects.requireNonNull(state.form().student().birthDate());
        happened(new CaseReported(
                id.value(),
                state.suggestion() == null ? CaseStatus.TRACKING : CaseStatus.PENDING_CLOSURE,
                FormCheck.ageOn(birthDate, moment.today()),
                FormCheck.ageOn(birthDate, Objects.requireNonNull(state.form().leftOn()))));
        cases.reported(id.value(), moment.today(), Adulthood.adultOn(birthDate));
        matchEarlierArrivals(cases);
    }

    @CommandHandler
    void decide(ReturnFiling command, Actor by, Moment moment) {
        refuseAny(blockers(CaseAction.RETURN, by, moment), List.of());
        if (state.status() == CaseStatus.RETURNED) {
            return;
        }
        happened(new FilingReturned(id.value(), command.reason()));
    }

    @CommandHandler
    void decide(VoidCase command, Actor by, Moment moment, StudentCases cases) {
        refuseAny(
                blockers(CaseAction.VOID, by, facts(moment, cases)),
                state.reported() ? LetterCheck.problems(command, moment.today()) : List.of());
        if (command.letterNumber() != null && command.letterDate() != null && state.reported()) {
            happened(new CaseVoided(id.value(), command.reason(), command.letterNumber(), command.letterDate()));
        } else {
            happened(new FilingVoided(id.value(), command.reason()));
        }
        cases.voided(id.value(), moment.today());
    }

    @CommandHandler
    void decide(DeclineClosure command, Actor by, Moment moment) {
        refuseAny(blockers(CaseAction.DECLINE_CLOSURE, by, moment), List.of());
        happened(new ClosureDeclined(id.value(), command.reason(), suggester()));
    }

    @CommandHandler
    void decide(GrantRegisterOverride command, Actor by, Moment moment) {
        refuseAny(blockers(CaseAction.GRANT_REGISTER_OVERRIDE, by, moment), List.of());
        if (state.registerOverriddenBy() == null) {
            happened(new RegisterOverrideGranted(id.value(), command.reason(), by.account()));
        }
    }

    @CommandHandler
    void decide(CloseCase command, Actor by, Moment moment, StudentCases cases) {
        List<CaseFileBlocker> blockers = closing(command.closureReason(), by, moment);
        refuseAny(blockers, List.of());
        if (RegisterRules.isAskedFor(command.closureReason()) && command.register() == null) {
            throw new RegisterNotAsked(question());
        }
        RegisterRules.closing(command.closureReason(), state, command.register())
                .ifPresent(blockers::add);
        refuseAny(blockers, blockers.isEmpty() ? List.of() : RegisterRules.said(state, command.register(), moment));
        boolean compared = RegisterRules.isAskedFor(command.closureReason());
        happened(new CaseClosed(
                id.value(),
                command.closureReason(),
                command.note(),
                suggester(),
                compared ? command.register() : null,
                compared && RegisterRules.knowsNothing(command.register()) ? state.registerOverriddenBy() : null));
        cases.closed(id.value(), command.closureReason(), moment.today());
    }

    @CommandHandler
    void decide(
            CloseIfOver command, Moment moment, StudentCases cases, SchoolCalendars calendars, Adulthood adulthood) {
        if (!state.reported() || !state.status().isOpen()) {
            return;
        }
        SchoolCalendar calendar = calendars.ofUnit(state.school());
        Optional<CaseClosedAutomatically> ofAge =
                adulthood.closure(id.value(), state.form().student().birthDate(), calendar, moment.today());
        endOfAbsence(cases, calendar, ofAge, moment)
                .or(() -> ofAge)
                .ifPresent(closure -> closeAutomatically(closure, cases, moment));
    }

    @CommandHandler
    void decide(FollowOtherCases command, Moment moment, StudentCases cases, SchoolCalendars calendars) {
        if (!LongTermAbsence.concerns(state)) {
            return;
        }
        List<Neighbour> neighbours = cases.neighbours(id.value(), state.student(), state.school());
        Semester semester = semester(cases, calendars.ofUnit(state.school()), moment);
        LongTermAbsence.following(id.value(), state.status(), neighbours, semester, moment.today())
                .ifPresent(event -> {
                    if (event instanceof CaseClosedAutomatically closure) {
                        closeAutomatically(closure, cases, moment);
                    } else {
                        happened(event);
                    }
                });
    }

    @CommandHandler
    void decide(ReopenCase command, Actor by, Moment moment, StudentCases cases) {
        refuseAny(blockers(CaseAction.REOPEN, by, facts(moment, cases)), List.of());
        happened(new CaseReopened(id.value(), command.reason()));
        LocalDate birthDate = state.form().student().birthDate();
        cases.reopened(id.value(), birthDate == null ? null : Adulthood.adultOn(birthDate));
        matchEarlierArrivals(cases);
    }

    @CommandHandler
    void decide(SetTracker command, Actor by, Moment moment, TutorDirectory tutors) {
        List<CaseFileBlocker> blockers = blockers(CaseAction.ASSIGN_TRACKER, by, moment);
        if (command.enabled() && !tutors.isPureTutorOf(command.account(), state.school())) {
            blockers.add(NOT_A_PURE_TUTOR);
        }
        refuseAny(blockers, List.of());
        if (state.trackers().contains(command.account()) == command.enabled()) {
            return;
        }
        happened(
                command.enabled()
                        ? new TrackerEnabled(id.value(), command.account())
                        : new TrackerDisabled(id.value(), command.account()));
    }

    @CommandHandler
    void decide(MatchTransferIn command) {
        if (state.reported() && state.status().isOpen()) {
            matchTransferIn(command.transferInId(), command.school(), command.month(), command.source());
        }
    }

    @CommandHandler
    void decide(WithdrawTransferInMatch command) {
        if (state.arrivals().stream().anyMatch(arrival -> arrival.transferInId().equals(command.transferInId()))) {
            happened(new TransferInMatchWithdrawn(id.value(), command.transferInId(), command.reason()));
        }
    }

    @CommandHandler
    void decide(ErasePersonalData command, StudentCases cases) {
        happened(new PersonalDataErased(id.value(), command.dataClass(), command.legalBasis(), command.erasureId()));
        if (command.dataClass() == DataClass.REGISTER) {
            cases.registerErased(id.value());
        }
    }

    @CommandHandler
    List<ExplainedAction> decide(ExplainActions command, Actor by, Moment moment, StudentCases cases) {
        refuseAny(CaseRules.notVisible(state, by), List.of());
        Facts facts = facts(moment, cases, cases.isBeingErased(state.student()));
        return Arrays.stream(CaseAction.values())
                .map(action -> explained(action, CaseRules.blockers(action, state, by, facts), moment))
                .toList();
    }

    @EventSourcingHandler
    void evolve(FilingStarted event) {
        id = new CaseFileId(event.caseId());
        state = CaseState.of(event);
    }

    @EventSourcingHandler
    void evolve(FormRevised event) {
        state = state.withForm(event.form());
    }

    @EventSourcingHandler
    void evolve(RegisterRechecked event) {
        state = state.rechecked(event.answer());
    }

    @EventSourcingHandler
    void evolve(RegisterOverrideGranted event) {
        state = state.registerOverridden(event.grantedBy());
    }

    @EventSourcingHandler
    void evolve(FilingSubmitted event) {
        state = state.in(event.status());
    }

    @EventSourcingHandler
    void evolve(TrackingRecordDrafted event) {
        state = state.with(state.records().drafted(event.recordId(), event.writtenBy(), event.details()));
    }

    @EventSourcingHandler
    void evolve(TrackingRecordSubmitted event) {
        state = state.with(
                        state.records().submitted(event.recordId(), event.number(), event.writtenBy(), event.details()))
                .in(event.status());
    }

    @EventSourcingHandler
    void evolve(TrackingRecordWithdrawn event) {
        state = state.with(state.records().withdrawn(event.recordId())).in(event.status());
    }

    @EventSourcingHandler
    void evolve(ClosureSuggested event) {
        state = state.suggested(new Suggestion(
                        event.recordId(), event.suggestedBy(), event.closureReason(), event.description()))
                .in(event.status());
    }

    @EventSourcingHandler
    void evolve(ClosureSuggestionLapsed event) {
        state = state.suggested(null).in(event.status());
    }

    @EventSourcingHandler
    void evolve(CaseReported event) {
        state = state.established(event.status());
    }

    @EventSourcingHandler
    void evolve(FilingReturned event) {
        state = state.in(CaseStatus.RETURNED);
    }

    @EventSourcingHandler
    void evolve(FilingVoided event) {
        state = state.in(CaseStatus.VOIDED);
    }

    @EventSourcingHandler
    void evolve(CaseVoided event) {
        state = state.in(CaseStatus.VOIDED);
    }

    @EventSourcingHandler
    void evolve(ClosureDeclined event) {
        state = state.suggested(null).in(CaseStatus.TRACKING);
    }

    @EventSourcingHandler
    void evolve(CaseClosed event) {
        state = state.closed(event.closureReason());
    }

    @EventSourcingHandler
    void evolve(CaseClosedAutomatically event) {
        state = state.closed(event.closureReason());
    }

    @EventSourcingHandler
    void evolve(LongTermAbsencePaused event) {
        state = state.in(CaseStatus.TEMP_CLOSED);
    }

    @EventSourcingHandler
    void evolve(LongTermAbsenceResumed event) {
        state = state.in(CaseStatus.TRACKING);
    }

    @EventSourcingHandler
    void evolve(CaseReopened event) {
        state = state.in(CaseStatus.TRACKING);
    }

    @EventSourcingHandler
    void evolve(TrackerEnabled event) {
        state = state.tracker(event.account(), true);
    }

    @EventSourcingHandler
    void evolve(TrackerDisabled event) {
        state = state.tracker(event.account(), false);
    }

    @EventSourcingHandler
    void evolve(TransferInMatched event) {
        state = state.arrived(new Arrival(event.transferInId(), event.destinationSchool(), event.month()));
    }

    @EventSourcingHandler
    void evolve(TransferInMatchWithdrawn event) {
        state = state.notArrived(event.transferInId());
    }

    @EventSourcingHandler
    void evolve(PersonalDataErased event) {
        state = state.erased(event.dataClass());
    }

    private void happened(CaseFileEvent event) {
        happened(state.student(), event);
    }

    // with the key of this student what is personal in it is encrypted
    private static void happened(String student, CaseFileEvent event) {
        apply(event, MetaData.with(DataSubject.STUDENT, student));
    }

    private List<CaseFileBlocker> blockers(CaseAction action, Actor by, Moment moment) {
        return blockers(action, by, new Facts(moment.today()));
    }

    private List<CaseFileBlocker> blockers(CaseAction action, Actor by, Facts facts) {
        return new ArrayList<>(CaseRules.blockers(action, state, by, facts));
    }

    private List<CaseFileBlocker> closing(ClosureReason reason, Actor by, Moment moment) {
        List<CaseFileBlocker> blockers = blockers(CaseAction.CLOSE, by, moment);
        CaseRules.closingFor(reason, state.type()).ifPresent(blockers::add);
        return blockers;
    }

    private ExplainedAction explained(CaseAction action, List<CaseFileBlocker> blockers, Moment moment) {
        Suggestion suggestion = state.suggestion();
        boolean asks = action == CaseAction.CLOSE
                && blockers.isEmpty()
                && suggestion != null
                && RegisterRules.isAskedFor(suggestion.closureReason());
        return new ExplainedAction(
                action,
                blockers,
                action == CaseAction.SUBMIT ? formProblems(blockers, moment) : List.of(),
                asks,
                ClosingPolicy.reasonsFor(action, state.type()));
    }

    private RegisterQuestion question() {
        return new RegisterQuestion(state.form().student().nationalId(), state.school());
    }

    // they stay as they are until the transaction ends
    private Facts facts(Moment moment, StudentCases cases) {
        return facts(moment, cases, cases.isBeingErasedOnceLocked(state.student()));
    }

    private Facts facts(Moment moment, StudentCases cases, boolean erasing) {
        return new Facts(moment.today(), cases.othersThan(id.value(), state.student(), state.school()), erasing);
    }

    private static void refuseAny(List<CaseFileBlocker> blockers, List<FieldProblem> fields) {
        if (!blockers.isEmpty()) {
            throw new Refused(blockers.stream().distinct().toList(), fields);
        }
        if (!fields.isEmpty()) {
            throw new Invalid(fields);
        }
    }

    private void requireSameFiling(StartFiling command, Actor by) {
        boolean same = by.account().equals(state.filer())
                && RegisterRules.filled(command.form(), state.register()).equals(state.form())
                && command.leavingType() == state.type();
        if (!same) {
            throw new Refused(CASE_ID_TAKEN);
        }
    }

    // beside the blockers of a submission stand the fields they are about; who may not see them gets none
    private List<FieldProblem> formProblems(List<CaseFileBlocker> blockers, Moment moment) {
        boolean aboutFields = blockers.stream().noneMatch(b -> b.kind() != CaseFileBlocker.Kind.REFUSED);
        return aboutFields && !blockers.isEmpty()
                ? FormCheck.problems(state.type(), state.form(), moment.today())
                : List.of();
    }

    private void suggest(@Nullable String recordId, ClosureReason reason, String description, Actor by) {
        happened(new ClosureSuggested(
                id.value(),
                recordId,
                reason,
                description,
                by.account(),
                state.reported() ? CaseStatus.PENDING_CLOSURE : state.status()));
    }

    private CaseStatus withoutSuggestion() {
        return state.status() == CaseStatus.PENDING_CLOSURE ? CaseStatus.TRACKING : state.status();
    }

    private Optional<CaseClosedAutomatically> endOfAbsence(
            StudentCases cases, SchoolCalendar calendar, Optional<CaseClosedAutomatically> ofAge, Moment moment) {
        return LongTermAbsence.concerns(state)
                ? LongTermAbsence.end(
                        id.value(),
                        cases.neighbours(id.value(), state.student(), state.school()),
                        semester(cases, calendar, moment),
                        ofAge,
                        moment.today())
                : Optional.empty();
    }

    private Semester semester(StudentCases cases, SchoolCalendar calendar, Moment moment) {
        return calendar.semesterOf(cases.reportedOn(id.value()).orElse(moment.today()));
    }

    private void closeAutomatically(CaseClosedAutomatically closure, StudentCases cases, Moment moment) {
        happened(closure);
        cases.closed(id.value(), closure.closureReason(), moment.today());
    }

    private String suggester() {
        return Objects.requireNonNull(state.suggestion()).suggestedBy();
    }

    // c6: entered before the report, or while the case was closed
    private void matchEarlierArrivals(StudentCases cases) {
        for (StudentCases.EarlierArrival arrival : cases.arrivalsBefore(
                state.student(), state.school(), state.form().leftOn())) {
            cases.matched(arrival, id.value());
            matchTransferIn(arrival.transferInId(), arrival.school(), arrival.month(), ArrivalSource.SCHOOL);
        }
    }

    private void matchTransferIn(String transferInId, String school, String month, ArrivalSource source) {
        boolean known = state.arrivals().stream()
                .anyMatch(arrival -> arrival.transferInId().equals(transferInId));
        if (!known) {
            happened(new TransferInMatched(id.value(), transferInId, school, month, source));
        }
    }
}
