package org.rejoin.command.transferout;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Role;
import org.rejoin.event.transferout.TransferDutyKind;
import org.rejoin.event.transferout.TransferDutyOpened;
import org.rejoin.event.transferout.TransferWaiver;

/**
 * What was said of a duty.
 *
 * @param missed whether it was late once, whatever came after
 * @param reference of what met it
 */
record TransferDuty(
        TransferDutyKind kind,
        String ruleId,
        String school,
        List<Role> roles,
        LocalDate dueOn,
        Instant deadline,
        boolean missed,
        Standing standing,
        @Nullable LocalDate doneOn,
        @Nullable String reference,
        @Nullable TransferWaiver waiver) {

    enum Standing {
        OPEN,
        DONE,
        WAIVED
    }

    static TransferDuty of(TransferDutyOpened event) {
        return new TransferDuty(
                event.kind(),
                event.ruleId(),
                event.school(),
                event.roles(),
                event.dueOn(),
                event.deadline(),
                false,
                Standing.OPEN,
                null,
                null,
                null);
    }

    boolean isOpen() {
        return standing == Standing.OPEN;
    }

    TransferDuty late() {
        return new TransferDuty(
                kind, ruleId, school, roles, dueOn, deadline, true, standing, doneOn, reference, waiver);
    }

    TransferDuty done(LocalDate day, @Nullable String by) {
        return new TransferDuty(kind, ruleId, school, roles, dueOn, deadline, missed, Standing.DONE, day, by, waiver);
    }

    TransferDuty waived(TransferWaiver ground) {
        return new TransferDuty(
                kind, ruleId, school, roles, dueOn, deadline, missed, Standing.WAIVED, doneOn, reference, ground);
    }
}
