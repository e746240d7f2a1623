package org.rejoin.command.absence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.absence.LadderDuty.Standing;
import org.rejoin.event.absence.AbsenceWaiver;
import org.rejoin.event.absence.CountsReached;
import org.rejoin.event.absence.Finding;
import org.rejoin.event.ruleset.AbsenceDutyKind;

/** What becomes of one duty while the facts come to be known. What was done stays done; due days do not move. */
final class DutyCourse {

    private final WantedDuty wanted;
    private final LocalDate dueOn;
    private final Instant deadline;
    private @Nullable CountsReached reached;
    private Standing standing = Standing.OPEN;
    private @Nullable AbsenceWaiver waiver;
    private boolean missed;
    private @Nullable LocalDate doneOn;
    private @Nullable Instant doneAt;
    private List<Finding> findings = List.of();
    private final List<LocalDate> correctedDays = new ArrayList<>();

    DutyCourse(WantedDuty wanted, LocalDate dueOn, Instant deadline, @Nullable CountsReached reached) {
        this.wanted = wanted;
        this.reached = reached;
        this.dueOn = dueOn;
        this.deadline = deadline;
    }

    void passUntil(Instant at) {
        missed |= standing == Standing.OPEN && !deadline.isAfter(at);
    }

    /** Whether the ground for its waiver goes, once it follows. */
    boolean canArise() {
        return waiver != AbsenceWaiver.BY_SCHOOL && standing == Standing.WAIVED;
    }

    void arises(@Nullable CountsReached now) {
        standing = Standing.OPEN;
        waiver = null;
        reached = now;
    }

    void doesNotFollow(AbsenceWaiver cause) {
        if (standing == Standing.OPEN) {
            standing = Standing.WAIVED;
            waiver = cause;
        }
    }

    /** @param day of what was done, or of the waiver */
    void ends(Deed deed, LocalDate day) {
        if (deed.done() && isDone()) {
            correctedDays.add(doneOn());
            doneOn = day;
        } else if (deed.done()) {
            standing = Standing.DONE;
            waiver = null;
            doneOn = day;
            doneAt = deed.at();
            findings = deed.findings();
        } else if (standing == Standing.OPEN) {
            doesNotFollow(AbsenceWaiver.BY_SCHOOL);
            doneOn = day;
            doneAt = deed.at();
        }
    }

    WantedDuty wanted() {
        return wanted;
    }

    boolean isDone() {
        return standing == Standing.DONE;
    }

    /** Of one the school waived, the day of that. */
    LocalDate doneOn() {
        return Objects.requireNonNull(doneOn);
    }

    /** On which it was said to be done before that was corrected. */
    List<LocalDate> correctedDays() {
        return correctedDays;
    }

    /** Whether it is done, or the school said that it need not be. */
    boolean isSettled() {
        return isDone() || waiver == AbsenceWaiver.BY_SCHOOL;
    }

    /** When it was said to be done first, or to need not be. */
    Instant doneAt() {
        return Objects.requireNonNull(doneAt);
    }

    boolean found(Finding finding) {
        return findings.contains(finding);
    }

    AbsenceDutyKind kind() {
        return wanted.template().kind();
    }

    LadderDuty toDuty() {
        return new LadderDuty(
                wanted.key(),
                wanted.template(),
                wanted.day(),
                wanted.count(),
                wanted.ruleSet(),
                dueOn,
                deadline,
                missed,
                standing,
                waiver,
                reached);
    }
}
