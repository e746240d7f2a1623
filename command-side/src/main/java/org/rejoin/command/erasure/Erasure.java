package org.rejoin.command.erasure;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.rejoin.command.erasure.ErasureBlocker.ERASURE_ID_TAKEN;
import static org.rejoin.command.erasure.ErasureBlocker.ERASURE_IS_DECIDED;
import static org.rejoin.command.erasure.ErasureBlocker.ERASURE_NOT_FOUND;
import static org.rejoin.command.erasure.ErasureBlocker.ERASURE_UNDER_WAY;
import static org.rejoin.command.erasure.ErasureBlocker.ERASURE_WAITS;
import static org.rejoin.command.erasure.ErasureBlocker.NOT_THE_REQUESTER;
import static org.rejoin.command.erasure.ErasureBlocker.OWN_REQUEST;
import static org.rejoin.command.erasure.ErasureBlocker.PERSON_NOT_FOUND;
import static org.rejoin.command.erasure.ErasureBlocker.ROLE_MAY_NOT;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.rejoin.command.Moment;
import org.rejoin.command.Refused;
import org.rejoin.command.erasure.ErasureCommand.ApproveErasure;
import org.rejoin.command.erasure.ErasureCommand.CarryOutErasure;
import org.rejoin.command.erasure.ErasureCommand.RefuseErasure;
import org.rejoin.command.erasure.ErasureCommand.RepeatErasure;
import org.rejoin.command.erasure.ErasureCommand.RequestErasure;
import org.rejoin.command.erasure.ErasureCommand.WithdrawErasure;
import org.rejoin.command.student.BeingErased;
import org.rejoin.event.Actor;
import org.rejoin.event.DataSubject;
import org.rejoin.event.Role;
import org.rejoin.event.erasure.ErasureApproved;
import org.rejoin.event.erasure.ErasureCarriedOut;
import org.rejoin.event.erasure.ErasureEvent;
import org.rejoin.event.erasure.ErasureRefused;
import org.rejoin.event.erasure.ErasureRequested;
import org.rejoin.event.erasure.ErasureWithdrawn;
import org.rejoin.event.erasure.LegalBasis;

/** One request to erase what is known of a person in one class of data (SPEC 2.6). */
@Aggregate
class Erasure {

    enum Standing {
        REQUESTED,
        APPROVED,
        REFUSED,
        WITHDRAWN,
        CARRIED_OUT
    }

    @AggregateIdentifier
    private ErasureId id;

    private ErasureRequested request;
    private Standing standing = Standing.REQUESTED;

    Erasure() {} // for Axon

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(RequestErasure command, Actor by, Moment moment, Erasures erasures, KnownPersons persons) {
        boolean proposed = command.ground().legalBasis() == LegalBasis.RETENTION && by.equals(Actor.SYSTEM);
        if (!proposed && !by.is(Role.AGENCY_OFFICER)) {
            throw new Refused(ROLE_MAY_NOT);
        }
        String student = persons.find(command.person()).orElseThrow(() -> new Refused(PERSON_NOT_FOUND));
        ErasureRequested requested = requested(command, student, by);
        if (id != null) {
            requireSame(requested);
            return;
        }
        if (!erasures.requested(requested, moment.instant())) {
            throw new Refused(ERASURE_WAITS);
        }
        happened(student, requested);
    }

