package org.rejoin.command.absence;

import java.time.LocalDate;
import java.util.List;
import org.rejoin.event.Role;
import org.rejoin.event.absence.AbsenceDutyOpened;
import org.rejoin.event.ruleset.AbsenceDutyKind;
import org.rejoin.event.ruleset.EvidenceKind;

/** What was said of a duty already. */
record SaidDuty(
        String key,
        AbsenceDutyKind kind,
        List<Role> roles,
        EvidenceKind evidence,
        LocalDate day,
        LocalDate dueOn,
        boolean missed,
        LadderDuty.Standing standing) {

    static SaidDuty of(AbsenceDutyOpened event, boolean missedBefore) {
        return new SaidDuty(
                event.day() + "/" + event.kind(),
                event.kind(),
                event.roles(),
                event.evidence(),
                event.day(),
                event.dueOn(),
                missedBefore,
                LadderDuty.Standing.OPEN);
    }

    boolean isOpen() {
        return standing == LadderDuty.Standing.OPEN;
    }

    SaidDuty late() {
        return new SaidDuty(key, kind, roles, evidence, day, dueOn, true, standing);
    }

    SaidDuty in(LadderDuty.Standing newer) {
        return new SaidDuty(key, kind, roles, evidence, day, dueOn, missed, newer);
    }
}
