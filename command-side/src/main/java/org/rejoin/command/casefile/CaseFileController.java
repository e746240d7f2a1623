package org.rejoin.command.casefile;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.FieldProblem;
import org.rejoin.command.Invalid;
import org.rejoin.command.casefile.CaseFileCommand.CloseCase;
import org.rejoin.command.casefile.CaseFileCommand.DeclineClosure;
import org.rejoin.command.casefile.CaseFileCommand.DraftTrackingRecord;
import org.rejoin.command.casefile.CaseFileCommand.ExplainActions;
import org.rejoin.command.casefile.CaseFileCommand.GrantRegisterOverride;
import org.rejoin.command.casefile.CaseFileCommand.PrepareRecheck;
import org.rejoin.command.casefile.CaseFileCommand.RecheckRegister;
import org.rejoin.command.casefile.CaseFileCommand.ReopenCase;
import org.rejoin.command.casefile.CaseFileCommand.ReportCase;
import org.rejoin.command.casefile.CaseFileCommand.ReturnFiling;
import org.rejoin.command.casefile.CaseFileCommand.ReviseForm;
import org.rejoin.command.casefile.CaseFileCommand.SetTracker;
import org.rejoin.command.casefile.CaseFileCommand.StartFiling;
import org.rejoin.command.casefile.CaseFileCommand.SubmitFiling;
import org.rejoin.command.casefile.CaseFileCommand.SubmitTrackingRecord;
import org.rejoin.command.casefile.CaseFileCommand.SuggestClosure;
import org.rejoin.command.casefile.CaseFileCommand.VoidCase;
import org.rejoin.command.casefile.CaseFileCommand.WithdrawTrackingRecord;
import org.rejoin.command.platform.BlockerTexts;
import org.rejoin.command.platform.Caller;
import org.rejoin.command.platform.Commands;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.casefile.CaseForm;
import org.rejoin.event.casefile.ClosureReason;
import org.rejoin.event.casefile.LeavingType;
import org.rejoin.event.casefile.RegisterAnswer;
import org.rejoin.event.casefile.TrackingDetails;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What can be asked of a case over HTTP, one method per command (API.md). */
@RestController
@RequestMapping("/api/cases")
@Tag(
        name = "Case commands",
        description = "File, report, track, close. Refusals are problem details with every blocker.")
class CaseFileController {

    private final Commands commands;
    private final BlockerTexts texts;
    private final SchoolDirectory schools;
    private final EnrolmentRegister register;

    CaseFileController(Commands commands, BlockerTexts texts, SchoolDirectory schools, EnrolmentRegister register) {
        this.commands = commands;
        this.texts = texts;
        this.schools = schools;
        this.register = register;
    }

    @Schema(example = """
                    {"caseId":"5b1c9a3e-6a0d-4f5e-9d0f-2f1b7c9d8e01","leavingType":"UNEXCUSED_ABSENCE",
                     "form":{"student":{"nationalId":"A123456789","name":"王小明","birthDate":"2009-05-20","sex":"MALE",
                                        "programme":"GENERAL","grade":2,"identities":["ORDINARY"]},
                             "guardian":{"name":"王大明","relation":"FATHER","phones":["04-1234567"]},
                             "leftOn":"2026-11-02","mainReason":{"code":"FAMILY_ECONOMIC"}}}""")
    record NewFiling(
            // the same id again changes nothing

            @NotNull UUID caseId,
            @NotNull LeavingType leavingType,
            @NotNull CaseForm form) {}

    @Schema(example = "{\"reason\":\"離校時間有誤\"}")
    record Reason(@NotBlank @Size(max = 200) String reason) {}

    @Schema(example = "{\"reason\":\"通報有誤\",\"letterNumber\":\"府教學字第1150001號\",\"letterDate\":\"2026-11-20\"}")
    record Void(
            @NotBlank @Size(max = 200) String reason,
            @Nullable @Size(max = 50) String letterNumber,
            @Nullable LocalDate letterDate) {}

    @Schema(example = "{\"closureReason\":\"RETURNED_TO_SCHOOL\",\"description\":\"學生已返校上課\"}")
    record Suggestion(
            @NotNull ClosureReason closureReason,
            @NotBlank @Size(max = 5_000) String description) {}

    @Schema(example = "{\"closureReason\":\"RETURNED_TO_SCHOOL\"}")
    record Closure(
            @NotNull ClosureReason closureReason,
            @Nullable @Size(max = 300) String note) {}

    @Schema(example = "{\"enabled\":true}")
    record Tracker(@NotNull Boolean enabled) {}

