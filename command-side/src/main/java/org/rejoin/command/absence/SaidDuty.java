package org.rejoin.command.absence;

import static org.rejoin.command.absence.AbsenceBlocker.DUTY_OF_OTHERS;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.Refused;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.absence.AbsenceDutyOpened;
import org.rejoin.event.absence.AbsenceWaiver;
import org.rejoin.event.ruleset.AbsenceDutyKind;
import org.rejoin.event.ruleset.EvidenceKind;

/**
 * What was said of a duty already.
 *
 * @param waiver with {@link LadderDuty.Standing#WAIVED} alone
 */
record SaidDuty(
        String key,
        AbsenceDutyKind kind,
        List<Role> roles,
        EvidenceKind evidence,
        LocalDate day,
        LocalDate dueOn,
        boolean missed,
        LadderDuty.Standing standing,
        @Nullable AbsenceWaiver waiver) {

    static SaidDuty of(AbsenceDutyOpened event, boolean missedBefore) {
        return new SaidDuty(
                event.day() + "/" + event.kind(),
                event.kind(),
                event.roles(),
                event.evidence(),
                event.day(),
                event.dueOn(),
                missedBefore,
                LadderDuty.Standing.OPEN,
                null);
    }

    boolean isOpen() {
        return standing == LadderDuty.Standing.OPEN;
    }

    void requireOf(Actor by, boolean orHead) {
        if (by.roles().stream().noneMatch(roles::contains) && !(orHead && by.is(Role.HEAD))) {
            throw new Refused(DUTY_OF_OTHERS);
        }
    }

    SaidDuty late() {
        return new SaidDuty(key, kind, roles, evidence, day, dueOn, true, standing, waiver);
    }

    SaidDuty done() {
        return new SaidDuty(key, kind, roles, evidence, day, dueOn, missed, LadderDuty.Standing.DONE, null);
    }

    SaidDuty waived(AbsenceWaiver ground) {
        return new SaidDuty(key, kind, roles, evidence, day, dueOn, missed, LadderDuty.Standing.WAIVED, ground);
    }
}
