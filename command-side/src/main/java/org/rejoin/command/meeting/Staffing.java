package org.rejoin.command.meeting;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.Moment;
import org.rejoin.command.meeting.StaffingCommand.KeepStaffing;
import org.rejoin.command.meeting.StaffingCommand.MeetStaffing;
import org.rejoin.event.meeting.StaffingMeetingMet;
import org.rejoin.event.meeting.StaffingMeetingMissed;
import org.rejoin.event.meeting.StaffingMeetingOwed;
import org.rejoin.event.meeting.StaffingMeetingWaived;
import org.rejoin.event.ruleset.RuleBook;
import org.rejoin.event.ruleset.RulesInForce;

/** 召開會議統整學校人力 (SOP-2.3): what a unit owes while more pupils are away than its offices visit on their own. */
@Aggregate(lockFactory = NoLockOfMeetings.NAME)
class Staffing {

    @AggregateIdentifier
    private StaffingId id;

    private int times;
    private @Nullable Owed owed;

    Staffing() {} // for Axon

    private record Owed(String school, String dutyId, LocalDate day, Instant deadline, boolean missed) {

        Owed late() {
            return new Owed(school, dutyId, day, deadline, true);
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(KeepStaffing command, Moment moment, StaffingFacts facts) {
        RulesInForce rules = facts.rulesOn(command.school(), moment.today());
        Integer threshold = rules.rules().thresholds().pupilsOnDayTwo();
        int pupils = facts.pupilsAway(command.school(), moment.today());
        boolean many = threshold != null && pupils > threshold;
        if (owed == null && threshold != null && many) {
            apply(new StaffingMeetingOwed(
                    command.id().value(),
                    command.id().dutyId(times),
                    command.school(),
                    moment.today(),
                    pupils,
                    threshold,
                    moment.today(),
                    facts.endOf(moment.today()),
                    RuleBook.label(rules)));
        }
        sayWhetherItIsLate(moment);
        if (owed != null && !many) {
            apply(new StaffingMeetingWaived(command.id().value(), owed.dutyId(), pupils, moment.instant()));
        }
        if (owed != null && !owed.missed()) {
            facts.lookAgainAt(command.school(), owed.deadline());
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(MeetStaffing command, Moment moment, StaffingFacts facts) {
        if (owed == null) {
            return;
        }
        // it may have left some pupils to nobody, or been about fewer than are away by now
        facts.lookAgainAt(owed.school(), moment.instant());
        if (command.heldOn().isBefore(owed.day())) {
            return;
        }
        sayWhetherItIsLate(moment);
        apply(new StaffingMeetingMet(
                id.value(),
                owed.dutyId(),
                command.meeting().value(),
                command.heldOn(),
                command.visits(),
                moment.instant()));
    }

    @EventSourcingHandler
    void evolve(StaffingMeetingOwed event) {
        id = new StaffingId(event.staffingId());
        times++;
        owed = new Owed(event.school(), event.dutyId(), event.day(), event.deadline(), false);
    }

    @EventSourcingHandler
    void evolve(StaffingMeetingMet event) {
        owed = null;
    }

    @EventSourcingHandler
    void evolve(StaffingMeetingMissed event) {
        owed = Objects.requireNonNull(owed).late();
    }

    @EventSourcingHandler
    void evolve(StaffingMeetingWaived event) {
        owed = null;
    }

    // whoever is faster: what was late stays so, also where it is made up for before anybody looked
    private void sayWhetherItIsLate(Moment moment) {
        if (owed != null && !owed.missed() && !moment.instant().isBefore(owed.deadline())) {
            apply(new StaffingMeetingMissed(id.value(), owed.dutyId(), owed.deadline()));
        }
    }
}
