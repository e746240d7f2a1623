package org.rejoin.event.ruleset;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Role;

/**
 * A line of the day-by-day plan (003).
 *
 * @param kind each stands once in a set
 * @param ruleId line of SPEC 1.19
 * @param roles who shares it
 * @param day on which day of absence it arises; after a return, how many days somebody must have been away at least; 0 for
 *     all others
 * @param dueAfter school days after the day it arises, 0 for the same day; of no matter where it is due months later
 * @param inTheMorning whether it is due at noon of that day
 * @param wording of a school's own; none, also in what was published before there was any, where the words of its kind stand
 */
public record DutyTemplate(
        AbsenceDutyKind kind,
        String ruleId,
        List<Role> roles,
        DutyTrigger trigger,
        int day,
        DutyCondition condition,
        int dueAfter,
        boolean inTheMorning,
        EvidenceKind evidence,
        @Nullable Wording wording) {

    // a tolerant reader: an absent list is an empty one
    public DutyTemplate {
        roles = roles == null ? List.of() : List.copyOf(roles);
    }

    public DutyTemplate(
            AbsenceDutyKind kind,
            String ruleId,
            List<Role> roles,
            DutyTrigger trigger,
            int day,
            DutyCondition condition,
            int dueAfter,
            boolean inTheMorning,
            EvidenceKind evidence) {
        this(kind, ruleId, roles, trigger, day, condition, dueAfter, inTheMorning, evidence, null);
    }

    public DutyTemplate called(@Nullable Wording words) {
        return new DutyTemplate(kind, ruleId, roles, trigger, day, condition, dueAfter, inTheMorning, evidence, words);
    }
}
