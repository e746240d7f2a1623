package org.rejoin.command.transferout;

import static org.rejoin.command.transferout.TransferOutBlocker.ARRIVAL_IS_PROVED;
import static org.rejoin.command.transferout.TransferOutBlocker.COMMITTEE_LETTER_NOT_OWED;
import static org.rejoin.command.transferout.TransferOutBlocker.DATA_STAY_HERE;
import static org.rejoin.command.transferout.TransferOutBlocker.NOT_OF_THIS_TRANSFER;
import static org.rejoin.command.transferout.TransferOutBlocker.PLACEMENT_MEETING_IS_HELD;
import static org.rejoin.command.transferout.TransferOutBlocker.PLACEMENT_MEETING_MISSING;
import static org.rejoin.command.transferout.TransferOutBlocker.PLACEMENT_OF_RECEIVING_SCHOOL;
import static org.rejoin.command.transferout.TransferOutBlocker.RECORDS_ARE_SENT;
import static org.rejoin.command.transferout.TransferOutBlocker.RECORDS_NOT_ALL_SENT;
import static org.rejoin.command.transferout.TransferOutBlocker.REPORT_NOT_OWED;
import static org.rejoin.command.transferout.TransferOutBlocker.TRANSFER_OUT_IS_OVER;
import static org.rejoin.command.transferout.TransferOutBlocker.TRANSFER_OUT_ROLE_MAY_NOT;
import static org.rejoin.command.transferout.TransferOutBlocker.TRANSFER_OUT_WITHDRAWN;
import static org.rejoin.command.transferout.TransferOutBlocker.WRITTEN_NOTICE_MISSING;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.rejoin.command.transferout.TransferState.Standing;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.transferout.TransferDutyKind;

/** What stops a step: asked before it is taken, and told to whoever wants to know. */
final class TransferRules {

    static final Set<Role> ISSUING = Set.of(Role.REGISTRY, Role.HEAD);
    private static final Set<Role> RECEIVING = Set.of(Role.HEAD, Role.REGISTRY, Role.COUNSELLING_OFFICE);

    private TransferRules() {}

    /** The origin sees it; the receiving school sees who is placed there, as it has to prepare (R-HL-32). */
    static boolean isSeenBy(Actor by, TransferState state) {
        return by.isOfSchool(state.school()) && holds(by, Role.OF_COMPULSORY_SCHOOL)
                || isReceiving(by, state) && holds(by, RECEIVING);
    }

    /** Where a child under protection went is known to those alone who have to do with it. */
    static boolean knowsDestination(Actor by, TransferState state) {
        return !state.paper().isPlacement() || holds(by, RECEIVING);
    }

    /** @param now what is late by then counts as said */
    static List<TransferOutBlocker> blockers(TransferStep step, TransferState state, Actor by, Instant now) {
        List<TransferOutBlocker> ofOthers = ofOthers(step, state, by);
        return ofOthers.isEmpty() ? ofState(step, state, now) : ofOthers;
    }

    /** Whose step it is, however far the transfer has come. */
    static List<TransferOutBlocker> ofOthers(TransferStep step, TransferState state, Actor by) {
        boolean ofPlacement = step.isOfReceivingSchool() && state.paper().isPlacement();
        boolean ofThisSchool = ofPlacement ? isReceiving(by, state) : by.isOfSchool(state.school());
        if (!holds(by, step.roles())) {
            return List.of(TRANSFER_OUT_ROLE_MAY_NOT);
        }
        return when(!ofThisSchool, ofPlacement ? PLACEMENT_OF_RECEIVING_SCHOOL : TRANSFER_OUT_ROLE_MAY_NOT);
    }

    private static List<TransferOutBlocker> ofState(TransferStep step, TransferState state, Instant now) {
        if (state.standing() == Standing.WITHDRAWN) {
            return List.of(TRANSFER_OUT_WITHDRAWN);
        }
        return switch (step) {
            case RECORD_ARRIVAL -> ofArrival(state);
            case SEND_RECORDS -> ofRecords(state);
            case RECORD_RECEIPT -> ofReceipt(state);
            case REPORT_DROPOUT -> when(!owesReport(state, now), REPORT_NOT_OWED);
            case WRITE_TO_COMMITTEE ->
                when(!state.owes(TransferDutyKind.LETTER_TO_COMMITTEE), COMMITTEE_LETTER_NOT_OWED);
            case HOLD_MEETING ->
                state.meeting() != null
                        ? List.of(PLACEMENT_MEETING_IS_HELD)
                        : when(!state.owes(TransferDutyKind.PLACEMENT_MEETING), NOT_OF_THIS_TRANSFER);
            case CHOOSE_CLASS -> ofClass(state);
            case END_TEMPORARY_STUDY ->
                state.standing() == Standing.ENDED
                        ? List.of(TRANSFER_OUT_IS_OVER)
                        : when(!state.paper().isTemporary(), NOT_OF_THIS_TRANSFER);
            case WITHDRAW ->
                state.standing() == Standing.ENDED
                        ? List.of(TRANSFER_OUT_IS_OVER)
                        : when(state.proof().isPresent(), ARRIVAL_IS_PROVED);
        };
    }

    private static List<TransferOutBlocker> ofArrival(TransferState state) {
        if (state.paper().isTemporary() || state.paper().isAbroad()) {
            return List.of(NOT_OF_THIS_TRANSFER);
        }
        return when(state.proof().isPresent(), ARRIVAL_IS_PROVED);
    }

    private static List<TransferOutBlocker> ofRecords(TransferState state) {
        if (state.paper().isAbroad()) {
            return List.of(DATA_STAY_HERE);
        }
        if (state.paper().isTemporary()) {
            return List.of(NOT_OF_THIS_TRANSFER);
        }
        return state.proof().isEmpty()
                ? List.of(WRITTEN_NOTICE_MISSING)
                : when(state.cardsHere().isEmpty(), RECORDS_ARE_SENT);
    }

    private static List<TransferOutBlocker> ofReceipt(TransferState state) {
        if (state.paper().isTemporary()) {
            return List.of(NOT_OF_THIS_TRANSFER);
        }
        if (state.standing() == Standing.COMPLETE) {
            return List.of(TRANSFER_OUT_IS_OVER);
        }
        return when(!state.cardsHere().isEmpty(), RECORDS_NOT_ALL_SENT);
    }

    private static List<TransferOutBlocker> ofClass(TransferState state) {
        if (!state.paper().isPlacement()) {
            return List.of(NOT_OF_THIS_TRANSFER);
        }
        return when(state.meeting() == null, PLACEMENT_MEETING_MISSING);
    }

    // who looks just before the deadline was worked off is told what the command would find
    private static boolean owesReport(TransferState state, Instant now) {
        return state.owes(TransferDutyKind.DROPOUT_REPORT)
                || state.lateAt(now).stream().anyMatch(duty -> duty.kind() == TransferDutyKind.ARRIVAL_NOTICE);
    }

    private static boolean isReceiving(Actor by, TransferState state) {
        String destination = state.paper().destinationSchool();
        return state.paper().isPlacement() && destination != null && by.isOfSchool(destination);
    }

    private static boolean holds(Actor by, Set<Role> roles) {
        return by.roles().stream().anyMatch(roles::contains);
    }

    private static List<TransferOutBlocker> when(boolean stops, TransferOutBlocker blocker) {
        return stops ? List.of(blocker) : List.of();
    }
}
