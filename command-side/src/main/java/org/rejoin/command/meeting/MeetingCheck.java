package org.rejoin.command.meeting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.FieldProblem;
import org.rejoin.command.Invalid;
import org.rejoin.command.Moment;
import org.rejoin.command.meeting.MeetingCommand.AddToMinutes;
import org.rejoin.command.meeting.MeetingCommand.Decision;
import org.rejoin.command.meeting.MeetingCommand.HoldMeeting;
import org.rejoin.command.meeting.MeetingCommand.Minutes;
import org.rejoin.command.meeting.MeetingCommand.PlanMeeting;
import org.rejoin.event.Role;
import org.rejoin.event.absence.Participant;
import org.rejoin.event.meeting.Invited;
import org.rejoin.event.meeting.MeetingKind;

/** What cannot be meant so of a meeting. */
final class MeetingCheck {

    static final Set<Role> OFFICES =
            Set.of(Role.CLASS_TEACHER, Role.STUDENT_AFFAIRS, Role.REGISTRY, Role.COUNSELLING_OFFICE);

    private static final String MISSING = "MISSING_FIELD";

    private final List<FieldProblem> problems = new ArrayList<>();

    private MeetingCheck() {}

    static void plan(PlanMeeting command, Moment moment) {
        MeetingCheck check = new MeetingCheck();
        check.unless(!command.day().isBefore(moment.today()), "/day", "MEETING_IN_PAST");
        check.unless(command.kind() == MeetingKind.STAFFING || !command.pupils().isEmpty(), "/pupils", MISSING);
        check.unless(!command.invited().isEmpty(), "/invited", "NO_PARTICIPANT");
        check.throwIfAny();
    }

    /**
     * @param pupils whom the meeting is about; of one about staff whoever is named in a decision
     * @param erased those of them of whom nothing can be written any more
     */
    static void held(
            HoldMeeting command,
            MeetingKind kind,
            LocalDate calledOn,
            Collection<String> pupils,
            Set<String> erased,
            Moment moment) {
        MeetingCheck check = new MeetingCheck();
        check.unless(!command.heldOn().isAfter(moment.today()), "/heldOn", "DATE_IN_FUTURE");
        check.unless(!command.heldOn().isBefore(calledOn), "/heldOn", "HELD_BEFORE_CALLED");
        check.participants(command.participants());
        boolean staffing = kind == MeetingKind.STAFFING;
        Set<String> about = new HashSet<>(pupils);
        if (staffing) {
            command.decisions().stream()
                    .map(Decision::pupil)
                    .filter(Objects::nonNull)
                    .forEach(about::add);
        }
        Set<String> silent = check.minutes(command.minutes(), about);
        check.unerased(command.minutes(), command.decisions(), erased);
        check.unless(staffing || erased.containsAll(silent), "/minutes", "MINUTES_OF_EACH");
        check.unless(!staffing || command.decisions().stream().anyMatch(Decision::visit), "/decisions", "NO_VISIT");
        for (int i = 0; i < command.decisions().size(); i++) {
            check.decision("/decisions/" + i, command.decisions().get(i), staffing ? null : pupils, command.heldOn());
        }
        check.throwIfAny();
    }

    /** @param pupils whom the meeting is about, and who was named in its decisions */
    static void added(AddToMinutes command, Collection<String> pupils, Set<String> erased, LocalDate heldOn) {
        MeetingCheck check = new MeetingCheck();
        check.unless(!command.minutes().isEmpty() || !command.decisions().isEmpty(), "/minutes", "NOTHING_ADDED");
        check.minutes(command.minutes(), new HashSet<>(pupils));
        check.unerased(command.minutes(), command.decisions(), erased);
        for (int i = 0; i < command.decisions().size(); i++) {
            check.decision("/decisions/" + i, command.decisions().get(i), pupils, heldOn);
            check.unless(!command.decisions().get(i).visit(), "/decisions/" + i + "/visit", "VISIT_OF_MEETING_ALONE");
        }
        check.throwIfAny();
    }

    static void done(LocalDate doneOn, LocalDate heldOn, Moment moment) {
        MeetingCheck check = new MeetingCheck();
        check.unless(!doneOn.isAfter(moment.today()), "/doneOn", "DATE_IN_FUTURE");
        check.unless(!doneOn.isBefore(heldOn), "/doneOn", "DONE_BEFORE_MEETING");
        check.throwIfAny();
    }

    private void participants(List<Invited> participants) {
        unless(!participants.isEmpty(), "/participants", "NO_PARTICIPANT");
        unless(
                participants.isEmpty() || participants.stream().anyMatch(one -> one.who() == Participant.HEAD),
                "/participants",
                "HEAD_MISSING");
    }

    private void unerased(List<Minutes> minutes, List<Decision> decisions, Set<String> erased) {
        for (int i = 0; i < minutes.size(); i++) {
            unless(!erased.contains(minutes.get(i).pupil()), "/minutes/" + i + "/text", "BEING_ERASED");
        }
        for (int i = 0; i < decisions.size(); i++) {
            String pupil = decisions.get(i).pupil();
            unless(pupil == null || !erased.contains(pupil), "/decisions/" + i + "/pupil", "BEING_ERASED");
        }
    }

    // each once. @return those of whom nothing was said
    private Set<String> minutes(List<Minutes> minutes, Set<String> pupils) {
        Set<String> left = new HashSet<>(pupils);
        for (int i = 0; i < minutes.size(); i++) {
            unless(left.remove(minutes.get(i).pupil()), "/minutes/" + i + "/pupil", "NOT_OF_THIS_MEETING");
        }
        return left;
    }

    private void decision(String pointer, Decision decision, @Nullable Collection<String> pupils, LocalDate heldOn) {
        unless(decision.pupil() != null, pointer + "/pupil", MISSING);
        unless(
                decision.pupil() == null || pupils == null || pupils.contains(decision.pupil()),
                pointer + "/pupil",
                "NOT_OF_THIS_MEETING");
        unless(decision.owner() != null && OFFICES.contains(decision.owner()), pointer + "/owner", "OWNER_MISSING");
        unless(decision.visit() || decision.what() != null && !decision.what().isBlank(), pointer + "/what", MISSING);
        unless(decision.dueOn() != null, pointer + "/dueOn", MISSING);
        unless(
                decision.dueOn() == null || !decision.dueOn().isBefore(heldOn),
                pointer + "/dueOn",
                "DUE_BEFORE_MEETING");
    }

    private void unless(boolean fine, String pointer, String code) {
        if (!fine) {
            problems.add(FieldProblem.of(pointer, code));
        }
    }

    private void throwIfAny() {
        if (!problems.isEmpty()) {
            throw new Invalid(problems);
        }
    }
}
