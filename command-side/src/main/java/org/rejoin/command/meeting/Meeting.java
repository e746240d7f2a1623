package org.rejoin.command.meeting;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.rejoin.command.meeting.MeetingBlocker.MEETING_ADDITION_TAKEN;
import static org.rejoin.command.meeting.MeetingBlocker.MEETING_ID_TAKEN;
import static org.rejoin.command.meeting.MeetingBlocker.MEETING_IS_CANCELLED;
import static org.rejoin.command.meeting.MeetingBlocker.MEETING_IS_HELD;
import static org.rejoin.command.meeting.MeetingBlocker.MEETING_KIND_OF_OTHERS;
import static org.rejoin.command.meeting.MeetingBlocker.MEETING_NOT_FOUND;
import static org.rejoin.command.meeting.MeetingBlocker.MEETING_NOT_HELD;
import static org.rejoin.command.meeting.MeetingBlocker.MEETING_ROLE_MAY_NOT;
import static org.rejoin.command.meeting.MeetingBlocker.MEETING_TASK_DONE_OTHERWISE;
import static org.rejoin.command.meeting.MeetingBlocker.MEETING_TASK_NOT_OPEN;
import static org.rejoin.command.meeting.MeetingBlocker.MEETING_TASK_OF_OTHERS;
import static org.rejoin.command.meeting.MeetingBlocker.MEETING_TASK_WAIVED_BY_HEAD;
import static org.rejoin.command.meeting.MeetingBlocker.PUPIL_OF_MEETING_BEING_ERASED;
import static org.rejoin.command.meeting.MeetingBlocker.STAFFING_MEETING_OF_HEAD;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.Moment;
import org.rejoin.command.Refused;
import org.rejoin.command.meeting.MeetingCommand.AddToMinutes;
import org.rejoin.command.meeting.MeetingCommand.CancelMeeting;
import org.rejoin.command.meeting.MeetingCommand.Decision;
import org.rejoin.command.meeting.MeetingCommand.FinishTask;
import org.rejoin.command.meeting.MeetingCommand.HoldMeeting;
import org.rejoin.command.meeting.MeetingCommand.KeepMeetingTasks;
import org.rejoin.command.meeting.MeetingCommand.Minutes;
import org.rejoin.command.meeting.MeetingCommand.PlanMeeting;
import org.rejoin.command.meeting.MeetingCommand.WaiveTask;
import org.rejoin.event.Actor;
import org.rejoin.event.DataSubject;
import org.rejoin.event.Role;
import org.rejoin.event.absence.AbsenceWaiver;
import org.rejoin.event.absence.Participant;
import org.rejoin.event.meeting.Invited;
import org.rejoin.event.meeting.MeetingCancelled;
import org.rejoin.event.meeting.MeetingEvent;
import org.rejoin.event.meeting.MeetingHeld;
import org.rejoin.event.meeting.MeetingKind;
import org.rejoin.event.meeting.MeetingMinutesAdded;
import org.rejoin.event.meeting.MeetingMinutesTaken;
import org.rejoin.event.meeting.MeetingPlanned;
import org.rejoin.event.meeting.MeetingSupplemented;
import org.rejoin.event.meeting.MeetingTaskAssigned;
import org.rejoin.event.meeting.MeetingTaskDone;
import org.rejoin.event.meeting.MeetingTaskMissed;
import org.rejoin.event.meeting.MeetingTaskWaived;
import org.rejoin.event.meeting.PupilOfMeeting;

/** A meeting under the head: called, held or cancelled; what was decided there is followed until it is done. */
@Aggregate(lockFactory = NoLockOfMeetings.NAME)
class Meeting {

    private static final Map<MeetingKind, Set<Role>> CALLING = Map.of(
            MeetingKind.RESPONSE, Set.of(Role.HEAD, Role.STUDENT_AFFAIRS),
            MeetingKind.CASE, Set.of(Role.HEAD, Role.COUNSELLING_OFFICE),
            MeetingKind.REINTEGRATION, Set.of(Role.HEAD, Role.COUNSELLING_OFFICE),
            MeetingKind.STAFFING, Set.of(Role.HEAD));

