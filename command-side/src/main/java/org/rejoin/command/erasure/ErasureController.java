package org.rejoin.command.erasure;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.FieldProblem;
import org.rejoin.command.Invalid;
import org.rejoin.command.Refused;
import org.rejoin.command.erasure.ErasureCommand.ApproveErasure;
import org.rejoin.command.erasure.ErasureCommand.RefuseErasure;
import org.rejoin.command.erasure.ErasureCommand.RequestErasure;
import org.rejoin.command.erasure.ErasureCommand.WithdrawErasure;
import org.rejoin.command.platform.Caller;
import org.rejoin.command.platform.Commands;
import org.rejoin.event.DataClass;
import org.rejoin.event.Role;
import org.rejoin.event.erasure.LegalBasis;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 刪除個人資料 over HTTP. No person is named in any URL or answer. */
@RestController
@RequestMapping("/api/erasures")
@Tag(name = "Erasures", description = "刪除個人資料: asked for by one person, approved by a second, then carried out")
class ErasureController {

    private static final int LARGEST_PAGE = 100;
    private static final int LAST_PAGE = 1_000_000;

    private final Commands commands;
    private final ErasureLists lists;

    ErasureController(Commands commands, ErasureLists lists) {
        this.commands = commands;
        this.lists = lists;
    }

    @Schema(
            description = "the person by one of caseId, studentId and nationalId; dataClass: REGISTER or COUNSELLING;"
                    + " letter number and date are required for UNLAWFUL_COLLECTION and ORDER",
            example = """
                    {"erasureId":"77777777-7777-4777-8777-777777777777","nationalId":"A123456789",
                     "dataClass":"COUNSELLING","legalBasis":{"code":"SUBJECT_REQUEST"},
                     "letterNumber":"示範字第1150021號","letterDate":"2026-11-18"}""")
    record Request(
            @NotNull UUID erasureId,
            @Nullable UUID caseId,
            @Nullable UUID studentId,
            @Nullable @Size(max = 50) String nationalId,
            @NotNull DataClass dataClass,
            @NotNull @Valid Basis legalBasis,
            @Nullable @Size(max = 50) String letterNumber,
            @Nullable LocalDate letterDate) {}

    @Schema(
            name = "LegalBasis",
            description =
                    "code: code list erasure-grounds; words about a person would outlive him, they stand in the letter")
    record Basis(@NotNull LegalBasis code) {}

    @Schema(example = "{\"reason\":\"學籍資料依法永久保存\"}")
    record Reason(@NotBlank @Size(max = 200) String reason) {}

    @Schema(name = "ErasurePage")
    record Page(List<ErasureView> items, int page, int size, long total) {}

    @PostMapping
    @Operation(
            summary = "申請刪除: one class of one person's data (SPEC 2.6)",
            description =
                    "A request is a fact and taken in also where a duty to keep stands against it: approving it is"
                            + " refused then. One waits at a time per person and class.")
    ResponseEntity<Object> request(@Valid @RequestBody Request body, Caller caller) {
        RequestCheck.check(body);
        ErasureId id = new ErasureId(body.erasureId().toString());
        ErasureCommand.Person person = new ErasureCommand.Person(
                text(body.caseId()),
                text(body.studentId()),
                body.nationalId() == null ? null : body.nationalId().strip());
        ErasureCommand.Ground ground =
                new ErasureCommand.Ground(body.legalBasis().code(), body.letterNumber(), body.letterDate());
        return commands.create(
                new RequestErasure(id, person, body.dataClass(), ground),
                id.value(),
                caller,
                URI.create("/api/erasures/" + id));
    }

    @PostMapping("/{id}/approve")
    @Operation(
            summary =
                    "核可刪除, by a second person: keys and every trace in clear go as soon as no node writes with the keys (SPEC 2.6)",
            description =
                    "Refused with every duty to keep that stands against it (R-HL-19, R-HL-26) and while a case of"
                            + " the person is open. Cannot be taken back.")
    ResponseEntity<Object> approve(@PathVariable UUID id, Caller caller) {
        ErasureId erasure = new ErasureId(id.toString());
        return commands.perform(new ApproveErasure(erasure), erasure.value(), caller);
    }

