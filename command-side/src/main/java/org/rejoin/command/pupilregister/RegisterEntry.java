package org.rejoin.command.pupilregister;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.rejoin.command.pupilregister.RegisterBlocker.ALREADY_IN_REGISTER;
import static org.rejoin.command.pupilregister.RegisterBlocker.ENTERED_OTHERWISE;
import static org.rejoin.command.pupilregister.RegisterBlocker.ENTRY_HAS_MOVEMENTS;
import static org.rejoin.command.pupilregister.RegisterBlocker.ENTRY_IS_VOID;
import static org.rejoin.command.pupilregister.RegisterBlocker.ENTRY_NOT_CHANGED;
import static org.rejoin.command.pupilregister.RegisterBlocker.GRADE_IS_FULL;
import static org.rejoin.command.pupilregister.RegisterBlocker.NOT_OVER_AGE;
import static org.rejoin.command.pupilregister.RegisterBlocker.NOT_THE_NEWEST_MOVEMENT;
import static org.rejoin.command.pupilregister.RegisterBlocker.NUMBERS_USED_UP;
import static org.rejoin.command.pupilregister.RegisterBlocker.NUMBER_IS_KEPT;
import static org.rejoin.command.pupilregister.RegisterBlocker.NUMBER_IS_TAKEN;
import static org.rejoin.command.pupilregister.RegisterBlocker.NUMBER_WAS_GIVEN_HERE;
import static org.rejoin.command.pupilregister.RegisterBlocker.PUPIL_HAS_LEFT;
import static org.rejoin.command.pupilregister.RegisterBlocker.PUPIL_IS_NOT_AWAY;
import static org.rejoin.command.pupilregister.RegisterBlocker.REGISTER_DATA_BEING_ERASED;
import static org.rejoin.command.pupilregister.RegisterBlocker.REGISTER_DATA_ERASED;
import static org.rejoin.command.pupilregister.RegisterBlocker.REGISTER_ENTRY_NOT_FOUND;
import static org.rejoin.command.pupilregister.RegisterBlocker.REGISTER_ROLE_MAY_NOT;
import static org.rejoin.command.pupilregister.RegisterBlocker.RETURN_TO_BE_RECORDED;
import static org.rejoin.command.pupilregister.RegisterBlocker.VACANCY_OF_WINTER_HOLIDAY;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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
import org.rejoin.command.absence.KnownNames;
import org.rejoin.command.pupilregister.RegisterCommand.CorrectEntry;
import org.rejoin.command.pupilregister.RegisterCommand.EnterPupil;
import org.rejoin.command.pupilregister.RegisterCommand.ExplainEntry;
import org.rejoin.command.pupilregister.RegisterCommand.RecordMovement;
import org.rejoin.command.pupilregister.RegisterCommand.ReturnPupil;
import org.rejoin.command.pupilregister.RegisterCommand.VoidEntry;
import org.rejoin.command.pupilregister.RegisterCommand.WithdrawMovement;
import org.rejoin.event.Actor;
import org.rejoin.event.DataSubject;
import org.rejoin.event.Role;
import org.rejoin.event.pupilregister.Movement;
import org.rejoin.event.pupilregister.MovementWithdrawn;
import org.rejoin.event.pupilregister.PupilEntered;
import org.rejoin.event.pupilregister.PupilGuidedOn;
import org.rejoin.event.pupilregister.PupilMoved;
import org.rejoin.event.pupilregister.PupilReturned;
import org.rejoin.event.pupilregister.RegisterEntryCorrected;
import org.rejoin.event.pupilregister.RegisterEntryEvent;
import org.rejoin.event.pupilregister.RegisterEntryVoided;
import org.rejoin.event.ruleset.Ages;
import org.rejoin.event.ruleset.RuleBook;
import org.rejoin.event.ruleset.RulesInForce;
import org.rejoin.event.school.Grades;