    @AggregateIdentifier
    private MeetingId id;

    private MeetingPlanned plan;
    private @Nullable MeetingHeld held;
    private boolean cancelled;
    private final Map<String, String> students = new LinkedHashMap<>();
    private final Set<Minutes> said = new HashSet<>();
    private final List<MeetingTaskAssigned> decided = new ArrayList<>();
    private final Map<String, Addition> added = new LinkedHashMap<>();
    private final Map<String, MeetingTask> tasks = new LinkedHashMap<>();
    private final Map<String, MeetingTaskDone> done = new HashMap<>();

    Meeting() {} // for Axon

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(PlanMeeting command, Actor by, Moment moment, MeetingFacts facts) {
        String school = requireCalling(by, command.kind());
        if (id != null) {
            requireSame(command, school);
            return;
        }
        MeetingCheck.plan(command, moment);
        List<PupilOfMeeting> pupils = new TreeSet<>(command.pupils())
                .stream().map(pupil -> named(pupil, facts)).toList();
        apply(new MeetingPlanned(
                command.id().value(),
                school,
                command.kind(),
                moment.today(),
                command.day(),
                command.startsAt(),
                command.place(),
                pupils,
                command.invited(),
                moment.instant()));
    }

    @CommandHandler
    void decide(HoldMeeting command, Actor by, Moment moment, MeetingFacts facts) {
        requireSchool(by);
        requireCalling(by, plan.kind());
        if (held != null && isRecordedSo(held, command, moment)) {
            return;
        }
        requirePlanned();
        Set<String> erased = erased(facts);
        MeetingCheck.held(command, plan.kind(), plan.calledOn(), students.keySet(), erased, moment);
        Map<String, String> named = new LinkedHashMap<>(students);
        command.decisions()
                .forEach(decision -> named.computeIfAbsent(
                        Objects.requireNonNull(decision.pupil()), pupil -> facts.studentOf(pupil)));
        named.entrySet().stream()
                .filter(pupil -> !erased.contains(pupil.getKey()))
                .forEach(pupil -> requireNotErased(pupil.getValue(), facts));
        apply(new MeetingHeld(id.value(), command.heldOn(), command.participants(), moment.instant()));
        command.minutes()
                .forEach(minutes -> say(
                        Objects.requireNonNull(named.get(minutes.pupil())),
                        new MeetingMinutesTaken(id.value(), minutes.pupil(), minutes.text())));
        assign(command.decisions(), named, moment, facts);
        tasks.forEach((taskId, task) -> {
            if (task.visit()) {
                facts.visitAssigned(taskId, id, task.watchId());
            }
        });
        meetDuties(command, moment, facts);
        facts.lookAgain(id, nextLook());
    }

    @CommandHandler
    void decide(AddToMinutes command, Actor by, Moment moment, MeetingFacts facts) {
        requireSchool(by);
        requireCalling(by, plan.kind());
        Addition before = added.get(command.additionId());
        if (before != null) {
            if (!before.says(command, moment)) {
                throw new Refused(MEETING_ADDITION_TAKEN);
            }
            return;
        }
        LocalDate heldOn = requireHeld().heldOn();
        MeetingCheck.added(command, students.keySet(), erased(facts), heldOn);
        apply(new MeetingSupplemented(id.value(), command.additionId(), moment.instant()));
        command.minutes()
                .forEach(one -> say(
                        Objects.requireNonNull(students.get(one.pupil())),
                        new MeetingMinutesAdded(
                                id.value(), command.additionId(), one.pupil(), one.text(), moment.instant())));
        assign(command.decisions(), students, moment, facts);
        facts.lookAgain(id, nextLook());
    }

