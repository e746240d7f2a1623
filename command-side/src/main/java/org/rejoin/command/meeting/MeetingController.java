package org.rejoin.command.meeting;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.meeting.MeetingCommand.AddToMinutes;
import org.rejoin.command.meeting.MeetingCommand.CancelMeeting;
import org.rejoin.command.meeting.MeetingCommand.Decision;
import org.rejoin.command.meeting.MeetingCommand.FinishTask;
import org.rejoin.command.meeting.MeetingCommand.HoldMeeting;
import org.rejoin.command.meeting.MeetingCommand.Minutes;
import org.rejoin.command.meeting.MeetingCommand.PlanMeeting;
import org.rejoin.command.meeting.MeetingCommand.WaiveTask;
import org.rejoin.command.platform.Caller;
import org.rejoin.command.platform.Commands;
import org.rejoin.event.Role;
import org.rejoin.event.absence.Participant;
import org.rejoin.event.meeting.Invited;
import org.rejoin.event.meeting.MeetingCancellation;
import org.rejoin.event.meeting.MeetingKind;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** 研商會議, 個案會議, 復學輔導小組, 人力統整 over HTTP, for elementary and junior high schools. */
@RestController
@RequestMapping("/api/meetings")
@Tag(name = "Meetings", description = "會議: called, held, and what was decided there")
class MeetingController {

    private final Commands commands;

    MeetingController(Commands commands) {
        this.commands = commands;
    }

    /** @param organisation of whom comes from outside: which station, which centre; never a person */
    record Guest(
            @NotNull Participant who,
            @Nullable @Size(max = 60) String organisation) {

        Invited toInvited() {
            return new Invited(who, organisation == null || organisation.isBlank() ? null : organisation.strip());
        }
    }

    @Schema(
            name = "MeetingPlan",
            description = "pupils: by their ids, none of a meeting about staff. A meeting that was held already is told"
                    + " at the duty of its pupil.",
            example = """
                    {"meetingId":"77777777-7777-4777-8777-777777777777","kind":"RESPONSE","day":"2026-11-04","startsAt":"14:30",
                     "place":"校長室","pupils":["66666666-6666-4666-8666-666666666666"],
                     "invited":[{"who":"STUDENT_AFFAIRS"},{"who":"POLICE","organisation":"清泉派出所"}]}""")
    record Plan(
            @NotNull UUID meetingId,
            @NotNull MeetingKind kind,
            @NotNull LocalDate day,

            @Nullable @Pattern(regexp = "([01]\\d|2[0-3]):[0-5]\\d")
            String startsAt,

            @NotBlank @Size(max = 60) String place,
            @Nullable @Size(max = 100) List<@NotNull UUID> pupils,
            @Nullable @Size(max = 40) List<@NotNull @Valid Guest> invited) {}

    record Spoken(
            @NotNull UUID pupil, @NotBlank @Size(max = 2000) String text) {

        // never into a log
        @Override
        public String toString() {
            return "Spoken[" + pupil + "]";
        }
    }

    /**
     * @param owner office that does it
     * @param visit whether it is a home visit, of which nothing more has to be said
     */
    record Decided(
            @Nullable UUID pupil,
            @Nullable Role owner,
            boolean visit,
            @Nullable @Size(max = 300) String what,
            @Nullable LocalDate dueOn) {

        // never into a log
        @Override
        public String toString() {
            return "Decided[" + pupil + "]";
        }
    }

    @Schema(
            name = "MeetingHeldForm",
            description = "minutes: of each pupil the meeting is about. A meeting about staff needs none, but visits.",
            example = """
                    {"heldOn":"2026-11-04","participants":[{"who":"HEAD"},{"who":"STUDENT_AFFAIRS"}],
                     "minutes":[{"pupil":"66666666-6666-4666-8666-666666666666","text":"鄰居稱全家外出"}],
                     "decisions":[{"pupil":"66666666-6666-4666-8666-666666666666","owner":"STUDENT_AFFAIRS","visit":false,
                                   "what":"洽派出所協尋","dueOn":"2026-11-05"}]}""")
    record Held(
            @NotNull LocalDate heldOn,
            @Nullable @Size(max = 40) List<@NotNull @Valid Guest> participants,
            @Nullable @Size(max = 100) List<@NotNull @Valid Spoken> minutes,
            @Nullable @Size(max = 100) List<@NotNull @Valid Decided> decisions) {}

    @Schema(
            name = "MeetingAddition",
            description =
                    "Of pupils of the meeting: what is added of each, and what was decided since. The id is chosen"
                            + " by the sender; sent twice, it is added once.",
            example = """
                    {"additionId":"88888888-8888-4888-8888-888888888888",
                     "minutes":[{"pupil":"66666666-6666-4666-8666-666666666666","text":"會後派出所回電，已查訪"}],
                     "decisions":[{"pupil":"66666666-6666-4666-8666-666666666666","owner":"COUNSELLING_OFFICE","visit":false,
                                   "what":"安排輔導","dueOn":"2026-11-09"}]}""")
    record Added(
            @NotNull UUID additionId,
            @Nullable @Size(max = 100) List<@NotNull @Valid Spoken> minutes,
            @Nullable @Size(max = 100) List<@NotNull @Valid Decided> decisions) {}