/**
 * One pupil in the register of one school. Nothing deletes it: the register is kept, and so is the number (R-HL-07, R-HL-19).
 * Of an entry made by mistake the number is gone for good, and the pupil may be entered anew.
 */
@Aggregate
class RegisterEntry {

    static final Set<Role> REGISTERING = Set.of(Role.REGISTRY, Role.HEAD);

    @AggregateIdentifier
    private RegisterEntryId id;

    private String school;
    private String student;
    private EntryState state;
    private boolean isVoid;
    private @Nullable RegisterEntryCorrected newestCorrection;

    RegisterEntry() {} // for Axon

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    RegisterResult decide(EnterPupil command, Actor by, Moment moment, RegisterFacts facts) {
        requireRole(by);
        Grades grades = facts.grades(command.school());
        RegisterCheck.entering(command, grades, moment);
        requireNotErased(command.studentId(), facts);
        if (id != null && !isVoid) {
            return again(command, facts);
        }
        int schoolYear = facts.calendar(command.school()).schoolYearOf(command.on());
        if (command.number() != null) {
            RegisterCheck.number(command.number(), schoolYear);
        }
        requireRoom(command, facts);
        StudentNumber number = command.number() == null ? given(command, grades, schoolYear, facts) : command.number();
        RegisterCommand.Pupil pupil = command.pupil();
        if (!facts.enters(
                command.id(),
                command.studentId(),
                command.school(),
                number,
                pupil.bornOn(),
                pupil.grade(),
                command.movement())) {
            throw new Refused(NUMBER_IS_TAKEN);
        }
        say(
                command.studentId(),
                new PupilEntered(
                        command.id().value(),
                        command.studentId(),
                        command.school(),
                        number.text(),
                        command.number() != null,
                        number.entryYear(),
                        pupil.name(),
                        pupil.bornOn(),
                        pupil.grade(),
                        pupil.className(),
                        command.movement(),
                        command.on()));
        facts.bornOnChanged(school, student);
        tellReturn(facts);
        return new RegisterResult(id.value(), state.number(), false);
    }

    @CommandHandler
    void decide(RecordMovement command, Actor by, Moment moment, RegisterFacts facts) {
        requireStanding(by);
        Movement movement = command.movement();
        if (movement.kind() != Movement.Kind.LEAVING && movement.kind() != Movement.Kind.STAYING) {
            throw new Invalid(FieldProblem.of("/movement", "NOT_A_MOVEMENT"));
        }
        int grade = Objects.requireNonNullElse(command.grade(), state.grade());
        String className = Objects.requireNonNullElse(command.className(), state.className());
        if (isAlready(movement, command.on(), grade, className)) {
            return;
        }
        if (!state.allows(movement)) {
            throw new Refused(PUPIL_HAS_LEFT);
        }
        RegisterCheck.grade(command.grade(), facts.grades(school));
        RegisterCheck.direction(movement, state.grade(), grade);
        RegisterCheck.day("/on", command.on(), state.since(), moment);
        requireKept(facts);
        EntryState before = state;
        say(student, new PupilMoved(id.value(), movement, command.on(), grade, className));
        facts.stands(id, grade, movement);
        tellLeaving(facts);
        tellClass(before, facts);
    }

