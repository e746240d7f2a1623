package org.rejoin.command.casefile;

import static org.rejoin.command.casefile.CaseFileBlocker.ALREADY_CLOSED;
import static org.rejoin.command.casefile.CaseFileBlocker.ALREADY_REPORTED;
import static org.rejoin.command.casefile.CaseFileBlocker.ALREADY_SUBMITTED;
import static org.rejoin.command.casefile.CaseFileBlocker.CLOSED_BY_SYSTEM;
import static org.rejoin.command.casefile.CaseFileBlocker.ERASURE_UNDER_WAY;
import static org.rejoin.command.casefile.CaseFileBlocker.FIRST_RECORD_STAYS;
import static org.rejoin.command.casefile.CaseFileBlocker.FORM_IS_FROZEN;
import static org.rejoin.command.casefile.CaseFileBlocker.NOT_CLOSED;
import static org.rejoin.command.casefile.CaseFileBlocker.NOT_LATEST_CASE;
import static org.rejoin.command.casefile.CaseFileBlocker.NOT_PRINCIPAL;
import static org.rejoin.command.casefile.CaseFileBlocker.NOT_REPORTED_YET;
import static org.rejoin.command.casefile.CaseFileBlocker.NOT_SUBMITTED_YET;
import static org.rejoin.command.casefile.CaseFileBlocker.NOT_THE_FILER;
import static org.rejoin.command.casefile.CaseFileBlocker.NOT_YOUR_CASE;
import static org.rejoin.command.casefile.CaseFileBlocker.NOT_YOUR_RECORD;
import static org.rejoin.command.casefile.CaseFileBlocker.NOT_YOUR_SCHOOL;
import static org.rejoin.command.casefile.CaseFileBlocker.NO_CLOSURE_SUGGESTION;
import static org.rejoin.command.casefile.CaseFileBlocker.NO_TRACKING_RECORD;
import static org.rejoin.command.casefile.CaseFileBlocker.OTHER_CASE_OPEN;
import static org.rejoin.command.casefile.CaseFileBlocker.PERSONAL_DATA_ERASED;
import static org.rejoin.command.casefile.CaseFileBlocker.REASON_NOT_ALLOWED_FOR_TYPE;
import static org.rejoin.command.casefile.CaseFileBlocker.RECORD_ALREADY_SUBMITTED;
import static org.rejoin.command.casefile.CaseFileBlocker.RECORD_NOT_FOUND;
import static org.rejoin.command.casefile.CaseFileBlocker.RECORD_WITHDRAWN;
import static org.rejoin.command.casefile.CaseFileBlocker.REPORTED_NEEDS_LETTER;
import static org.rejoin.command.casefile.CaseFileBlocker.ROLE_MAY_NOT;
import static org.rejoin.command.casefile.CaseFileBlocker.STUDENT_IS_ADULT;
import static org.rejoin.command.casefile.CaseFileBlocker.TEMPORARILY_CLOSED;
import static org.rejoin.command.casefile.CaseFileBlocker.TYPE_CLOSES_AUTOMATICALLY;
import static org.rejoin.command.casefile.CaseFileBlocker.VOIDED;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.casefile.TrackingRecords.Entry;
import org.rejoin.command.casefile.TrackingRecords.Standing;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.ClosureReason;
import org.rejoin.event.casefile.LeavingType;

/**
 * All reasons that stop an action, the same for the decision and for its explanation (R-ST-02). Pure: who asks, the state
 * of the case, and facts from outside that the caller brings.
 */
final class CaseRules {

    private CaseRules() {}

    // what can be done to a case that is over, and what makes another one open
    private static final Set<CaseAction> STOPPED_BY_ERASURE =
            EnumSet.of(CaseAction.REPORT, CaseAction.VOID, CaseAction.REOPEN);

    /**
     * @param today the calendar day of the decision
     * @param others the student's other cases in this unit
     * @param erasing whether an approved erasure of the student's data is not carried out yet
     */
    record Facts(LocalDate today, List<OtherCase> others, boolean erasing) {