    @Schema(
            description =
                    "draft: true keeps the record for later instead of sending it; closureReason suggests closure",
            example = """
                    {"recordId":"0d9c6f3a-3c52-4f0f-8a35-5f8b1a6d2c44","trackedAt":"2026-11-20T18:30:00+08:00",
                     "method":"PHONE","dwelling":"AT_HOME","lifeSituation":"NO_PLAN","measures":["SCHOOL_FOLLOW_UP"],
                     "employmentReferral":false,"description":"已與家長聯繫。"}""")
    record TrackingRecord(
            @NotNull UUID recordId,
            @Nullable OffsetDateTime trackedAt,
            @Nullable @Size(max = 50) String method,
            @Nullable @Size(max = 50) String dwelling,
            @Nullable @Size(max = 50) String lifeSituation,
            @Nullable @Size(max = 20) List<@NotNull @Size(max = 50) String> measures,
            @Nullable Boolean employmentReferral,
            @Nullable String description,
            @Nullable ClosureReason closureReason,
            @Nullable Boolean draft) {

        TrackingDetails details() {
            return new TrackingDetails(
                    trackedAt == null ? null : trackedAt.toInstant(),
                    method,
                    dwelling,
                    lifeSituation,
                    measures == null ? List.of() : measures,
                    employmentReferral,
                    description,
                    closureReason);
        }

        CaseFileCommand toCommand(CaseFileId id) {
            return Boolean.TRUE.equals(draft)
                    ? new DraftTrackingRecord(id, recordId.toString(), details())
                    : new SubmitTrackingRecord(id, recordId.toString(), details());
        }
    }

    record ActionView(
            CaseAction action,
            boolean allowed,
            List<BlockerTexts.View> blockers,

            @Schema(description = "what of the form stops it, field by field; pointers as in the form")
            List<BlockerTexts.FieldView> fields,

            @Schema(description = "what it needs and is so already; of REPORT, CLOSE and DECLINE_CLOSURE")
            List<BlockerTexts.Met> met,

            @Schema(description = "the student register will be asked first and may refuse it still (R-CLS-03)")
            boolean asksRegister,

            @Schema(
                    description = "which closure reasons it takes for a case of this type, if any (R-TRK-08)",
                    example = "[\"RETURNED_TO_SCHOOL\"]")
            Set<ClosureReason> closureReasons) {}

    @PostMapping
    @Operation(summary = "建立填報: a draft with a case number (T01)")
    ResponseEntity<Object> startFiling(@Valid @RequestBody NewFiling body, Caller caller) {
        requireWellFormed("/form", FormCheck.malformed(body.form(), schools));
        CaseFileId id = new CaseFileId(body.caseId().toString());
        return commands.create(
                new StartFiling(id, body.leavingType(), body.form(), null, enrolment(body.form(), caller.actor())),
                id.value(),
                caller,
                URI.create("/api/cases/" + id));
    }

    @PutMapping("/{id}/form")
    @Operation(summary = "修改填報: draft or returned case only (T02)")
    ResponseEntity<Object> reviseForm(@PathVariable CaseFileId id, @RequestBody CaseForm form, Caller caller) {
        requireWellFormed("", FormCheck.malformed(form, schools));
        return perform(new ReviseForm(id, form), caller);
    }

    @PostMapping("/{id}/submit")
    @Operation(summary = "提交填報: all required fields, exactly one main reason (T03)")
    ResponseEntity<Object> submit(@PathVariable CaseFileId id, Caller caller) {
        return perform(new SubmitFiling(id), caller);
    }

    @PostMapping("/{id}/tracking-records")
    @Operation(summary = "新增追蹤紀錄, or its draft; closureReason present = suggests closure (T04, T08, T09)")
    ResponseEntity<Object> track(@PathVariable CaseFileId id, @Valid @RequestBody TrackingRecord body, Caller caller) {
        requireWellFormed("", TrackingCheck.malformed(body.details()));
        return perform(body.toCommand(id), caller);
    }

    @DeleteMapping("/{id}/tracking-records/{recordId}")
    @Operation(summary = "撤回追蹤紀錄: withdrawn, never erased; not the first (R-TRK-04)")
    ResponseEntity<Object> withdraw(
            @PathVariable CaseFileId id, @PathVariable UUID recordId, @Valid @RequestBody Reason body, Caller caller) {
        return perform(new WithdrawTrackingRecord(id, recordId.toString(), body.reason()), caller);
    }

    @PostMapping("/{id}/suggest-closure")
    @Operation(summary = "建議結案 for those who only report a return (T09)")
    ResponseEntity<Object> suggestClosure(
            @PathVariable CaseFileId id, @Valid @RequestBody Suggestion body, Caller caller) {
        return perform(new SuggestClosure(id, body.closureReason(), body.description()), caller);
    }