    @CommandHandler
    void decide(CancelMeeting command, Actor by, Moment moment) {
        requireSchool(by);
        requireCalling(by, plan.kind());
        if (cancelled) {
            return;
        }
        requirePlanned();
        apply(new MeetingCancelled(id.value(), command.ground(), moment.instant()));
    }

    @CommandHandler
    void decide(FinishTask command, Actor by, Moment moment, MeetingFacts facts) {
        requireSchool(by);
        if (MeetingCheck.OFFICES.stream().noneMatch(by::is)) {
            throw new Refused(MEETING_TASK_OF_OTHERS);
        }
        MeetingTaskDone before = done.get(command.taskId());
        if (before != null
                && before.doneOn().equals(command.doneOn())
                && before.note().equals(command.note())) {
            return;
        }
        MeetingTask task = before == null
                ? requireOpen(tasks.get(command.taskId()))
                : Objects.requireNonNull(tasks.get(command.taskId()));
        if (!by.is(task.owner())) {
            throw new Refused(MEETING_TASK_OF_OTHERS);
        }
        if (before != null) {
            throw new Refused(MEETING_TASK_DONE_OTHERWISE);
        }
        String student = studentOf(task);
        requireNotErased(student, facts);
        MeetingCheck.done(command.doneOn(), Objects.requireNonNull(held).heldOn(), moment);
        sayWhatIsLate(moment);
        say(
                student,
                new MeetingTaskDone(command.taskId(), id.value(), command.doneOn(), command.note(), moment.instant()));
        facts.lookAgain(id, nextLook());
    }

    @CommandHandler
    void decide(WaiveTask command, Actor by, Moment moment, MeetingFacts facts) {
        requireSchool(by);
        if (!by.is(Role.HEAD)) {
            throw new Refused(MEETING_TASK_WAIVED_BY_HEAD);
        }
        if (isIn(MeetingTask.Standing.WAIVED, command.taskId())) {
            return;
        }
        MeetingTask task = requireOpen(tasks.get(command.taskId()));
        String student = studentOf(task);
        requireNotErased(student, facts);
        sayWhatIsLate(moment);
        say(
                student,
                new MeetingTaskWaived(
                        command.taskId(), id.value(), AbsenceWaiver.BY_SCHOOL, command.reason(), moment.instant()));
        facts.lookAgain(id, nextLook());
    }

    @CommandHandler
    void decide(KeepMeetingTasks command, Moment moment, MeetingFacts facts) {
        sayWhatIsLate(moment);
        facts.needlessVisits(id).forEach((taskId, ground) -> {
            MeetingTask task = tasks.get(taskId);
            if (task != null && task.isOpen()) {
                say(studentOf(task), new MeetingTaskWaived(taskId, id.value(), ground, null, moment.instant()));
            }
        });
        facts.lookAgain(id, nextLook());
    }

    @EventSourcingHandler
    void evolve(MeetingPlanned event) {
        id = new MeetingId(event.meetingId());
        plan = event;
        event.pupils().forEach(pupil -> students.put(pupil.watchId(), pupil.studentId()));
    }

    @EventSourcingHandler
    void evolve(MeetingHeld event) {
        held = event;
    }

    @EventSourcingHandler
    void evolve(MeetingMinutesTaken event) {
        said.add(new Minutes(event.watchId(), event.minutes()));
    }

    @EventSourcingHandler
    void evolve(MeetingSupplemented event) {
        added.put(event.additionId(), Addition.none());
    }

    @EventSourcingHandler
    void evolve(MeetingMinutesAdded event) {
        newest().said().add(new Minutes(event.watchId(), event.text()));
    }

    @EventSourcingHandler
    void evolve(MeetingCancelled event) {
        cancelled = true;
    }

    @EventSourcingHandler
    void evolve(MeetingTaskAssigned event, MetaData metaData) {
        tasks.put(event.taskId(), MeetingTask.of(event));
        if (added.isEmpty()) {
            decided.add(event);
        } else {
            newest().decided().add(event);
        }
        // of a meeting about staff nobody was named before
        students.put(event.watchId(), (String) metaData.get(DataSubject.STUDENT));
    }

