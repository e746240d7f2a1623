package org.rejoin.command.classchange;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.rejoin.command.classchange.ClassChangeBlocker.CLASS_CHANGE_DATA_BEING_ERASED;
import static org.rejoin.command.classchange.ClassChangeBlocker.CLASS_CHANGE_NOT_FOUND;
import static org.rejoin.command.classchange.ClassChangeBlocker.CLASS_CHANGE_RECORDED_OTHERWISE;
import static org.rejoin.command.classchange.ClassChangeBlocker.CLASS_CHANGE_ROLE_MAY_NOT;
import static org.rejoin.command.classchange.ClassChangeBlocker.CLASS_CHANGE_STEP_NOT_NOW;
import static org.rejoin.command.classchange.ClassChangeBlocker.COUNSELLING_TOO_SHORT;
import static org.rejoin.command.classchange.ClassChangeBlocker.EVALUATION_TOO_EARLY;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.FieldProblem;
import org.rejoin.command.Invalid;
import org.rejoin.command.Moment;
import org.rejoin.command.Refused;
import org.rejoin.command.classchange.ClassChangeCommand.DecideChange;
import org.rejoin.command.classchange.ClassChangeCommand.EndCounselling;
import org.rejoin.command.classchange.ClassChangeCommand.EvaluateChange;
import org.rejoin.command.classchange.ClassChangeCommand.ExplainChange;
import org.rejoin.command.classchange.ClassChangeCommand.ForwardRequest;
import org.rejoin.command.classchange.ClassChangeCommand.RequestChange;
import org.rejoin.event.Actor;
import org.rejoin.event.DataSubject;
import org.rejoin.event.Role;
import org.rejoin.event.classchange.ClassChangeCounselled;
import org.rejoin.event.classchange.ClassChangeDecided;
import org.rejoin.event.classchange.ClassChangeEvaluated;
import org.rejoin.event.classchange.ClassChangeEvent;
import org.rejoin.event.classchange.ClassChangeForwarded;
import org.rejoin.event.classchange.ClassChangeRequested;

/** The way from a written request to another class, and where that does not help to the bureau (R-HL-33). */
@Aggregate
class ClassChange {

    static final Set<Role> CHANGING = Set.of(Role.REGISTRY, Role.HEAD);

    private static final int COUNSELLING_MONTHS = 1;
    private static final int COMMITTEE_MONTHS = 1;
    private static final int EVALUATION_MONTHS = 3;

    @AggregateIdentifier
    private ClassChangeId id;

    private ClassChangeStep next = ClassChangeStep.REQUEST;
    private ClassChangeRequested requested;
    private @Nullable ClassChangeCounselled counselled;
    private @Nullable ClassChangeDecided decided;
    private @Nullable ClassChangeEvaluated evaluated;
    private @Nullable ClassChangeForwarded forwarded;

    ClassChange() {} // for Axon

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(RequestChange command, Actor by, Moment moment, RegisteredPupils pupils) {
        String school = Objects.requireNonNullElse(by.school(), "");
        String student = pupils.hold(command.entryId(), school).orElseThrow(() -> new Refused(CLASS_CHANGE_NOT_FOUND));
        requireRole(by);
        ClassChangeRequested request = new ClassChangeRequested(
                command.entryId(),
                school,
                command.on(),
                command.reason(),
                command.on().plusMonths(COUNSELLING_MONTHS));
        if (id != null && next != ClassChangeStep.REQUEST && isSaid(requested, request)) {
            return;
        }
        requireNext(ClassChangeStep.REQUEST);
        requireDay("/requestedOn", command.on(), LocalDate.MIN, moment);
        say(student, pupils, request);
    }

    @CommandHandler
    void decide(EndCounselling command, Actor by, Moment moment, RegisteredPupils pupils) {
        String student = requireOwn(by, pupils);
        ClassChangeCounselled ended = new ClassChangeCounselled(
                requested.entryId(),
                command.on(),
                command.records(),
                command.on().plusMonths(COMMITTEE_MONTHS));
        if (isSaid(counselled, ended)) {
            return;
        }
        requireNext(ClassChangeStep.COUNSEL);
        requireDay("/endedOn", command.on(), requested.requestedOn(), moment);
        if (command.on().isBefore(requested.counselUntil())) {
            throw new Refused(COUNSELLING_TOO_SHORT);
        }
        say(student, pupils, ended);
    }

    @CommandHandler
    void decide(DecideChange command, Actor by, Moment moment, RegisteredPupils pupils) {
        String student = requireOwn(by, pupils);
        boolean approved = command.newClass() != null;
        ClassChangeDecided decision = new ClassChangeDecided(
                requested.entryId(),
                command.on(),
                command.newClass(),
                command.minutes(),
                approved ? command.on().plusMonths(EVALUATION_MONTHS) : null);
        if (isSaid(decided, decision)) {
            return;
        }
        requireNext(ClassChangeStep.DECIDE);
        requireDay(
                "/decidedOn", command.on(), Objects.requireNonNull(counselled).endedOn(), moment);
        say(student, pupils, decision);
    }

