package org.rejoin.command.obligation;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.rejoin.command.Moment;
import org.rejoin.command.obligation.CaseDutiesCommand.KeepDuties;
import org.rejoin.command.obligation.KnownDuty.Standing;
import org.rejoin.event.obligation.ObligationAdvanced;
import org.rejoin.event.obligation.ObligationFallsDue;
import org.rejoin.event.obligation.ObligationMet;
import org.rejoin.event.obligation.ObligationMissed;
import org.rejoin.event.obligation.ObligationOpened;
import org.rejoin.event.obligation.ObligationWaived;
import org.rejoin.event.obligation.WaiverReason;

/** What is owed to one case. Says what follows from the case and was not said yet; what was said stands. */
@Aggregate(lockFactory = NoLockOfDuties.NAME)
class CaseDuties {

    @AggregateIdentifier
    private CaseDutiesId id;

    private final Map<String, KnownDuty> known = new LinkedHashMap<>();

    CaseDuties() {} // for Axon

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(KeepDuties command, Moment moment, Reckoning reckoning) {
        String caseId = command.caseId();
        DutiesOnDay duties = reckoning.of(caseId, dueDays(), moment.today());
        duties.all().forEach(duty -> say(duty, duties, caseId));
        waiveWhatDoesNotFollow(duties, caseId);
        reckoning.lookAgain(caseId, duties.nextLook());
    }

    @EventSourcingHandler
    void evolve(ObligationOpened event) {
        id = CaseDutiesId.of(event.caseId());
        known.put(
                event.obligationId(),
                new KnownDuty(event.openedOn(), event.dueOn(), event.soFar(), false, Standing.OPEN));
    }

    @EventSourcingHandler
    void evolve(ObligationAdvanced event) {
        known.computeIfPresent(event.obligationId(), (key, duty) -> duty.counting(event.soFar()));
    }

    @EventSourcingHandler
    void evolve(ObligationFallsDue event) {
        known.computeIfPresent(event.obligationId(), (key, duty) -> duty.remindedOf());
    }

    @EventSourcingHandler
    void evolve(ObligationMet event) {
        known.computeIfPresent(event.obligationId(), (key, duty) -> duty.in(Standing.DONE));
    }

    @EventSourcingHandler
    void evolve(ObligationMissed event) {
        known.computeIfPresent(event.obligationId(), (key, duty) -> duty.in(Standing.MISSED));
    }

    @EventSourcingHandler
    void evolve(ObligationWaived event) {
        known.computeIfPresent(event.obligationId(), (key, duty) -> duty.in(Standing.DONE));
    }

    private void say(Duty duty, DutiesOnDay duties, String caseId) {
        if (!known.containsKey(duty.id())) {
            apply(DutyOwner.opened(duty, Objects.requireNonNull(duties.filing())));
        }
        KnownDuty now = known(duty);
        if (now.is(Standing.OPEN) && duty.soFar() != now.soFar()) {
            apply(new ObligationAdvanced(duty.id(), caseId, duty.soFar()));
        }
        if (duties.fallsDue(duty) && now.is(Standing.OPEN) && !now.reminded()) {
            apply(new ObligationFallsDue(duty.id(), caseId, duty.dueOn(), duty.soFar()));
        }
        duty.ends().forEach(end -> sayEnd(end, duty, caseId));
    }

    private void sayEnd(End end, Duty duty, String caseId) {
        Standing standing = known(duty).standing();
        boolean isNews = end instanceof End.Missed ? standing == Standing.OPEN : standing != Standing.DONE;
        if (isNews) {
            apply(end.toEvent(duty, caseId));
        }
    }

    /** A calendar that was corrected may leave a duty without its ground. */
    private void waiveWhatDoesNotFollow(DutiesOnDay duties, String caseId) {
        Set<String> following = duties.all().stream().map(Duty::id).collect(Collectors.toSet());
        List<String> groundless = known.entrySet().stream()
                .filter(entry -> !following.contains(entry.getKey()))
                .filter(entry -> entry.getValue().is(Standing.OPEN))
                // a slow clock does not make anything unsaid
                .filter(entry -> !entry.getValue().openedOn().isAfter(duties.today()))
                .map(Map.Entry::getKey)
                .toList();
        groundless.forEach(
                duty -> apply(new ObligationWaived(duty, caseId, WaiverReason.CALENDAR_CORRECTED, duties.today())));
    }

    private Map<String, LocalDate> dueDays() {
        return known.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                .dueOn()));
    }

    private KnownDuty known(Duty duty) {
        return Optional.ofNullable(known.get(duty.id())).orElseThrow();
    }
}
