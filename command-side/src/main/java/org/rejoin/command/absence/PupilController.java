package org.rejoin.command.absence;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.absence.AbsenceWatchCommand.CorrectAttendance;
import org.rejoin.command.absence.AbsenceWatchCommand.DeclareConditions;
import org.rejoin.command.absence.AbsenceWatchCommand.ExplainLadder;
import org.rejoin.command.absence.AbsenceWatchCommand.MeetDuty;
import org.rejoin.command.absence.AbsenceWatchCommand.WaiveDuty;
import org.rejoin.command.platform.Caller;
import org.rejoin.command.platform.Commands;
import org.rejoin.event.absence.Finding;
import org.rejoin.event.absence.LeaveKind;
import org.rejoin.event.absence.Mark;
import org.rejoin.event.absence.Participant;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** One pupil who was away, over HTTP: the ladder of days, and who has to do what. */
@RestController
@RequestMapping("/api/pupils/{id}")
@Tag(name = "Attendance", description = "出缺席 before it is a case: days, leave, arrivals")
class PupilController {

    private final Commands commands;

    PupilController(Commands commands) {
        this.commands = commands;
    }

    @Schema(example = "{\"mark\":\"LEAVE_GRANTED\",\"leave\":\"SICK\",\"reason\":\"補附住院證明\"}")
    record Correction(
            @NotNull Mark mark,
            @Nullable LeaveKind leave,
            @NotBlank @Size(max = 200) String reason) {}

    /**
     * @param cause what it is, where it is known
     * @param vulnerableFamily 脆弱家庭徵兆, also while the pupil is at school; as it was, where it is left out
     */
    @Schema(example = "{\"indigenous\":false,\"urgent\":true,\"causeKnown\":false,\"vulnerableFamily\":false}")
    record Conditions(
            boolean indigenous,
            boolean urgent,
            boolean causeKnown,
            @Nullable @Size(max = 300) String cause,
            @Nullable Boolean vulnerableFamily) {}

    @Schema(description = "What is needed depends on the duty's evidence", example = """
                    {"doneOn":"2026-11-03","participants":["CLASS_TEACHER","STUDENT_AFFAIRS"],"note":"家中無人應門，鄰居稱全家外出"}""")
    record Done(
            @NotNull LocalDate doneOn,
            @Nullable @Size(max = 20) List<@NotNull Participant> participants,
            @Nullable @Size(max = 3) List<@NotNull Finding> findings,
            @Nullable @Size(max = 50) String reference,
            @Nullable @Size(max = 2000) String note) {}

    record Reason(@NotBlank @Size(max = 200) String reason) {}

    @GetMapping("/ladder")
    @Operation(summary = "Days in a row, distances to 長期缺課 and 長期請假, and every duty there was (SPEC 1.19)")
    LadderView ladder(@PathVariable UUID id, Caller caller) {
        return commands.ask(new ExplainLadder(watch(id)), caller.actor());
    }

    @PutMapping("/attendance/{day}")
    @Operation(
            summary = "假別更正: a recorded day stands otherwise, for a reason",
            description = "Leave granted afterwards waives what is open and keeps what was done (R-SCOPE-04).")
    ResponseEntity<Object> correct(
            @PathVariable UUID id, @PathVariable LocalDate day, @Valid @RequestBody Correction body, Caller caller) {
        return commands.perform(
                new CorrectAttendance(
                        watch(id), day, body.mark(), body.leave(), body.reason().strip()),
                id.toString(),
                caller);
    }

    @PostMapping("/conditions")
    @Operation(
            summary =
                    "Indigenous, urgent, cause known, vulnerable family: which duties there are depends on it (SOP-0.2, SOP-1.2,"
                            + " SOP-1.3, SOP-3.5)")
    ResponseEntity<Object> declare(@PathVariable UUID id, @Valid @RequestBody Conditions body, Caller caller) {
        return commands.perform(
                new DeclareConditions(
                        watch(id),
                        body.indigenous(),
                        body.urgent(),
                        body.causeKnown(),
                        body.cause(),
                        body.vulnerableFamily()),
                id.toString(),
                caller);
    }

    @PostMapping("/duties/{dutyId}/meet")
    @Operation(summary = "A duty was done; what has to be told depends on its evidence")
    ResponseEntity<Object> meet(
            @PathVariable UUID id, @PathVariable UUID dutyId, @Valid @RequestBody Done body, Caller caller) {
        Evidence evidence = new Evidence(
                body.doneOn(),
                body.participants() == null ? List.of() : List.copyOf(body.participants()),
                body.findings() == null
                        ? List.of()
                        : body.findings().stream().distinct().sorted().toList(),
                body.reference(),
                body.note());
        return commands.perform(new MeetDuty(watch(id), dutyId.toString(), evidence), id.toString(), caller);
    }

    @PostMapping("/duties/{dutyId}/waive")
    @Operation(summary = "任務免除 with a reason, by whose duty it is or the head (note of 003, 1.23 c14)")
    ResponseEntity<Object> waive(
            @PathVariable UUID id, @PathVariable UUID dutyId, @Valid @RequestBody Reason body, Caller caller) {
        return commands.perform(
                new WaiveDuty(watch(id), dutyId.toString(), body.reason().strip()), id.toString(), caller);
    }

    private static AbsenceWatchId watch(UUID id) {
        return new AbsenceWatchId(id.toString());
    }
}