    @PostMapping("/{id}/report")
    @Operation(summary = "通報: the case is established (T05)")
    ResponseEntity<Object> report(@PathVariable CaseFileId id, Caller caller) {
        return perform(new ReportCase(id), caller);
    }

    @PostMapping("/{id}/return")
    @Operation(summary = "退回修正 (T06)")
    ResponseEntity<Object> returnFiling(@PathVariable CaseFileId id, @Valid @RequestBody Reason body, Caller caller) {
        return perform(new ReturnFiling(id, body.reason()), caller);
    }

    @PostMapping("/{id}/void")
    @Operation(summary = "作廢: by the principal reporter before the report (T07), by letter after it (T18)")
    ResponseEntity<Object> voidCase(@PathVariable CaseFileId id, @Valid @RequestBody Void body, Caller caller) {
        return perform(new VoidCase(id, body.reason(), body.letterNumber(), body.letterDate()), caller);
    }

    @PostMapping("/{id}/decline-closure")
    @Operation(summary = "退回建議結案 (T10)")
    ResponseEntity<Object> declineClosure(@PathVariable CaseFileId id, @Valid @RequestBody Reason body, Caller caller) {
        return perform(new DeclineClosure(id, body.reason()), caller);
    }

    @PostMapping("/{id}/close")
    @Operation(summary = "結案 (T11)")
    ResponseEntity<Object> close(@PathVariable CaseFileId id, @Valid @RequestBody Closure body, Caller caller) {
        try {
            return perform(new CloseCase(id, body.closureReason(), body.note()), caller);
        } catch (RegisterNotAsked ask) {
            RegisterAnswer answer = register.forClosing(ask.question().nationalId());
            return perform(new CloseCase(id, body.closureReason(), body.note(), answer), caller);
        }
    }

    @PostMapping("/{id}/register-override")
    @Operation(
            summary = "免學籍勾稽: the agency lets the next closure happen although the register does not answer (R-CLS-03)")
    ResponseEntity<Object> overrideRegister(
            @PathVariable CaseFileId id, @Valid @RequestBody Reason body, Caller caller) {
        return perform(new GrantRegisterOverride(id, body.reason()), caller);
    }

    @PostMapping("/{id}/recheck-register")
    @Operation(summary = "重新勾稽: asks the student register anew, before the report (R-FLD-02)")
    ResponseEntity<Object> recheckRegister(@PathVariable CaseFileId id, Caller caller) {
        RegisterQuestion question = commands.ask(new PrepareRecheck(id), caller.actor());
        RegisterAnswer answer = register.forFiling(question.nationalId(), question.unit());
        return perform(new RecheckRegister(id, answer), caller);
    }

    @PostMapping("/{id}/reopen")
    @Operation(summary = "取消結案 (T12)")
    ResponseEntity<Object> reopen(@PathVariable CaseFileId id, @Valid @RequestBody Reason body, Caller caller) {
        return perform(new ReopenCase(id, body.reason()), caller);
    }

    @PutMapping("/{id}/trackers/{account}")
    @Operation(summary = "異動協助追蹤人員 (R-AST-01)")
    ResponseEntity<Object> setTracker(
            @PathVariable CaseFileId id,
            @PathVariable @Size(max = 100) String account,
            @Valid @RequestBody Tracker body,
            Caller caller) {
        return perform(new SetTracker(id, account, body.enabled()), caller);
    }

    @GetMapping("/{id}/actions")
    @Operation(summary = "What the caller may do now, and every reason why not: the rules the commands decide by")
    List<ActionView> actions(@PathVariable CaseFileId id, Caller caller) {
        List<ExplainedAction> explained = commands.ask(new ExplainActions(id), caller.actor());
        return explained.stream()
                .map(each -> new ActionView(
                        each.action(),
                        each.blockers().isEmpty(),
                        texts.of(each.blockers()),
                        texts.ofFields(each.fields()),
                        texts.met(Conditions.met(each.action(), each.blockers())),
                        each.asksRegister(),
                        each.closureReasons()))
                .toList();
    }

    // asked before the aggregate decides: nobody waits for the register with a connection in his hands
    private @Nullable RegisterAnswer enrolment(CaseForm form, Actor by) {
        String unit = by.school();
        boolean mayFile = by.is(Role.PRINCIPAL_REPORTER) || by.is(Role.TUTOR);
        return unit != null && mayFile ? register.forFiling(form.student().nationalId(), unit) : null;
    }

    private ResponseEntity<Object> perform(CaseFileCommand command, Caller caller) {
        return commands.perform(command, command.id().value(), caller);
    }

    private static void requireWellFormed(String base, List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            throw new Invalid(problems.stream()
                    .map(problem -> new FieldProblem(base + problem.pointer(), problem.code(), problem.arguments()))
                    .toList());
        }
    }
}