    @PostMapping("/{id}/refuse")
    @Operation(summary = "不予刪除, with the reason the person is told; the duties to keep are recorded with it")
    ResponseEntity<Object> refuse(@PathVariable UUID id, @Valid @RequestBody Reason body, Caller caller) {
        ErasureId erasure = new ErasureId(id.toString());
        return commands.perform(new RefuseErasure(erasure, body.reason()), erasure.value(), caller);
    }

    @DeleteMapping("/{id}")
    @Operation(summary = "撤回申請, by who requested it, before it is decided")
    ResponseEntity<Object> withdraw(@PathVariable UUID id, Caller caller) {
        ErasureId erasure = new ErasureId(id.toString());
        return commands.perform(new WithdrawErasure(erasure), erasure.value(), caller);
    }

    @GetMapping
    @Operation(summary = "Erasures, newest first; an auditor's are those of reported cases of his school or county")
    @ApiResponse(
            responseCode = "200",
            description = "One page, for agency, administrators and auditors",
            content = @Content(schema = @Schema(implementation = Page.class), examples = @ExampleObject("""
                            {"items":[{"erasureId":"77777777-7777-4777-8777-777777777777",\
                            "studentId":"22222222-2222-4222-8222-222222222222",\
                            "caseIds":["11111111-1111-4111-8111-111111111111"],"dataClass":"REGISTER",\
                            "legalBasis":"SUBJECT_REQUEST","standing":"REQUESTED","requestedBy":"agency",\
                            "requestedAt":"2026-11-21T01:33:43Z","blockers":[{"code":"REGISTER_IS_PERMANENT",\
                            "ruleId":"R-HL-19","message":"學籍資料依規定永久保存，不得刪除。","removableBy":"NOBODY"}],"duties":[]}],\
                            "page":0,"size":30,"total":1}""")))
    Page find(
            Caller caller,
            @Parameter(example = "REQUESTED") @RequestParam(required = false) Erasure.@Nullable Standing standing,
            @Parameter(description = "From 0", example = "0") @RequestParam(defaultValue = "0") int page,
            @Parameter(description = "1 to 100", example = "30") @RequestParam(defaultValue = "30") int size) {
        Erasures.Scope scope = scopeOf(caller);
        if (page < 0 || page > LAST_PAGE) {
            throw new Invalid(FieldProblem.of("page", "UNREADABLE"));
        }
        if (size < 1 || size > LARGEST_PAGE) {
            throw new Invalid(FieldProblem.of("size", "UNREADABLE"));
        }
        return new Page(lists.newest(standing, scope, page, size), page, size, lists.count(standing, scope));
    }

    @GetMapping("/{id}")
    @Operation(summary = "One erasure, and what stands against approving it")
    @ApiResponse(
            responseCode = "200",
            description = "For agency, administrators and auditors",
            content = @Content(schema = @Schema(implementation = ErasureView.class), examples = @ExampleObject("""
                            {"erasureId":"77777777-7777-4777-8777-777777777777",\
                            "studentId":"22222222-2222-4222-8222-222222222222",\
                            "caseIds":["11111111-1111-4111-8111-111111111111"],"dataClass":"COUNSELLING",\
                            "legalBasis":"SUBJECT_REQUEST","standing":"CARRIED_OUT","requestedBy":"agency",\
                            "requestedAt":"2026-11-21T01:33:43Z","blockers":[],"decidedBy":"agency-2",\
                            "decidedAt":"2026-11-21T02:10:00Z","duties":[],"carriedOutAt":"2026-11-21T02:10:41Z"}""")))
    ErasureView get(@PathVariable UUID id, Caller caller) {
        return lists.find(id.toString(), scopeOf(caller))
                .orElseThrow(() -> new Refused(ErasureBlocker.ERASURE_NOT_FOUND));
    }

    private static Erasures.Scope scopeOf(Caller caller) {
        if (caller.actor().is(Role.AGENCY_OFFICER) || caller.actor().is(Role.ADMINISTRATOR)) {
            return new Erasures.Scope(null, null);
        }
        if (!caller.actor().is(Role.AUDITOR)) {
            throw new Refused(ErasureBlocker.ROLE_MAY_NOT);
        }
        return new Erasures.Scope(caller.actor().school(), caller.actor().county());
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }
}
