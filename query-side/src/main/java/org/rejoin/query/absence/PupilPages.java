package org.rejoin.query.absence;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.absence.LeaveKind;
import org.rejoin.event.absence.Mark;
import org.rejoin.event.absence.Participant;
import org.rejoin.event.ruleset.AbsenceDutyKind;
import org.rejoin.query.NotVisible;
import org.rejoin.query.accesslog.AccessAction;
import org.rejoin.query.accesslog.RecordsAccess;
import org.rejoin.query.codelists.PublishedCalendars;
import org.rejoin.query.page.Answers;
import org.rejoin.query.page.Asks;
import org.rejoin.query.page.Dates;
import org.rejoin.query.page.PageController;
import org.rejoin.query.platform.ReadsFrom;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What is to be done for pupils who are away: by office, by pupil, and the school at a glance. */
@PageController
@ReadsFrom({AbsenceProjector.GROUP, "meetings", "transfers-out", "pupil-register"})
class PupilPages {

    private static final List<Role> OFFICES =
            List.of(Role.CLASS_TEACHER, Role.STUDENT_AFFAIRS, Role.REGISTRY, Role.COUNSELLING_OFFICE, Role.HEAD);
    private static final Set<Role> RECORDING = EnumSet.of(Role.CLASS_TEACHER, Role.STUDENT_AFFAIRS, Role.REGISTRY);
    private static final Set<Role> DECLARING =
            EnumSet.of(Role.CLASS_TEACHER, Role.STUDENT_AFFAIRS, Role.COUNSELLING_OFFICE);
    private static final Set<Role> CALLING = EnumSet.of(Role.HEAD, Role.STUDENT_AFFAIRS, Role.COUNSELLING_OFFICE);
    private static final String ALL = "ALL";

    private final Pupils pupils;
    private final MeetingWork meetings;
    private final TransferWork transfers;
    private final VacancyWork vacancies;
    private final ClassChangeWork classChanges;
    private final PublishedCalendars calendars;
    private final Answers answers;

    PupilPages(
            Pupils pupils,
            MeetingWork meetings,
            TransferWork transfers,
            VacancyWork vacancies,
            ClassChangeWork classChanges,
            PublishedCalendars calendars,
            Answers answers) {
        this.pupils = pupils;
        this.meetings = meetings;
        this.transfers = transfers;
        this.vacancies = vacancies;
        this.classChanges = classChanges;
        this.calendars = calendars;
        this.answers = answers;
    }

    /** @param key of its heading {@code absence.<key>} */
    record Lane(
            String key,
            String tone,
            List<DutyView> duties,
            List<MeetingWork.Task> tasks,
            List<TransferWork.Task> transfers,
            List<ClassChangeWork.Task> classChanges) {

        public int size() {
            return duties.size() + tasks.size() + transfers.size() + classChanges.size();
        }
    }

    /** How far it is to 長期缺課 and 長期請假, as the rules that hold today say. */
    record Distances(
            int inARow,
            int absentInSemester,
            int toLongAbsence,
            int leavesInMonth,
            int toLongLeaveCount,
            int leaveDaysInSemester,
            int toLongLeaveDays,
            @Nullable LocalDate followUpUntil,
            @Nullable LocalDate registerUntil,
            String ruleSet) {}

    /** @param of whose tasks: one's own where it is left out, those of an office, or ALL */
    @GetMapping("/pupils")
    String tasks(@AuthenticationPrincipal Actor actor, @RequestParam(defaultValue = "") String of, Model model) {
        boolean mine = of.isEmpty() && actor.roles().stream().anyMatch(OFFICES::contains);
        Role office = OFFICES.stream()
                .filter(role -> role.name().equals(of))
                .findFirst()
                .orElse(null);
        List<DutyView> duties = pupils.owed(office, actor).stream()
                .filter(duty -> !mine || duty.isOf(actor))
                .toList();
        List<MeetingWork.Task> tasks = meetings.open(actor).stream()
                .filter(task -> mine ? actor.is(task.owner()) : office == null || office == task.owner())
                .toList();
        List<TransferWork.Task> leaving = transfers.open(actor).stream()
                .filter(task ->
                        mine ? task.isOf(actor) : office == null || task.roles().contains(office))
                .toList();
        List<ClassChangeWork.Task> changing = classChanges.open(actor).stream()
                .filter(task ->
                        mine ? task.isOf(actor) : office == null || task.roles().contains(office))
                .toList();
        boolean ofRegistry = mine ? actor.is(Role.REGISTRY) : office == null || office == Role.REGISTRY;
        LocalDate today = today(model);
        model.addAttribute("vacancy", ofRegistry ? vacancies.owed(actor).orElse(null) : null)
                .addAttribute("writes", DropoutReports.isFor(actor))
                .addAttribute("of", office == null ? (mine ? "" : ALL) : office.name())
                .addAttribute("offices", OFFICES)
                .addAttribute("followed", pupils.followed(actor))
                .addAttribute("owns", actor.roles().stream().anyMatch(OFFICES::contains))
                .addAttribute(
                        "lanes",
                        List.of(
                                        lane("overdue", "red", duties, tasks, leaving, changing, today),
                                        lane("today", "amber", duties, tasks, leaving, changing, today),
                                        lane("later", "none", duties, tasks, leaving, changing, today))
                                .stream()
                                .filter(lane -> lane.size() > 0)
                                .toList());
        return "absence/tasks";
    }