        /** Of an action that looks at this case alone. */
        Facts(LocalDate today) {
            this(today, List.of(), false);
        }
    }

    static List<CaseFileBlocker> blockers(CaseAction action, CaseState state, Actor by, Facts facts) {
        List<CaseFileBlocker> hidden = notVisible(state, by);
        if (!hidden.isEmpty()) {
            return hidden; // who may not see the case is not told how it stands
        }
        return Stream.of(
                        duty(action, state, by).stream(),
                        standing(action, state, by, facts),
                        onlyIf(facts.erasing() && STOPPED_BY_ERASURE.contains(action), ERASURE_UNDER_WAY))
                .flatMap(blockers -> blockers)
                .distinct()
                .toList();
    }

    /** c4: a second open case only beside long-term absence, or filed ahead of the case it follows. */
    static boolean mayFileBeside(LeavingType newer, OtherCase other) {
        return !other.open()
                || newer != other.type()
                        && (other.type() == LeavingType.LONG_TERM_ABSENCE || other.type() == predecessorOf(newer));
    }

    // the case that must be closed before one of this type can be reported (R-CLS-06)
    private static @Nullable LeavingType predecessorOf(LeavingType type) {
        return switch (type) {
            case SUSPENSION -> LeavingType.UNEXCUSED_ABSENCE;
            case TRANSFER -> LeavingType.SUSPENSION;
            default -> null;
        };
    }

    /** For whom the case does not exist (1.11.2). */
    static List<CaseFileBlocker> notVisible(CaseState state, Actor by) {
        if (by.is(Role.AGENCY_OFFICER)) {
            return state.reported() ? List.of() : List.of(NOT_YOUR_CASE);
        }
        if (by.is(Role.COUNTY_OFFICER)) {
            return state.reported() && by.isOfCounty(state.county()) ? List.of() : List.of(NOT_YOUR_SCHOOL);
        }
        if (!by.isOfSchool(state.school())) {
            return List.of(NOT_YOUR_SCHOOL);
        }
        if (by.is(Role.PRINCIPAL_REPORTER) || by.is(Role.COUNSELLOR) || by.is(Role.SENIOR_MANAGER)) {
            return List.of();
        }
        return by.is(Role.TUTOR) && tracks(state, by) ? List.of() : List.of(NOT_YOUR_CASE);
    }

    /** What forbids to write this record anew (R-TRK-04). */
    static Optional<CaseFileBlocker> rewriting(Entry entry, Actor by) {
        return switch (entry.standing()) {
            case SUBMITTED -> Optional.of(RECORD_ALREADY_SUBMITTED);
            case WITHDRAWN -> Optional.of(RECORD_WITHDRAWN);
            case DRAFT -> unless(entry.writtenBy().equals(by.account()), NOT_YOUR_RECORD);
        };
    }

    /** What forbids to withdraw this record (R-TRK-04, c24). */
    static List<CaseFileBlocker> withdrawing(Optional<Entry> known, Actor by) {
        if (known.isEmpty()) {
            return List.of(RECORD_NOT_FOUND);
        }
        Entry entry = known.get();
        boolean own = entry.writtenBy().equals(by.account());
        boolean others = by.is(Role.PRINCIPAL_REPORTER) && !entry.is(Standing.DRAFT);
        return Stream.concat(onlyIf(!own && !others, NOT_YOUR_RECORD), onlyIf(entry.isFirst(), FIRST_RECORD_STAYS))
                .toList();
    }

    /** What forbids to close, or suggest closing, a case of the type for the reason (R-TRK-08). */
    static Optional<CaseFileBlocker> closingFor(@Nullable ClosureReason reason, LeavingType type) {
        if (reason == null || ClosingPolicy.reasonsFor(type).contains(reason)) {
            return Optional.empty();
        }
        return Optional.of(ClosingPolicy.closesByHand(type) ? REASON_NOT_ALLOWED_FOR_TYPE : TYPE_CLOSES_AUTOMATICALLY);
    }

