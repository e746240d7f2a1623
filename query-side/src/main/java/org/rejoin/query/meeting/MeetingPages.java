package org.rejoin.query.meeting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.absence.Participant;
import org.rejoin.event.meeting.MeetingCancellation;
import org.rejoin.event.meeting.MeetingKind;
import org.rejoin.query.absence.MeetingWork;
import org.rejoin.query.absence.PupilNames;
import org.rejoin.query.accesslog.AccessAction;
import org.rejoin.query.accesslog.RecordsAccess;
import org.rejoin.query.codelists.PublishedCalendars;
import org.rejoin.query.page.Dates;
import org.rejoin.query.page.PageController;
import org.rejoin.query.platform.ReadsFrom;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** 會議 (SOP-2.3, SOP-3.3, SOP-3.5, SOP-4.3): which there are, calling one, and what comes of it. */
@PageController
@ReadsFrom(MeetingsProjector.GROUP)
class MeetingPages {

    private static final Map<MeetingKind, Set<Role>> CALLING = Map.of(
            MeetingKind.RESPONSE, Set.of(Role.HEAD, Role.STUDENT_AFFAIRS),
            MeetingKind.CASE, Set.of(Role.HEAD, Role.COUNSELLING_OFFICE),
            MeetingKind.REINTEGRATION, Set.of(Role.HEAD, Role.COUNSELLING_OFFICE),
            MeetingKind.STAFFING, Set.of(Role.HEAD));
    private static final List<Role> OFFICES =
            List.of(Role.CLASS_TEACHER, Role.STUDENT_AFFAIRS, Role.REGISTRY, Role.COUNSELLING_OFFICE);
    private static final Set<Participant> OF_THE_SCHOOL = EnumSet.of(
            Participant.HEAD,
            Participant.CLASS_TEACHER,
            Participant.STUDENT_AFFAIRS,
            Participant.ACADEMIC_AFFAIRS,
            Participant.COUNSELLING_OFFICE);

    private static final int LAST_SCHOOL_DAYS = 5;

    private final Meetings meetings;
    private final PupilNames names;
    private final PublishedCalendars calendars;

    MeetingPages(Meetings meetings, PupilNames names, PublishedCalendars calendars) {
        this.meetings = meetings;
        this.names = names;
        this.calendars = calendars;
    }

    /** @param done whether one was just called */
    @GetMapping("/meetings")
    String list(
            @AuthenticationPrincipal Actor actor, @RequestParam(required = false) @Nullable String done, Model model) {
        model.addAttribute("found", meetings.all(actor))
                .addAttribute("done", done != null)
                .addAttribute("calls", !kindsFor(actor).isEmpty())
                .addAttribute("heads", actor.is(Role.HEAD));
        return "meeting/list";
    }

    /** @param pupil whom it is about, as far as the page that leads here knows */
    @GetMapping("/meetings/new")
    String begin(
            @AuthenticationPrincipal Actor actor,
            @RequestParam(required = false) @Nullable MeetingKind kind,
            @RequestParam(required = false) @Nullable UUID pupil,
            Model model) {
        List<MeetingKind> kinds = kindsFor(actor);
        MeetingKind chosen = kind != null && kinds.contains(kind) ? kind : kinds.get(0);
        Set<PupilNames.Pupil> offered = new LinkedHashSet<>();
        if (pupil != null) {
            offered.addAll(names.of(List.of(pupil), actor).values());
        }
        offered.addAll(away(actor, model));
        model.addAttribute("kinds", kinds)
                .addAttribute("kind", chosen)
                .addAttribute("pupil", pupil)
                .addAttribute("offered", offered)
                .addAttribute("inside", List.copyOf(OF_THE_SCHOOL))
                .addAttribute("outside", List.copyOf(EnumSet.complementOf(EnumSet.copyOf(OF_THE_SCHOOL))));
        return "meeting/new";
    }

    @GetMapping("/meetings/{id}")
    @RecordsAccess(AccessAction.MEETING_READ)
    String meeting(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String done,
            Model model) {
        MeetingView meeting = shown(actor, id, model);
        model.addAttribute("done", done != null).addAttribute("calls", calls(actor, meeting));
        return "meeting/meeting";
    }

    /** 開會通知單, to be printed. */
    @GetMapping("/meetings/{id}/invitation")
    @RecordsAccess(AccessAction.MEETING_READ)
    String invitation(@AuthenticationPrincipal Actor actor, @PathVariable UUID id, Model model) {
        shown(actor, id, model);
        return "meeting/invitation";
    }