    @CommandHandler
    void decide(ReturnPupil command, Actor by, Moment moment, RegisterFacts facts) {
        requireStanding(by);
        int grade = Objects.requireNonNullElse(command.grade(), state.grade());
        String className = Objects.requireNonNullElse(command.className(), state.className());
        if (isAlready(command.movement(), command.on(), grade, className)
                || command.decision() == ReturnDecision.SUPPLEMENTARY_SCHOOL
                        && command.on().equals(state.guidedOn())) {
            return;
        }
        if (!command.movement().bringsBack(state.movement())) {
            throw new Refused(PUPIL_IS_NOT_AWAY);
        }
        RegisterCheck.grade(command.grade(), facts.grades(school));
        RegisterCheck.day("/on", command.on(), state.since(), moment);
        requireKept(facts);
        RulesInForce rules = facts.rules(school, command.on());
        boolean overAge = isOverAge(rules, command.on());
        ReturnDecision decision = decided(command, overAge);
        if (decision == ReturnDecision.SUPPLEMENTARY_SCHOOL) {
            say(
                    student,
                    new PupilGuidedOn(
                            id.value(), command.on(), Objects.requireNonNull(command.note()), RuleBook.label(rules)));
            tellLeaving(facts);
            return;
        }
        say(
                student,
                new PupilReturned(
                        id.value(),
                        command.movement(),
                        command.on(),
                        grade,
                        className,
                        overAge,
                        command.note() == null || command.note().isBlank() ? null : command.note(),
                        RuleBook.label(rules)));
        facts.stands(id, grade, command.movement());
        tellReturn(facts);
    }

    @CommandHandler
    void decide(WithdrawMovement command, Actor by, RegisterFacts facts) {
        requireStanding(by);
        @Nullable EntryState before = state.before();
        if (before == null
                || command.movement() != state.movement()
                || !command.on().equals(state.newest())) {
            throw new Refused(NOT_THE_NEWEST_MOVEMENT);
        }
        requireKept(facts);
        EntryState mistaken = state;
        say(
                student,
                new MovementWithdrawn(
                        id.value(),
                        command.on(),
                        before.movement(),
                        before.since(),
                        before.grade(),
                        before.className(),
                        before.guidedOn(),
                        command.reason()));
        facts.stands(id, state.grade(), state.movement());
        tellTakenBack(mistaken, facts);
        tellClass(mistaken, facts);
    }

    @CommandHandler
    void decide(CorrectEntry command, Actor by, Moment moment, RegisterFacts facts) {
        requireStanding(by);
        LocalDate kept = requireKept(facts);
        LocalDate bornOn = command.bornOn() == null ? kept : command.bornOn();
        StudentNumber number =
                command.number() == null ? StudentNumber.of(state.number()).orElseThrow() : command.number();
        RegisterEntryCorrected corrected = new RegisterEntryCorrected(
                id.value(),
                number.text(),
                number.entryYear(),
                Objects.requireNonNullElse(command.name(), state.name()),
                bornOn,
                Objects.requireNonNullElse(command.className(), state.className()),
                command.reason());
        // what was corrected may have been undone since, by taking a movement back
        if (state.corrected(corrected).equals(state)) {
            if (corrected.equals(newestCorrection)) {
                return;
            }
            throw new Refused(ENTRY_NOT_CHANGED);
        }
        RegisterCheck.birth(bornOn, moment.today());
        if (!number.text().equals(state.number()) && !state.takenOver()) {
            throw new Refused(NUMBER_WAS_GIVEN_HERE);
        }
        if (!number.text().equals(state.number())) {
            RegisterCheck.number(number, facts.calendar(school).schoolYearOf(state.enteredOn()));
        }
        if (!facts.corrects(id, number, bornOn)) {
            throw new Refused(NUMBER_IS_TAKEN);
        }
        boolean otherBirth = !bornOn.equals(kept);
        EntryState before = state;
        say(student, corrected);
        tellClass(before, facts);
        if (otherBirth) {
            facts.bornOnChanged(school, student);
        }
    }

    @CommandHandler
    void decide(VoidEntry command, Actor by, Moment moment, RegisterFacts facts) {
        requireOwn(by);
        if (isVoid) {
            return;
        }
        requireKept(facts);
        List<RegisterBlocker> resting = new ArrayList<>();
        if (state.before() != null) {
            resting.add(ENTRY_HAS_MOVEMENTS);
        }
        resting.addAll(facts.restingOn(id, school, student, moment.instant()));
        if (!resting.isEmpty()) {
            throw new Refused(resting, List.of());
        }
        say(student, new RegisterEntryVoided(id.value(), command.reason()));
        facts.voids(id);
        facts.tookBack(school, student, state.since());
        facts.bornOnChanged(school, student);
    }

