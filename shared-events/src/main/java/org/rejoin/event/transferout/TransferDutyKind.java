package org.rejoin.event.transferout;

import java.util.List;
import org.rejoin.event.Role;

/** What a transfer out asks of schools, each at most once in a transfer. */
public enum TransferDutyKind {
    /** 報到通知, with evidence; until then the pupil is followed. */
    ARRIVAL_NOTICE("R-HL-13", List.of(Role.REGISTRY), List.of(Role.CLASS_TEACHER)),
    /** 未報到，須通報中輟. */
    DROPOUT_REPORT("R-HL-13", List.of(Role.REGISTRY), List.of(Role.CLASS_TEACHER, Role.HEAD)),
    /** 函報強迫入學委員會, once the report was made; what was done so far is its annex. */
    LETTER_TO_COMMITTEE("R-HL-09", List.of(Role.REGISTRY), List.of(Role.HEAD)),
    /** 掛號寄出三卡正本. */
    SEND_RECORDS("R-HL-12", List.of(Role.REGISTRY), List.of()),
    /** 收件回執. */
    RECORDS_RECEIPT("R-HL-12", List.of(Role.REGISTRY), List.of()),
    /** 安置會議 of the receiving school with the institution, before the class is chosen. */
    PLACEMENT_MEETING("R-HL-32", List.of(Role.REGISTRY, Role.COUNSELLING_OFFICE), List.of(Role.HEAD)),
    /** What becomes of a pupil whose temporary study is over. */
    END_OF_TEMPORARY_STUDY("R-HL-32", List.of(Role.REGISTRY), List.of(Role.CLASS_TEACHER));

    private final String ruleId;
    private final List<Role> roles;
    private final List<Role> told;

    TransferDutyKind(String ruleId, List<Role> roles, List<Role> told) {
        this.ruleId = ruleId;
        this.roles = roles;
        this.told = told;
    }

    public String ruleId() {
        return ruleId;
    }

    /** Who shares it. */
    public List<Role> roles() {
        return roles;
    }

    /** Who hears of it besides. */
    public List<Role> told() {
        return told;
    }
}