    /** What the actor's role allows. */
    private static Optional<CaseFileBlocker> duty(CaseAction action, CaseState state, Actor by) {
        boolean principal = by.is(Role.PRINCIPAL_REPORTER);
        return switch (action) {
            case REVISE_FORM, SUBMIT -> unless(by.account().equals(state.filer()), NOT_THE_FILER);
            case RECHECK_REGISTER -> unless(principal || by.account().equals(state.filer()), NOT_THE_FILER);
            case GRANT_REGISTER_OVERRIDE -> unless(by.is(Role.AGENCY_OFFICER), ROLE_MAY_NOT);
            case ADD_TRACKING_RECORD, WITHDRAW_TRACKING_RECORD, SUGGEST_CLOSURE ->
                unless(principal || by.is(Role.COUNSELLOR) || by.is(Role.TUTOR) && tracks(state, by), ROLE_MAY_NOT);
            case VOID -> unless(principal || state.reported() && by.is(Role.AGENCY_OFFICER), NOT_PRINCIPAL);
            case REPORT, RETURN, DECLINE_CLOSURE, CLOSE, REOPEN, ASSIGN_TRACKER -> unless(principal, NOT_PRINCIPAL);
        };
    }

    /** What the case itself forbids. */
    private static Stream<CaseFileBlocker> standing(CaseAction action, CaseState state, Actor by, Facts facts) {
        return switch (action) {
            case REVISE_FORM -> beforeSubmission(state, FORM_IS_FROZEN);
            case SUBMIT ->
                Stream.concat(
                        beforeSubmission(state, ALREADY_SUBMITTED),
                        Stream.concat(
                                state.reported()
                                        ? Stream.empty()
                                        : FormCheck.blockers(state.type(), state.form(), facts.today()),
                                adulthood(state, facts)));
            case RECHECK_REGISTER -> unreported(state);
            case ADD_TRACKING_RECORD -> tracking(state);
            case WITHDRAW_TRACKING_RECORD -> ended(state);
            case SUGGEST_CLOSURE -> Stream.concat(closesByHand(state), reportedAndOpen(state));
            case REPORT -> reporting(state, facts);
            case RETURN -> unreported(state);
            case VOID -> voiding(state, by);
            case DECLINE_CLOSURE -> Stream.concat(reportedAndOpen(state), suggestion(state));
            case GRANT_REGISTER_OVERRIDE -> Stream.concat(closesByHand(state), reportedAndOpen(state));
            // a type that closes by itself is not told to wait for a suggestion
            case CLOSE ->
                ClosingPolicy.closesByHand(state.type())
                        ? Stream.concat(reportedAndOpen(state), suggestion(state))
                        : Stream.concat(closesByHand(state), reportedAndOpen(state));
            case REOPEN -> reopening(state, facts);
            case ASSIGN_TRACKER -> onlyIf(state.status() == CaseStatus.VOIDED, VOIDED);
        };
    }

    private static Stream<CaseFileBlocker> beforeSubmission(CaseState state, CaseFileBlocker afterwards) {
        return switch (state.status()) {
            case DRAFT, RETURNED -> Stream.empty();
            case FILED, PENDING_REPORT -> Stream.of(afterwards);
            default -> Stream.concat(Stream.of(FORM_IS_FROZEN), unreported(state));
        };
    }

    private static Stream<CaseFileBlocker> tracking(CaseState state) {
        return switch (state.status()) {
            case DRAFT, RETURNED -> Stream.of(NOT_SUBMITTED_YET);
            default -> ended(state);
        };
    }

    private static Stream<CaseFileBlocker> ended(CaseState state) {
        return switch (state.status()) {
            case CLOSED -> Stream.of(ALREADY_CLOSED);
            case TEMP_CLOSED -> Stream.of(TEMPORARILY_CLOSED);
            case VOIDED -> Stream.of(VOIDED);
            default -> Stream.empty();
        };
    }