    @EventSourcingHandler
    void evolve(MeetingTaskDone event) {
        done.put(event.taskId(), event);
        tasks.computeIfPresent(event.taskId(), (key, task) -> task.in(MeetingTask.Standing.DONE));
    }

    @EventSourcingHandler
    void evolve(MeetingTaskMissed event) {
        tasks.computeIfPresent(event.taskId(), (key, task) -> task.late());
    }

    @EventSourcingHandler
    void evolve(MeetingTaskWaived event) {
        tasks.computeIfPresent(event.taskId(), (key, task) -> task.in(MeetingTask.Standing.WAIVED));
    }

    /** What was added at once. */
    private record Addition(Set<Minutes> said, List<MeetingTaskAssigned> decided) {

        static Addition none() {
            return new Addition(new HashSet<>(), new ArrayList<>());
        }

        // what was entered another day has another last day
        boolean says(AddToMinutes command, Moment moment) {
            return said.equals(Set.copyOf(command.minutes()))
                    && decided.size() == command.decisions().size()
                    && IntStream.range(0, decided.size())
                            .allMatch(i -> isDecidedSo(
                                    decided.get(i), command.decisions().get(i), moment.today()));
        }
    }

    private Addition newest() {
        return List.copyOf(added.values()).get(added.size() - 1);
    }