    @CommandHandler
    RegisterEntryView decide(ExplainEntry command, Actor by, Moment moment, RegisterFacts facts) {
        requireStanding(by);
        return RegisterEntryView.of(id, school, state, facts.rules(school, moment.today()), moment.today());
    }

    @EventSourcingHandler
    void evolve(PupilEntered event) {
        id = new RegisterEntryId(event.entryId());
        school = event.school();
        student = event.studentId();
        state = EntryState.of(event);
        newestCorrection = null;
        isVoid = false;
    }

    @EventSourcingHandler
    void evolve(PupilMoved event) {
        state = state.moved(event.movement(), event.on(), event.grade(), event.className());
    }

    @EventSourcingHandler
    void evolve(PupilReturned event) {
        state = state.moved(event.movement(), event.on(), event.grade(), event.className());
    }

    @EventSourcingHandler
    void evolve(PupilGuidedOn event) {
        state = state.guided(event.on());
    }

    @EventSourcingHandler
    void evolve(MovementWithdrawn event) {
        state = state.withdrawn(event);
    }

    @EventSourcingHandler
    void evolve(RegisterEntryCorrected event) {
        newestCorrection = event;
        state = state.corrected(event);
    }

    @EventSourcingHandler
    void evolve(RegisterEntryVoided event) {
        isVoid = true;
    }

    private void tellLeaving(RegisterFacts facts) {
        state.left().ifPresent(cause -> facts.left(school, student, state.newest(), cause));
    }

    private void tellReturn(RegisterFacts facts) {
        facts.cameBack(school, student, state.since());
        facts.inClass(school, student, state.className());
    }

    private void tellTakenBack(EntryState mistaken, RegisterFacts facts) {
        if (mistaken.left().isPresent() || mistaken.movement().kind() == Movement.Kind.RETURN) {
            facts.tookBack(school, student, mistaken.newest());
        }
    }

    // a list may know of a newer class than the register, which says nothing of it then
    private void tellClass(EntryState before, RegisterFacts facts) {
        if (!state.isInClass(before)) {
            facts.inClass(school, student, state.className());
        }
    }

    private static StudentNumber given(EnterPupil command, Grades grades, int schoolYear, RegisterFacts facts) {
        return facts.next(command.school(), grades.entryYear(command.pupil().grade(), schoolYear))
                .orElseThrow(() -> new Refused(NUMBERS_USED_UP));
    }

    // who transferred out and in again has the old number, whoever enters it (R-HL-08)
    private RegisterResult again(EnterPupil command, RegisterFacts facts) {
        boolean comesBack = command.movement() == Movement.TRANSFERRED_IN;
        if (command.number() != null && !command.number().text().equals(state.number())) {
            throw new Refused(comesBack && state.isAway() ? NUMBER_IS_KEPT : ALREADY_IN_REGISTER);
        }
        RegisterCommand.Pupil pupil = command.pupil();
        if (isAlready(command.movement(), command.on(), pupil.grade(), pupil.className())
                || isAlready(Movement.TRANSFER_RETURNED, command.on(), pupil.grade(), pupil.className())) {
            requireSamePerson(pupil);
            return new RegisterResult(id.value(), state.number(), state.movement() == Movement.TRANSFER_RETURNED);
        }
        if (!school.equals(command.school()) || !comesBack || !state.isAway() || state.isFinal()) {
            throw new Refused(ALREADY_IN_REGISTER);
        }
        if (state.isKeptHere()) {
            throw new Refused(RETURN_TO_BE_RECORDED);
        }
        if (command.on().isBefore(state.since())) {
            throw new Invalid(FieldProblem.of("/on", "BEFORE_LAST_MOVEMENT"));
        }
        requireSamePerson(pupil);
        requireRoom(command, facts);
        RulesInForce rules = facts.rules(school, command.on());
        say(
                student,
                new PupilReturned(
                        id.value(),
                        Movement.TRANSFER_RETURNED,
                        command.on(),
                        pupil.grade(),
                        pupil.className(),
                        isOverAge(rules, command.on()),
                        null,
                        RuleBook.label(rules)));
        facts.stands(id, pupil.grade(), Movement.TRANSFER_RETURNED);
        tellReturn(facts);
        return new RegisterResult(id.value(), state.number(), true);
    }