    private static Lane lane(
            String key,
            String tone,
            List<DutyView> duties,
            List<MeetingWork.Task> tasks,
            List<TransferWork.Task> transfers,
            List<ClassChangeWork.Task> classChanges,
            LocalDate today) {
        return new Lane(
                key,
                tone,
                duties.stream()
                        .filter(duty -> key.equals(laneOf(duty.overdue(), duty.dueOn(), today)))
                        .toList(),
                tasks.stream()
                        .filter(task -> key.equals(laneOf(task.overdue(), task.dueOn(), today)))
                        .toList(),
                transfers.stream()
                        .filter(task -> key.equals(laneOf(task.overdue(), task.dueOn(), today)))
                        .toList(),
                classChanges.stream()
                        .filter(task -> key.equals(laneOf(task.overdue(), task.dueOn(), today)))
                        .toList());
    }

    private static String laneOf(boolean overdue, @Nullable LocalDate dueOn, LocalDate today) {
        return overdue ? "overdue" : dueOn == null || dueOn.isAfter(today) ? "later" : "today";
    }

    @GetMapping("/board")
    String board(@AuthenticationPrincipal Actor actor, Model model) {
        List<MeetingWork.Task> tasks = meetings.open(actor);
        List<ClassChangeWork.Task> changing = classChanges.open(actor);
        model.addAttribute("vacancy", vacancies.owed(actor).orElse(null))
                .addAttribute("classChanges", changing)
                .addAttribute("board", Board.of(pupils.followed(actor), tasks, transfers.open(actor), changing))
                .addAttribute("owed", meetings.owed(actor).orElse(null))
                .addAttribute("tasks", tasks);
        return "absence/board";
    }

    @GetMapping("/pupils/{id}")
    @RecordsAccess(AccessAction.PUPIL_READ)
    @Asks("/api/pupils/{id}/ladder")
    String pupil(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String done,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        PupilView pupil = pupils.of(id, actor);
        model.addAttribute("pupil", pupil)
                .addAttribute("rungs", Rung.of(pupil, calendars.of(actor), today(model)))
                .addAttribute("done", done != null)
                .addAttribute("records", actor.roles().stream().anyMatch(RECORDING::contains))
                .addAttribute("declares", actor.roles().stream().anyMatch(DECLARING::contains))
                .addAttribute(
                        "mine",
                        pupil.duties().stream()
                                .filter(duty -> duty.isOf(actor))
                                .map(DutyView::dutyId)
                                .toList())
                .addAttribute("heads", actor.is(Role.HEAD))
                .addAttribute("writes", DropoutReports.isFor(actor))
                .addAttribute(
                        "told",
                        pupil.newestReport()
                                .filter(duty -> DropoutReports.isFor(actor))
                                .map(DutyView::dutyId)
                                .orElse(null))
                .addAttribute("calls", actor.roles().stream().anyMatch(CALLING::contains))
                .addAttribute(
                        "distances",
                        answers.find("/api/pupils/{id}/ladder", Distances.class, request, response, id)
                                .orElse(null));
        return "absence/pupil";
    }

    @GetMapping("/pupils/{id}/duties/{dutyId}")
    String meet(@AuthenticationPrincipal Actor actor, @PathVariable UUID id, @PathVariable UUID dutyId, Model model) {
        return duty(actor, id, dutyId, false, model);
    }

    @GetMapping("/pupils/{id}/duties/{dutyId}/waive")
    String waive(@AuthenticationPrincipal Actor actor, @PathVariable UUID id, @PathVariable UUID dutyId, Model model) {
        return duty(actor, id, dutyId, true, model);
    }

    private String duty(Actor actor, UUID id, UUID dutyId, boolean waives, Model model) {
        PupilView pupil = pupils.of(id, actor);
        Optional<DutyView> duty = pupil.duties().stream()
                .filter(one -> one.dutyId().equals(dutyId))
                .findFirst();
        if (duty.isEmpty()) {
            return "redirect:/pupils/" + id; // where everything stands that there is
        }
        if (!waives && duty.get().kind() == AbsenceDutyKind.DROPOUT_REPORT) {
            return "redirect:" + duty.get().page();
        }
        model.addAttribute("pupil", pupil)
                .addAttribute("duty", duty.get())
                .addAttribute("waives", waives)
                .addAttribute("participants", Participant.values());
        return "absence/duty";
    }

    @GetMapping("/pupils/{id}/days/{day}")
    String correct(
            @AuthenticationPrincipal Actor actor, @PathVariable UUID id, @PathVariable LocalDate day, Model model) {
        PupilView pupil = pupils.of(id, actor);
        DayView entry = pupil.days().stream()
                .filter(one -> one.day().equals(day))
                .findFirst()
                .orElseThrow(NotVisible::new);
        model.addAttribute("pupil", pupil)
                .addAttribute("entry", entry)
                .addAttribute("marks", Mark.values())
                .addAttribute("leaves", LeaveKind.values());
        return "absence/day";
    }

    @GetMapping("/pupils/{id}/conditions")
    String conditions(@AuthenticationPrincipal Actor actor, @PathVariable UUID id, Model model) {
        model.addAttribute("pupil", pupils.of(id, actor));
        return "absence/conditions";
    }

    // part of the model of every page
    private static LocalDate today(Model model) {
        return ((Dates) Objects.requireNonNull(model.getAttribute("dates"))).today();
    }
}