    private Set<String> erased(MeetingFacts facts) {
        return students.entrySet().stream()
                .filter(pupil -> facts.isBeingErased(pupil.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static PupilOfMeeting named(String pupil, MeetingFacts facts) {
        String student = facts.studentOf(pupil);
        requireNotErased(student, facts);
        return new PupilOfMeeting(pupil, student);
    }

    private void assign(List<Decision> decisions, Map<String, String> named, Moment moment, MeetingFacts facts) {
        for (Decision decision : List.copyOf(decisions)) {
            String pupil = Objects.requireNonNull(decision.pupil());
            LocalDate dueOn = Objects.requireNonNull(decision.dueOn());
            LocalDate last = lastDay(dueOn, moment.today());
            say(
                    Objects.requireNonNull(named.get(pupil)),
                    new MeetingTaskAssigned(
                            id.taskId(tasks.size()),
                            id.value(),
                            pupil,
                            Objects.requireNonNull(decision.owner()),
                            decision.visit(),
                            decision.what(),
                            last,
                            facts.endOf(last)));
        }
    }

    // nobody can do what nobody knew: what is entered late has the day of its entry
    private static LocalDate lastDay(LocalDate dueOn, LocalDate enteredOn) {
        return dueOn.isBefore(enteredOn) ? enteredOn : dueOn;
    }

    // another's record of the same day is not the same record
    private boolean isRecordedSo(MeetingHeld before, HoldMeeting command, Moment moment) {
        LocalDate enteredOn =
                LocalDate.ofInstant(before.recordedAt(), moment.at().getZone());
        return before.heldOn().equals(command.heldOn())
                && Set.copyOf(before.participants()).equals(Set.copyOf(command.participants()))
                && said.equals(Set.copyOf(command.minutes()))
                && decided.size() == command.decisions().size()
                && IntStream.range(0, decided.size())
                        .allMatch(i ->
                                isDecidedSo(decided.get(i), command.decisions().get(i), enteredOn));
    }

    private static boolean isDecidedSo(MeetingTaskAssigned before, Decision decision, LocalDate enteredOn) {
        return before.watchId().equals(decision.pupil())
                && before.owner() == decision.owner()
                && before.visit() == decision.visit()
                && Objects.equals(before.what(), decision.what())
                && decision.dueOn() != null
                && before.dueOn().equals(lastDay(decision.dueOn(), enteredOn));
    }

    private void meetDuties(HoldMeeting command, Moment moment, MeetingFacts facts) {
        if (plan.kind() == MeetingKind.STAFFING) {
            List<String> visited = command.decisions().stream()
                    .filter(Decision::visit)
                    .map(decision -> Objects.requireNonNull(decision.pupil()))
                    .distinct()
                    .toList();
            facts.meetsStaffing(plan.school(), id, command.heldOn(), visited, moment);
            return;
        }
        List<Participant> who =
                command.participants().stream().map(Invited::who).distinct().toList();
        for (Minutes minutes : command.minutes()) {
            facts.meetsDuties(plan.kind(), minutes.pupil(), command.heldOn(), who, minutes.text(), moment);
        }
    }

    // whoever is faster: what was late stays so, also where it is made up for before anybody looked
    private void sayWhatIsLate(Moment moment) {
        List.copyOf(tasks.entrySet()).stream()
                .filter(entry -> entry.getValue().runs()
                        && !moment.instant().isBefore(entry.getValue().deadline()))
                .forEach(entry -> apply(new MeetingTaskMissed(
                        entry.getKey(), id.value(), entry.getValue().deadline())));
    }

    private Optional<Instant> nextLook() {
        return tasks.values().stream()
                .filter(MeetingTask::runs)
                .map(MeetingTask::deadline)
                .min(Instant::compareTo);
    }

    private static void say(String student, MeetingEvent event) {
        apply(event, MetaData.with(DataSubject.STUDENT, student));
    }

    private boolean isIn(MeetingTask.Standing standing, String taskId) {
        MeetingTask task = tasks.get(taskId);
        return task != null && task.standing() == standing;
    }

    private String studentOf(MeetingTask task) {
        return Objects.requireNonNull(students.get(task.watchId()));
    }

    private static String requireCalling(Actor by, MeetingKind kind) {
        if (by.school() == null
                || CALLING.values().stream().flatMap(Set::stream).noneMatch(by::is)) {
            throw new Refused(MEETING_ROLE_MAY_NOT);
        }
        if (Objects.requireNonNull(CALLING.get(kind)).stream().noneMatch(by::is)) {
            throw new Refused(kind == MeetingKind.STAFFING ? STAFFING_MEETING_OF_HEAD : MEETING_KIND_OF_OTHERS);
        }
        return by.school();
    }

    private void requireSchool(Actor by) {
        if (!by.isOfSchool(plan.school())) {
            throw new Refused(MEETING_NOT_FOUND);
        }
    }

    private void requireSame(PlanMeeting command, String school) {
        boolean same = plan.school().equals(school)
                && plan.kind() == command.kind()
                && plan.day().equals(command.day())
                && plan.place().equals(command.place())
                && Objects.equals(plan.startsAt(), command.startsAt())
                && plan.invited().equals(command.invited())
                && plan.pupils().stream()
                        .map(PupilOfMeeting::watchId)
                        .toList()
                        .equals(List.copyOf(new TreeSet<>(command.pupils())));
        if (!same) {
            throw new Refused(MEETING_ID_TAKEN);
        }
    }

    private void requirePlanned() {
        if (held != null) {
            throw new Refused(MEETING_IS_HELD);
        }
        if (cancelled) {
            throw new Refused(MEETING_IS_CANCELLED);
        }
    }

    private MeetingHeld requireHeld() {
        if (cancelled) {
            throw new Refused(MEETING_IS_CANCELLED);
        }
        if (held == null) {
            throw new Refused(MEETING_NOT_HELD);
        }
        return held;
    }

    private static MeetingTask requireOpen(@Nullable MeetingTask task) {
        if (task == null || !task.isOpen()) {
            throw new Refused(MEETING_TASK_NOT_OPEN);
        }
        return task;
    }

    private static void requireNotErased(String student, MeetingFacts facts) {
        if (facts.isBeingErased(student)) {
            throw new Refused(PUPIL_OF_MEETING_BEING_ERASED);
        }
    }
}
