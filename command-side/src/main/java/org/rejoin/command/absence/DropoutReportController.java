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
import org.rejoin.command.absence.AbsenceWatchCommand.CorrectReport;
import org.rejoin.command.absence.AbsenceWatchCommand.ExplainReport;
import org.rejoin.command.absence.AbsenceWatchCommand.ReportDropout;
import org.rejoin.command.platform.Caller;
import org.rejoin.command.platform.Commands;
import org.rejoin.event.absence.DropoutGround;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** 中輟通報 over HTTP: one step from the ladder (SOP-4.2). */
@RestController
@RequestMapping("/api/pupils/{id}/report")
@Tag(name = "Attendance", description = "出缺席 before it is a case: days, leave, arrivals")
class DropoutReportController {

    private final Commands commands;

    DropoutReportController(Commands commands) {
        this.commands = commands;
    }

    @Schema(
            name = "DropoutReportEntry",
            description = "mainReason, furtherReasons: code list dropout-reasons; other: where a reason is one of 其他",
            example = """
                    {"reportedOn":"2026-11-05","reference":"1150001","ground":"WITHOUT_LEAVE","mainReason":"FAMILY_ECONOMIC",
                     "furtherReasons":["SCHOOL_TOO_MANY_ABSENCES"],"contactName":"賴組長","contactPhone":"03-1234567"}""")
    record Entry(
            @NotNull LocalDate reportedOn,
            @NotBlank @Size(max = 50) String reference,
            @NotNull DropoutGround ground,
            @NotBlank @Size(max = 50) String mainReason,
            @Nullable @Size(max = 40) List<@NotNull String> furtherReasons,
            @Nullable @Size(max = 30) String other,
            @NotBlank @Size(max = 50) String contactName,
            @NotBlank @Size(max = 50) String contactPhone) {

        DropoutReport toReport() {
            return new DropoutReport(
                    reportedOn,
                    reference.strip(),
                    ground,
                    mainReason,
                    furtherReasons == null ? List.of() : furtherReasons,
                    other == null || other.isBlank() ? null : other.strip(),
                    contactName.strip(),
                    contactPhone.strip());
        }

        // never into a log
        @Override
        public String toString() {
            return "Entry[" + reportedOn + "]";
        }
    }

    @GetMapping
    @Operation(summary = "What the report begins with; without a duty where none is owed (SOP-4.2, 1.23 c16)")
    DropoutReportView begin(@PathVariable UUID id, Caller caller) {
        return commands.ask(new ExplainReport(new AbsenceWatchId(id.toString())), caller.actor());
    }

    @PostMapping
    @Operation(
            summary =
                    "The dropout was reported in the national system: its date and number, the reasons, and who is reached",
            description = "Meets the duty; what goes out after it is owed from now on (L20).")
    ResponseEntity<Object> report(@PathVariable UUID id, @Valid @RequestBody Entry body, Caller caller) {
        return commands.perform(
                new ReportDropout(new AbsenceWatchId(id.toString()), body.toReport()), id.toString(), caller);
    }

    @Schema(
            name = "DropoutReportCorrection",
            description = "the whole report as it should have been told, and reason: why it is corrected",
            example = """
                    {"reportedOn":"2026-11-05","reference":"1150011","ground":"WITHOUT_LEAVE","mainReason":"FAMILY_ECONOMIC",
                     "furtherReasons":[],"contactName":"賴組長","contactPhone":"03-1234567","reason":"編號誤植"}""")
    record Correction(
            @NotNull LocalDate reportedOn,
            @NotBlank @Size(max = 50) String reference,
            @NotNull DropoutGround ground,
            @NotBlank @Size(max = 50) String mainReason,
            @Nullable @Size(max = 40) List<@NotNull String> furtherReasons,
            @Nullable @Size(max = 30) String other,
            @NotBlank @Size(max = 50) String contactName,
            @NotBlank @Size(max = 50) String contactPhone,
            @NotBlank @Size(max = 200) String reason) {

        DropoutReport toReport() {
            return new Entry(
                            reportedOn, reference, ground, mainReason, furtherReasons, other, contactName, contactPhone)
                    .toReport();
        }

        // never into a log
        @Override
        public String toString() {
            return "Correction[" + reportedOn + "]";
        }
    }

    @PostMapping("/correction")
    @Operation(
            summary = "更正通報: the newest report was told wrongly; what was told before stays (SOP-4.2)",
            description = "What went out after it stays done; what is still owed is due by the corrected day (L20)."
                    + " A report that was taken back is not corrected.")
    ResponseEntity<Object> correct(@PathVariable UUID id, @Valid @RequestBody Correction body, Caller caller) {
        return commands.perform(
                new CorrectReport(
                        new AbsenceWatchId(id.toString()),
                        body.toReport(),
                        body.reason().strip()),
                id.toString(),
                caller);
    }
}
