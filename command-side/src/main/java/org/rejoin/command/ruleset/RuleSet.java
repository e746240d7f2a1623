package org.rejoin.command.ruleset;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
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

    private int newest;
    private final Map<LocalDate, RuleSetPublished> byDay = new HashMap<>();

    RuleSet() {} // for Axon

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    int decide(PublishRuleSet command, Actor by, Moment moment, PublishedRules rules) {
        if (!mayPublish(by, command.authority(), command.stage(), command.ofSchool())) {
            throw new Refused(RuleSetBlocker.of(command.ofSchool()));
        }
        RuleSetPublished ofThatDay = byDay.get(command.effectiveFrom());
        if (ofThatDay != null && ofThatDay.rules().equals(command.rules())) {
            return ofThatDay.version();
        }
        // what holds today was gone by already
        if (!command.effectiveFrom().isAfter(moment.today())) {
            throw new Invalid(FieldProblem.of("/effectiveFrom", "EFFECTIVE_TOO_EARLY"));
        }
        RuleSetPublished published = new RuleSetPublished(
                command.authority(),
                command.stage(),
                newest + 1,
                command.effectiveFrom(),
                command.rules(),
                command.reason());
        apply(published);
        rules.published(published, by.account(), moment.instant());
        return published.version();
    }

    @EventSourcingHandler
    void evolve(RuleSetPublished event) {
        id = RuleSetId.of(event.authority(), event.stage());
        newest = event.version();
        byDay.put(event.effectiveFrom(), event);
    }

    // compulsory schools are the county's, senior high is the agency's; a school adjusts its own duties
    static boolean mayPublish(Actor by, String authority, Stage stage, boolean ofSchool) {
        if (ofSchool) {
            return by.is(Role.HEAD) && by.isOfSchool(authority);
        }
        return by.is(Role.AGENCY_OFFICER)
                || by.is(Role.ADMINISTRATOR)
                || by.is(Role.COUNTY_OFFICER) && by.isOfCounty(authority) && stage != Stage.SENIOR_HIGH;
    }
}
