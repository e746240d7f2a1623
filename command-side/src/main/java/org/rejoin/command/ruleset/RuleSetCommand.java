package org.rejoin.command.ruleset;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.rejoin.event.ruleset.StageRules;
import org.rejoin.event.school.Stage;

/** Everything that can be asked of a set of rules. */
sealed interface RuleSetCommand {

    @TargetAggregateIdentifier
    RuleSetId id();

    /** @param ofSchool whether the authority is a school unit, which adjusts its duties alone */
    record PublishRuleSet(
            RuleSetId id,
            String authority,
            boolean ofSchool,
            Stage stage,
            LocalDate effectiveFrom,
            StageRules rules,
            String reason)
            implements RuleSetCommand {}
}