    @GetMapping("/meetings/{id}/hold")
    @RecordsAccess(AccessAction.MEETING_READ)
    String hold(@AuthenticationPrincipal Actor actor, @PathVariable UUID id, Model model) {
        MeetingView meeting = shown(actor, id, model);
        if (!meeting.planned()) {
            return "redirect:/meetings/" + id; // what became of it stands there
        }
        List<Participant> all = new ArrayList<>(OF_THE_SCHOOL);
        all.addAll(EnumSet.complementOf(EnumSet.copyOf(OF_THE_SCHOOL)));
        Map<UUID, PupilNames.Pupil> known =
                names.of(meeting.pupils().stream().map(MeetingView.Pupil::pupil).toList(), actor);
        Set<PupilNames.Pupil> visitable = new LinkedHashSet<>();
        meeting.pupils().stream()
                .map(pupil -> known.get(pupil.pupil()))
                .filter(Objects::nonNull)
                .forEach(visitable::add);
        if (meeting.kind() == MeetingKind.STAFFING) {
            visitable.addAll(away(actor, model)); // who has been away since it was called
        }
        model.addAttribute("participants", all)
                .addAttribute("visitable", visitable)
                .addAttribute("offices", OFFICES)
                .addAttribute(
                        "asked",
                        meeting.invited().stream().map(one -> one.who()).toList());
        return "meeting/hold";
    }

    /** 補充紀錄 of a meeting that was held. */
    @GetMapping("/meetings/{id}/add")
    @RecordsAccess(AccessAction.MEETING_READ)
    String add(@AuthenticationPrincipal Actor actor, @PathVariable UUID id, Model model) {
        if (!shown(actor, id, model).held()) {
            return "redirect:/meetings/" + id; // what became of it stands there
        }
        model.addAttribute("offices", OFFICES);
        return "meeting/add";
    }

    @GetMapping("/meetings/{id}/cancel")
    String cancel(@AuthenticationPrincipal Actor actor, @PathVariable UUID id, Model model) {
        if (!shown(actor, id, model).planned()) {
            return "redirect:/meetings/" + id; // what became of it stands there
        }
        model.addAttribute("grounds", MeetingCancellation.values());
        return "meeting/cancel";
    }

    @GetMapping("/meetings/{id}/tasks/{taskId}")
    String finish(@AuthenticationPrincipal Actor actor, @PathVariable UUID id, @PathVariable UUID taskId, Model model) {
        return task(actor, id, taskId, false, model);
    }

    @GetMapping("/meetings/{id}/tasks/{taskId}/waive")
    String waive(@AuthenticationPrincipal Actor actor, @PathVariable UUID id, @PathVariable UUID taskId, Model model) {
        return task(actor, id, taskId, true, model);
    }

    private String task(Actor actor, UUID id, UUID taskId, boolean waives, Model model) {
        MeetingView meeting = shown(actor, id, model);
        MeetingWork.Task task = meeting.tasks().stream()
                .filter(one -> one.taskId().equals(taskId))
                .findFirst()
                .orElse(null);
        if (task == null) {
            return "redirect:/meetings/" + id; // where everything stands that there is
        }
        model.addAttribute("task", task).addAttribute("waives", waives);
        return "meeting/task";
    }

    private MeetingView shown(Actor actor, UUID id, Model model) {
        MeetingView meeting = meetings.of(id, actor);
        model.addAttribute("meeting", meeting).addAttribute("heads", actor.is(Role.HEAD));
        return meeting;
    }

    // those of whom a day was recorded lately: who left without a word is not away
    private List<PupilNames.Pupil> away(Actor actor, Model model) {
        LocalDate today = ((Dates) Objects.requireNonNull(model.getAttribute("dates"))).today();
        return names.awayForLonger(calendars.of(actor).firstOfLast(LAST_SCHOOL_DAYS, today), actor);
    }

    private static boolean calls(Actor actor, MeetingView meeting) {
        return kindsFor(actor).contains(meeting.kind());
    }

    private static List<MeetingKind> kindsFor(Actor actor) {
        return List.of(MeetingKind.values()).stream()
                .filter(kind -> CALLING.getOrDefault(kind, Set.of()).stream().anyMatch(actor::is))
                .toList();
    }
}
