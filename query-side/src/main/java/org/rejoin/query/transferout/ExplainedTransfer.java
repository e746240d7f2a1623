package org.rejoin.query.transferout;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Role;
import org.rejoin.event.transferout.NoticeChannel;
import org.rejoin.event.transferout.RecordCard;
import org.rejoin.event.transferout.TransferDutyKind;
import org.rejoin.event.transferout.TransferWaiver;

/** What the command side answers of a transfer: how it stands now, and of each step what stops it. */
record ExplainedTransfer(Facts transfer, List<Step> steps) {

    // said of a step that is nobody's or another's: told once, not for each
    private static final Set<String> NOT_FOR_ME = Set.of("NOT_OF_THIS_TRANSFER", "TRANSFER_OUT_ROLE_MAY_NOT");

    record Facts(
            boolean countsAsOurs,
            @Nullable LocalDate toldUntil,
            @Nullable LocalDate arrivalDueOn,
            String ruleSet,
            @Nullable LocalDate arrivedOn,
            List<Notice> notices,
            List<RecordCard> cardsHere,
            List<Mailing> mailings,
            @Nullable LocalDate receivedOn,
            @Nullable LocalDate meetingHeldOn,
            @Nullable String newClass,
            @Nullable LocalDate endedOn,
            List<Duty> duties,
            @Nullable Report report) {}

    record Notice(
            NoticeChannel channel,
            LocalDate arrivedOn,
            LocalDate receivedOn,
            @Nullable String reference) {}

    record Mailing(List<RecordCard> cards, LocalDate sentOn, String registeredMail) {}

    /** @param standing OPEN, DONE or WAIVED; missed: late once, whatever came after */
    record Duty(
            TransferDutyKind kind,
            String ruleId,
            @Nullable String school,
            List<Role> roles,
            LocalDate dueOn,
            boolean missed,
            String standing,
            @Nullable LocalDate doneOn,
            @Nullable String reference,
            @Nullable TransferWaiver waiver) {}

    /** @param reasonsOfYear school year whose reasons of a dropout are offered */
    record Report(LocalDate leftOn, LocalDate arrivalDueOn, String ruleId, int reasonsOfYear) {}

    record Step(TransferStep step, boolean allowed, List<Blocker> blockers) {

        boolean isForMe() {
            return blockers.stream().map(Blocker::code).noneMatch(NOT_FOR_ME::contains);
        }
    }

    record Blocker(String code, String ruleId, String message, String removableBy) {}

    List<TransferStep> offered() {
        return steps.stream().filter(Step::allowed).map(Step::step).toList();
    }

    List<Step> stopped() {
        return steps.stream().filter(step -> !step.allowed() && step.isForMe()).toList();
    }

    Step step(TransferStep wanted) {
        return steps.stream().filter(step -> step.step() == wanted).findFirst().orElseThrow();
    }
}
