package org.rejoin.command.absence;

import java.time.LocalDate;
import org.rejoin.event.ruleset.AbsenceDutyKind;
import org.rejoin.event.ruleset.DutyTemplate;
import org.rejoin.event.ruleset.RuleBook;
import org.rejoin.event.ruleset.RulesInForce;

/**
 * What the rules ask for, the facts being as they are known.
 *
 * @param months after which it is due; 0 where the school days of the template say when
 */
record WantedDuty(String key, DutyTemplate template, LocalDate day, int count, int months, String ruleSet) {

    static WantedDuty of(DutyTemplate template, LocalDate day, int count, RulesInForce rules) {
        return of(template, day, count, 0, rules);
    }

    static WantedDuty inMonths(DutyTemplate template, LocalDate day, int months, RulesInForce rules) {
        return of(template, day, 0, months, rules);
    }

    private static WantedDuty of(DutyTemplate template, LocalDate day, int count, int months, RulesInForce rules) {
        return new WantedDuty(keyOf(day, template.kind()), template, day, count, months, RuleBook.label(rules));
    }

    static String keyOf(LocalDate day, AbsenceDutyKind kind) {
        return day + "/" + kind;
    }
}