    // a hint that is answered, not a block (R-HL-10)
    private static ReturnDecision decided(ReturnPupil command, boolean overAge) {
        ReturnDecision decision = command.decision();
        if (!overAge) {
            if (decision == ReturnDecision.SUPPLEMENTARY_SCHOOL) {
                throw new Refused(NOT_OVER_AGE);
            }
            return ReturnDecision.PLACED;
        }
        if (decision == null) {
            throw new Invalid(FieldProblem.of("/decision", "OVER_AGE_DECISION"));
        }
        if (command.note() == null || command.note().isBlank()) {
            throw new Invalid(FieldProblem.of("/note", "MISSING_FIELD"));
        }
        return decision;
    }

    private boolean isOverAge(RulesInForce rules, LocalDate on) {
        @Nullable LocalDate bornOn = state.bornOn();
        return bornOn != null && Ages.isOverAge(rules.stage(), bornOn, on);
    }

    // who is placed by the county is taken by a full school too (R-HL-31)
    private static void requireRoom(EnterPupil command, RegisterFacts facts) {
        if (command.movement() != Movement.TRANSFERRED_IN || command.placed()) {
            return;
        }
        Room room = facts.room(command.school(), command.pupil().grade(), command.on());
        if (room == Room.FULL) {
            throw new Refused(GRADE_IS_FULL);
        }
        if (room == Room.IN_WINTER_HOLIDAY) {
            throw new Refused(VACANCY_OF_WINTER_HOLIDAY);
        }
    }

    private boolean isAlready(Movement movement, LocalDate on, int grade, String className) {
        return state.movement() == movement
                && state.since().equals(on)
                && state.grade() == grade
                && state.className().equals(className);
    }

    // of a pupil there is already neither name nor birth date is taken over
    private void requireSamePerson(RegisterCommand.Pupil pupil) {
        if (!KnownNames.isSame(state.name(), pupil.name()) || !pupil.bornOn().equals(state.bornOn())) {
            throw new Refused(ENTERED_OTHERWISE);
        }
    }

    private static void say(String student, RegisterEntryEvent event) {
        apply(event, MetaData.with(DataSubject.STUDENT, student));
    }

    private void requireStanding(Actor by) {
        requireOwn(by);
        if (isVoid) {
            throw new Refused(ENTRY_IS_VOID);
        }
    }

    private void requireOwn(Actor by) {
        if (!by.isOfSchool(school)) {
            throw new Refused(REGISTER_ENTRY_NOT_FOUND);
        }
        requireRole(by);
    }

    private static void requireRole(Actor by) {
        if (by.roles().stream().noneMatch(REGISTERING::contains)) {
            throw new Refused(REGISTER_ROLE_MAY_NOT);
        }
    }

    /** @return the birth date, which goes with all else that is erased */
    private LocalDate requireKept(RegisterFacts facts) {
        requireNotErased(student, facts);
        @Nullable LocalDate bornOn = state.bornOn();
        if (bornOn == null) {
            throw new Refused(REGISTER_DATA_ERASED);
        }
        return bornOn;
    }

    private static void requireNotErased(String studentId, RegisterFacts facts) {
        if (facts.isBeingErased(studentId)) {
            throw new Refused(REGISTER_DATA_BEING_ERASED);
        }
    }
}