    private static Stream<CaseFileBlocker> unreported(CaseState state) {
        return state.status().isUnreported()
                ? Stream.empty()
                : Stream.concat(onlyIf(state.reported(), ALREADY_REPORTED), ended(state));
    }

    private static Stream<CaseFileBlocker> reportedAndOpen(CaseState state) {
        return state.status().isUnreported() ? Stream.of(NOT_REPORTED_YET) : ended(state);
    }

    private static Stream<CaseFileBlocker> reporting(CaseState state, Facts facts) {
        if (!state.status().isUnreported()) {
            return unreported(state);
        }
        return Stream.of(
                        tracking(state),
                        onlyIf(!state.records().anySubmitted(), NO_TRACKING_RECORD),
                        adulthood(state, facts),
                        onlyIf(anyOther(facts, other -> stopsReportOf(state.type(), other)), OTHER_CASE_OPEN))
                .flatMap(blockers -> blockers);
    }

    private static boolean stopsReportOf(LeavingType type, OtherCase other) {
        return other.open()
                && other.type() != LeavingType.LONG_TERM_ABSENCE
                && (other.reported() || other.type() == predecessorOf(type));
    }

    private static Stream<CaseFileBlocker> voiding(CaseState state, Actor by) {
        boolean byLetter = by.is(Role.AGENCY_OFFICER);
        return Stream.concat(
                onlyIf(state.status() == CaseStatus.VOIDED, VOIDED),
                onlyIf(state.reported() && !byLetter, REPORTED_NEEDS_LETTER));
    }

    private static Stream<CaseFileBlocker> reopening(CaseState state, Facts facts) {
        if (state.closedFor() == null) {
            return Stream.concat(Stream.of(NOT_CLOSED), onlyIf(state.status() == CaseStatus.VOIDED, VOIDED));
        }
        return Stream.of(
                        onlyIf(
                                ClosingPolicy.isBySystem(state.closedFor())
                                        || !ClosingPolicy.closesByHand(state.type()),
                                CLOSED_BY_SYSTEM),
                        onlyIf(state.registerErased(), PERSONAL_DATA_ERASED),
                        // c26: long-term absence may stand beside any case
                        onlyIf(
                                anyOther(facts, other -> other.open() && other.type() != LeavingType.LONG_TERM_ABSENCE),
                                OTHER_CASE_OPEN),
                        // nor does one that closed by itself since, perhaps with this very case (c7)
                        onlyIf(
                                anyOther(
                                        facts,
                                        other -> other.closedLater() && other.type() != LeavingType.LONG_TERM_ABSENCE),
                                NOT_LATEST_CASE))
                .flatMap(blockers -> blockers);
    }

    private static Stream<CaseFileBlocker> closesByHand(CaseState state) {
        return onlyIf(!ClosingPolicy.closesByHand(state.type()), TYPE_CLOSES_AUTOMATICALLY);
    }

    private static Stream<CaseFileBlocker> suggestion(CaseState state) {
        return onlyIf(state.suggestion() == null && state.status().isOpen(), NO_CLOSURE_SUGGESTION);
    }

    private static Stream<CaseFileBlocker> adulthood(CaseState state, Facts facts) {
        return onlyIf(
                state.status().isUnreported() && FormCheck.isAdult(state.form(), facts.today()), STUDENT_IS_ADULT);
    }

    private static boolean tracks(CaseState state, Actor by) {
        return by.account().equals(state.filer()) || state.trackers().contains(by.account());
    }

    private static boolean anyOther(Facts facts, Predicate<OtherCase> condition) {
        return facts.others().stream().anyMatch(condition);
    }

    private static Optional<CaseFileBlocker> unless(boolean condition, CaseFileBlocker blocker) {
        return condition ? Optional.empty() : Optional.of(blocker);
    }

    private static Stream<CaseFileBlocker> onlyIf(boolean condition, CaseFileBlocker blocker) {
        return condition ? Stream.of(blocker) : Stream.empty();
    }
}