    @CommandHandler
    void decide(EvaluateChange command, Actor by, Moment moment, RegisteredPupils pupils) {
        String student = requireOwn(by, pupils);
        ClassChangeEvaluated evaluation =
                new ClassChangeEvaluated(requested.entryId(), command.on(), command.settled(), command.note());
        if (isSaid(evaluated, evaluation)) {
            return;
        }
        requireNext(ClassChangeStep.EVALUATE);
        ClassChangeDecided change = Objects.requireNonNull(decided);
        requireDay("/evaluatedOn", command.on(), change.decidedOn(), moment);
        if (command.on().isBefore(Objects.requireNonNull(change.evaluateFrom()))) {
            throw new Refused(EVALUATION_TOO_EARLY);
        }
        say(student, pupils, evaluation);
    }

    @CommandHandler
    void decide(ForwardRequest command, Actor by, Moment moment, RegisteredPupils pupils) {
        String student = requireOwn(by, pupils);
        ClassChangeForwarded letter =
                new ClassChangeForwarded(requested.entryId(), command.on(), command.bureauLetter());
        if (isSaid(forwarded, letter)) {
            return;
        }
        requireNext(ClassChangeStep.FORWARD);
        requireDay(
                "/forwardedOn", command.on(), Objects.requireNonNull(evaluated).evaluatedOn(), moment);
        say(student, pupils, letter);
    }

    @CommandHandler
    ClassChangeView decide(ExplainChange command, Actor by, Moment moment, RegisteredPupils pupils) {
        requireOwn(by, pupils);
        LocalDate dueOn = next == ClassChangeStep.DECIDE
                ? Objects.requireNonNull(counselled).decideUntil()
                : null;
        LocalDate notBefore =
                switch (next) {
                    case COUNSEL -> requested.counselUntil();
                    case EVALUATE -> Objects.requireNonNull(decided).evaluateFrom();
                    default -> null;
                };
        return new ClassChangeView(
                requested.entryId(),
                next,
                notBefore,
                dueOn,
                dueOn != null && moment.today().isAfter(dueOn),
                requested.requestedOn(),
                counselled == null ? null : counselled.endedOn(),
                decided == null ? null : decided.decidedOn(),
                decided == null ? null : decided.newClass(),
                evaluated == null ? null : evaluated.evaluatedOn(),
                evaluated == null ? null : evaluated.settled(),
                forwarded == null ? null : forwarded.forwardedOn());
    }

    @EventSourcingHandler
    void evolve(ClassChangeRequested event) {
        id = ClassChangeId.of(event.entryId());
        requested = event;
        counselled = null;
        decided = null;
        evaluated = null;
        forwarded = null;
        next = ClassChangeStep.COUNSEL;
    }

    @EventSourcingHandler
    void evolve(ClassChangeCounselled event) {
        counselled = event;
        next = ClassChangeStep.DECIDE;
    }

    @EventSourcingHandler
    void evolve(ClassChangeDecided event) {
        decided = event;
        next = event.newClass() == null ? ClassChangeStep.REQUEST : ClassChangeStep.EVALUATE;
    }

    @EventSourcingHandler
    void evolve(ClassChangeEvaluated event) {
        evaluated = event;
        next = event.settled() ? ClassChangeStep.REQUEST : ClassChangeStep.FORWARD;
    }

    @EventSourcingHandler
    void evolve(ClassChangeForwarded event) {
        forwarded = event;
        next = ClassChangeStep.REQUEST;
    }

    private static void say(String student, RegisteredPupils pupils, ClassChangeEvent event) {
        if (pupils.isBeingErased(student)) {
            throw new Refused(CLASS_CHANGE_DATA_BEING_ERASED);
        }
        apply(event, MetaData.with(DataSubject.STUDENT, student));
    }

    // the same again says nothing new; something else of a step that was taken must not look as if it were kept
    private static boolean isSaid(@Nullable ClassChangeEvent before, ClassChangeEvent now) {
        if (before != null && !before.equals(now)) {
            throw new Refused(CLASS_CHANGE_RECORDED_OTHERWISE);
        }
        return before != null;
    }

    private void requireNext(ClassChangeStep step) {
        if (next != step) {
            throw new Refused(CLASS_CHANGE_STEP_NOT_NOW);
        }
    }

    private String requireOwn(Actor by, RegisteredPupils pupils) {
        if (!by.isOfSchool(requested.school())) {
            throw new Refused(CLASS_CHANGE_NOT_FOUND);
        }
        requireRole(by);
        return pupils.find(requested.entryId(), requested.school())
                .orElseThrow(() -> new Refused(CLASS_CHANGE_NOT_FOUND));
    }

    private static void requireRole(Actor by) {
        if (by.roles().stream().noneMatch(CHANGING::contains)) {
            throw new Refused(CLASS_CHANGE_ROLE_MAY_NOT);
        }
    }

    private static void requireDay(String pointer, LocalDate day, LocalDate notBefore, Moment moment) {
        if (day.isAfter(moment.today())) {
            throw new Invalid(FieldProblem.of(pointer, "DATE_IN_FUTURE"));
        }
        if (day.isBefore(notBefore)) {
            throw new Invalid(FieldProblem.of(pointer, "BEFORE_LAST_STEP"));
        }
    }
}