    // created if missing: who may not decide is told the same of an erasure that is there and of one that is not
    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(
            ApproveErasure command,
            Actor by,
            Moment moment,
            Erasures erasures,
            KnownPersons persons,
            RetentionPolicy retention) {
        requireDecider(by);
        if (standing == Standing.APPROVED || standing == Standing.CARRIED_OUT) {
            return;
        }
        requireOpen();
        List<ErasureBlocker> blockers = new ArrayList<>();
        if (by.account().equals(request.requestedBy())) {
            blockers.add(OWN_REQUEST);
        }
        blockers.addAll(duties(moment, persons.lockedCasesOf(request.studentId()), persons, retention));
        if (!blockers.isEmpty()) {
            throw new Refused(blockers, List.of());
        }
        erasures.approved(id, by, moment.instant());
        persons.detach(request.studentId(), request.dataClass());
        happened(new ErasureApproved(id.value()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(
            RefuseErasure command,
            Actor by,
            Moment moment,
            Erasures erasures,
            BeingErased beingErased,
            KnownPersons persons,
            RetentionPolicy retention) {
        requireDecider(by);
        if (standing == Standing.REFUSED) {
            return;
        }
        requireOpen();
        List<KeptCase> cases = persons.lockedCasesOf(request.studentId());
        if (beingErased.includes(request.studentId())) {
            throw new Refused(ERASURE_UNDER_WAY);
        }
        List<String> duties = duties(moment, cases, persons, retention).stream()
                .map(ErasureBlocker::name)
                .toList();
        erasures.refused(id, by, duties, command.reason(), moment.instant());
        happened(new ErasureRefused(id.value(), duties, command.reason()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(WithdrawErasure command, Actor by, Moment moment, Erasures erasures) {
        if (!by.is(Role.AGENCY_OFFICER)) {
            throw new Refused(ROLE_MAY_NOT);
        }
        if (id == null) {
            throw new Refused(ERASURE_NOT_FOUND);
        }
        if (!by.account().equals(request.requestedBy())) {
            throw new Refused(NOT_THE_REQUESTER);
        }
        if (standing == Standing.WITHDRAWN) {
            return;
        }
        requireOpen();
        erasures.withdrawn(id, by, moment.instant());
        happened(new ErasureWithdrawn(id.value()));
    }

    @CommandHandler
    void decide(CarryOutErasure command, Moment moment, Erasures erasures, KnownPersons persons, ErasedCases cases) {
        if (standing == Standing.APPROVED) {
            carryOut(command.keyErasure(), moment, erasures, persons, cases);
        }
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(RepeatErasure command, Moment moment, Erasures erasures, KnownPersons persons, ErasedCases cases) {
        if (id != null) {
            return;
        }
        ErasureRequested repeated = new ErasureRequested(
                command.id().value(),
                command.keys().subject(),
                command.keys().dataClass(),
                LegalBasis.RESTORED,
                null,
                null,
                Actor.SYSTEM.account());
        happened(repeated.studentId(), repeated);
        erasures.repeated(repeated, moment.instant());
        persons.detach(repeated.studentId(), repeated.dataClass());
        carryOut(command.keys().number(), moment, erasures, persons, cases);
    }

    @EventSourcingHandler
    void evolve(ErasureRequested event) {
        id = new ErasureId(event.erasureId());
        request = event;
    }

    @EventSourcingHandler
    void evolve(ErasureApproved event) {
        standing = Standing.APPROVED;
    }

    @EventSourcingHandler
    void evolve(ErasureRefused event) {
        standing = Standing.REFUSED;
    }

    @EventSourcingHandler
    void evolve(ErasureWithdrawn event) {
        standing = Standing.WITHDRAWN;
    }

    @EventSourcingHandler
    void evolve(ErasureCarriedOut event) {
        standing = Standing.CARRIED_OUT;
    }

    private void carryOut(long keyErasure, Moment moment, Erasures erasures, KnownPersons persons, ErasedCases cases) {
        List<String> caseIds = idsOf(persons.casesOf(request.studentId()));
        happened(new ErasureCarriedOut(id.value(), request.studentId(), request.dataClass(), caseIds));
        // each case before the person, as who reopens one takes them: the other way round both would wait for ever
        caseIds.forEach(caseId -> cases.erase(caseId, request));
        if (!idsOf(persons.lockedCasesOf(request.studentId())).equals(caseIds)) {
            throw new ConcurrencyException("A case was filed meanwhile");
        }
        erasures.carriedOut(request, keyErasure, moment.instant());
    }

    private static List<String> idsOf(List<KeptCase> cases) {
        return cases.stream().map(KeptCase::caseId).toList();
    }

    private void happened(ErasureEvent event) {
        happened(request.studentId(), event);
    }

    // with the key of this student what is personal in it is encrypted
    private static void happened(String student, ErasureEvent event) {
        apply(event, MetaData.with(DataSubject.STUDENT, student));
    }

    private List<ErasureBlocker> duties(
            Moment moment, List<KeptCase> cases, KnownPersons persons, RetentionPolicy retention) {
        boolean inRegister = persons.isInRegister(request.studentId());
        return retention.blockers(request.dataClass(), request.legalBasis(), cases, inRegister, moment.today());
    }

    private static ErasureRequested requested(RequestErasure command, String student, Actor by) {
        ErasureCommand.Ground ground = command.ground();
        return new ErasureRequested(
                command.id().value(),
                student,
                command.dataClass(),
                ground.legalBasis(),
                ground.letterNumber(),
                ground.letterDate(),
                by.account());
    }

    private void requireSame(ErasureRequested again) {
        if (!again.equals(request)) {
            throw new Refused(ERASURE_ID_TAKEN);
        }
    }

    private void requireDecider(Actor by) {
        if (!by.is(Role.AGENCY_OFFICER) && !by.is(Role.ADMINISTRATOR)) {
            throw new Refused(ROLE_MAY_NOT);
        }
        if (id == null) {
            throw new Refused(ERASURE_NOT_FOUND);
        }
    }

    private void requireOpen() {
        if (standing != Standing.REQUESTED) {
            throw new Refused(ERASURE_IS_DECIDED);
        }
    }
}