    @Schema(example = "{\"ground\":\"PUPILS_BACK\"}")
    record Cancelled(@NotNull MeetingCancellation ground) {}

    @Schema(example = "{\"doneOn\":\"2026-11-05\",\"note\":\"派出所已受理\"}")
    record Done(
            @NotNull LocalDate doneOn,
            @NotBlank @Size(max = 2000) String note) {}

    record Reason(@NotBlank @Size(max = 200) String reason) {}

    @PostMapping
    @Operation(
            summary =
                    "召集會議: by the head; a 研商會議 also by student affairs, others by the counselling office (SOP-2.3, SOP-3.3, SOP-3.5, SOP-4.3)",
            description = "The same again changes nothing.")
    ResponseEntity<Object> plan(@Valid @RequestBody Plan body, Caller caller) {
        String id = body.meetingId().toString();
        return commands.create(
                new PlanMeeting(
                        new MeetingId(id),
                        body.kind(),
                        body.day(),
                        body.startsAt(),
                        body.place().strip(),
                        body.pupils() == null
                                ? List.of()
                                : body.pupils().stream().map(UUID::toString).toList(),
                        invited(body.invited())),
                id,
                caller,
                URI.create("/api/meetings/" + id));
    }

    @PostMapping("/{id}/hold")
    @Operation(
            summary = "會議紀錄: who was there, what was said of each pupil, what was decided",
            description =
                    "The duties of its pupils that ask for such a meeting are met. Each decision becomes a task of"
                            + " an office, with a day.")
    ResponseEntity<Object> hold(@PathVariable UUID id, @Valid @RequestBody Held body, Caller caller) {
        return commands.perform(
                new HoldMeeting(
                        meeting(id),
                        body.heldOn(),
                        invited(body.participants()),
                        minutes(body.minutes()),
                        decisions(body.decisions())),
                id.toString(),
                caller);
    }

    @PostMapping("/{id}/additions")
    @Operation(
            summary = "補充會議紀錄: what is added to the record of a meeting that was held; what stands there stays",
            description = "Decisions become tasks as those of the meeting do. No duty is met by it.")
    ResponseEntity<Object> add(@PathVariable UUID id, @Valid @RequestBody Added body, Caller caller) {
        return commands.perform(
                new AddToMinutes(
                        meeting(id),
                        body.additionId().toString(),
                        minutes(body.minutes()),
                        decisions(body.decisions())),
                id.toString(),
                caller);
    }

    @PostMapping("/{id}/cancel")
    @Operation(summary = "取消會議, for one of the grounds; the duties of its pupils stay")
    ResponseEntity<Object> cancel(@PathVariable UUID id, @Valid @RequestBody Cancelled body, Caller caller) {
        return commands.perform(new CancelMeeting(meeting(id), body.ground()), id.toString(), caller);
    }

    @PostMapping("/{id}/tasks/{taskId}/finish")
    @Operation(summary = "What was decided was done, by the office whose task it is")
    ResponseEntity<Object> finish(
            @PathVariable UUID id, @PathVariable UUID taskId, @Valid @RequestBody Done body, Caller caller) {
        return commands.perform(
                new FinishTask(
                        meeting(id),
                        taskId.toString(),
                        body.doneOn(),
                        body.note().strip()),
                id.toString(),
                caller);
    }

    @PostMapping("/{id}/tasks/{taskId}/waive")
    @Operation(summary = "任務免除 of what was decided, with a reason, by the head")
    ResponseEntity<Object> waive(
            @PathVariable UUID id, @PathVariable UUID taskId, @Valid @RequestBody Reason body, Caller caller) {
        return commands.perform(
                new WaiveTask(meeting(id), taskId.toString(), body.reason().strip()), id.toString(), caller);
    }

    private static List<Minutes> minutes(@Nullable List<Spoken> spoken) {
        return spoken == null
                ? List.of()
                : spoken.stream()
                        .map(one ->
                                new Minutes(one.pupil().toString(), one.text().strip()))
                        .toList();
    }

    private static List<Decision> decisions(@Nullable List<Decided> decided) {
        return decided == null
                ? List.of()
                : decided.stream().map(MeetingController::decision).toList();
    }

    private static Decision decision(Decided one) {
        return new Decision(
                one.pupil() == null ? null : one.pupil().toString(),
                one.owner(),
                one.visit(),
                one.what() == null || one.what().isBlank() ? null : one.what().strip(),
                one.dueOn());
    }

    private static List<Invited> invited(@Nullable List<Guest> guests) {
        return guests == null
                ? List.of()
                : guests.stream().map(Guest::toInvited).distinct().toList();
    }

    private static MeetingId meeting(UUID id) {
        return new MeetingId(id.toString());
    }
}
