package org.rejoin.command.classchange;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.FieldProblem;
import org.rejoin.command.Invalid;
import org.rejoin.command.classchange.ClassChangeCommand.DecideChange;
import org.rejoin.command.classchange.ClassChangeCommand.EndCounselling;
import org.rejoin.command.classchange.ClassChangeCommand.EvaluateChange;
import org.rejoin.command.classchange.ClassChangeCommand.ExplainChange;
import org.rejoin.command.classchange.ClassChangeCommand.ForwardRequest;
import org.rejoin.command.classchange.ClassChangeCommand.RequestChange;
import org.rejoin.command.platform.Caller;
import org.rejoin.command.platform.Commands;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** 改編班級 over HTTP: each step with its day. */
@RestController
@RequestMapping("/api/register-entries/{id}/class-change")
@Tag(name = "Register")
class ClassChangeController {

    private final Commands commands;

    ClassChangeController(Commands commands) {
        this.commands = commands;
    }

    @Schema(name = "ClassChangeRequest", example = "{\"requestedOn\":\"2026-11-02\",\"reason\":\"與同儕相處困難\"}")
    record Request(
            @NotNull LocalDate requestedOn,
            @NotBlank @Size(max = 500) String reason) {}

    @Schema(name = "ClassChangeCounselling", example = "{\"endedOn\":\"2026-12-02\",\"records\":4}")
    record Counselling(
            @NotNull LocalDate endedOn,
            @NotNull @Min(1) @Max(999) Integer records) {}

    @Schema(
            name = "ClassChangeDecision",
            description = "className where the committee approves; no class can be chosen by the parents",
            example = "{\"decidedOn\":\"2026-12-10\",\"approved\":true,\"className\":\"702\",\"minutes\":\"委員會同意\"}")
    record Decision(
            @NotNull LocalDate decidedOn,
            @NotNull Boolean approved,
            @Nullable @Size(max = 30) String className,
            @NotBlank @Size(max = 2000) String minutes) {}

    @Schema(
            name = "ClassChangeEvaluation",
            example = "{\"evaluatedOn\":\"2027-03-10\",\"settled\":false,\"note\":\"仍適應不良\"}")
    record Evaluation(
            @NotNull LocalDate evaluatedOn,
            @NotNull Boolean settled,
            @NotBlank @Size(max = 2000) String note) {}

    @Schema(name = "ClassChangeForwarding", example = "{\"forwardedOn\":\"2027-03-15\",\"bureauLetter\":\"府教字第9號\"}")
    record Forwarding(
            @NotNull LocalDate forwardedOn,
            @NotBlank @Size(max = 50) String bureauLetter) {}

    @GetMapping
    @Operation(summary = "How the change of class stands, what comes next and when (R-HL-33)")
    ClassChangeView explain(@PathVariable UUID id, Caller caller) {
        return commands.ask(new ExplainChange(change(id)), caller.actor());
    }

    @PostMapping
    @Operation(summary = "The parents asked in writing; counselling of a month at least follows (R-HL-33)")
    ResponseEntity<Object> request(@PathVariable UUID id, @Valid @RequestBody Request body, Caller caller) {
        return perform(
                new RequestChange(
                        change(id),
                        id.toString(),
                        body.requestedOn(),
                        body.reason().strip()),
                caller);
    }

    @PostMapping("/counselling")
    @Operation(summary = "The counselling ended, with its records; the committee decides within a month (R-HL-33)")
    ResponseEntity<Object> counsel(@PathVariable UUID id, @Valid @RequestBody Counselling body, Caller caller) {
        return perform(new EndCounselling(change(id), body.endedOn(), body.records()), caller);
    }

    @PostMapping("/decision")
    @Operation(summary = "The committee decided; a change is evaluated after three months at least (R-HL-33)")
    ResponseEntity<Object> settle(@PathVariable UUID id, @Valid @RequestBody Decision body, Caller caller) {
        String newClass = body.className() == null || body.className().isBlank()
                ? null
                : body.className().strip();
        if (body.approved() && newClass == null) {
            throw new Invalid(FieldProblem.of("/className", "MISSING_FIELD"));
        }
        return perform(
                new DecideChange(
                        change(id),
                        body.decidedOn(),
                        body.approved() ? newClass : null,
                        body.minutes().strip()),
                caller);
    }

    @PostMapping("/evaluation")
    @Operation(summary = "Whether the pupil settled in (R-HL-33)")
    ResponseEntity<Object> evaluate(@PathVariable UUID id, @Valid @RequestBody Evaluation body, Caller caller) {
        return perform(
                new EvaluateChange(
                        change(id),
                        body.evaluatedOn(),
                        body.settled(),
                        body.note().strip()),
                caller);
    }

    @PostMapping("/forward")
    @Operation(summary = "The parents' request for a transfer went to the bureau with all records (R-HL-33)")
    ResponseEntity<Object> forward(@PathVariable UUID id, @Valid @RequestBody Forwarding body, Caller caller) {
        return perform(
                new ForwardRequest(
                        change(id), body.forwardedOn(), body.bureauLetter().strip()),
                caller);
    }

    private ResponseEntity<Object> perform(ClassChangeCommand command, Caller caller) {
        return commands.perform(command, command.id().value(), caller);
    }

    private static ClassChangeId change(UUID entry) {
        return ClassChangeId.of(entry.toString());
    }
}
