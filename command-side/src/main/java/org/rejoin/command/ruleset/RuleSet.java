package org.rejoin.command.ruleset;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.FieldProblem;
import org.rejoin.command.Invalid;
import org.rejoin.command.Moment;
import org.rejoin.command.Refused;
import org.rejoin.command.ruleset.RuleSetCommand.PublishRuleSet;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.ruleset.RuleSetPublished;
import org.rejoin.event.school.Stage;

/** The rules of one authority and stage, each version as it was published. */
@Aggregate
class RuleSet {

    @AggregateIdentifier
    private RuleSetId id;

    private @Nullable RuleSetPublished newest;

    RuleSet() {} // for Axon

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    int decide(PublishRuleSet command, Actor by, Moment moment, PublishedRules rules) {
        if (!mayPublish(by, command)) {
            throw new Refused(RuleSetBlocker.RULES_ROLE_MAY_NOT);
        }
        if (newest != null && says(newest, command)) {
            return newest.version();
        }
        // what holds today was gone by already
        if (!command.effectiveFrom().isAfter(moment.today())) {
            throw new Invalid(FieldProblem.of("/effectiveFrom", "EFFECTIVE_TOO_EARLY"));
        }
        RuleSetPublished published = new RuleSetPublished(
                command.authority(),
                command.stage(),
                newest == null ? 1 : newest.version() + 1,
                command.effectiveFrom(),
                command.rules(),
                command.reason());
        apply(published);
        rules.published(published, moment.instant());
        return published.version();
    }

    @EventSourcingHandler
    void evolve(RuleSetPublished event) {
        id = RuleSetId.of(event.authority(), event.stage());
        newest = event;
    }

    // compulsory schools are the county's, senior high is the agency's
    private static boolean mayPublish(Actor by, PublishRuleSet command) {
        return by.is(Role.AGENCY_OFFICER)
                || by.is(Role.ADMINISTRATOR)
                || by.is(Role.COUNTY_OFFICER)
                        && by.isOfCounty(command.authority())
                        && command.stage() != Stage.SENIOR_HIGH;
    }

    private static boolean says(RuleSetPublished before, PublishRuleSet command) {
        return before.effectiveFrom().equals(command.effectiveFrom())
                && before.rules().equals(command.rules());
    }
}
