package org.rejoin.query.audit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.eventstore.proof.Checkpoint;
import org.rejoin.query.InvalidRequest;
import org.rejoin.query.NotAllowed;
import org.rejoin.query.NotVisible;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/audit")
@Tag(name = "Audit")
class AuditController {

    private static final int LARGEST_PAGE = 100;
    private static final int LAST_PAGE = 1_000_000;
    private static final long PATIENCE_MILLIS = 10_000;
    private static final Duration LEDGER_PATIENCE = Duration.ofSeconds(2);

    private final Ledger ledger;
    private final CheckpointBook checkpoints;
    private final Verifications verifications;

    AuditController(Ledger ledger, CheckpointBook checkpoints, Verifications verifications) {
        this.ledger = ledger;
        this.checkpoints = checkpoints;
        this.verifications = verifications;
    }

    record CheckpointPage(List<Checkpoint> items, int page, int size, long total) {}

    @PostMapping("/checkpoints")
    @Operation(
            summary = "Signs what is stored up to now",
            description = "For ADMINISTRATOR, AGENCY_OFFICER and AUDITOR. Where nothing happened since the last"
                    + " checkpoint, the answer is that one. The body is the file to keep.",
            responses = {
                @ApiResponse(
                        responseCode = "201",
                        description = "A new checkpoint",
                        content = @Content(schema = @Schema(implementation = Checkpoint.class))),
                @ApiResponse(
                        responseCode = "200",
                        description = "The last one says the same",
                        content = @Content(schema = @Schema(implementation = Checkpoint.class))),
                @ApiResponse(
                        responseCode = "403",
                        description = "FORBIDDEN: the role may not",
                        content = @Content(mediaType = "application/problem+json")),
                @ApiResponse(
                        responseCode = "409",
                        description = "SIGNING_KEY_MISSING: this node lacks the key of the earlier checkpoints",
                        content = @Content(mediaType = "application/problem+json"))
            })
    ResponseEntity<String> take(@AuthenticationPrincipal Actor actor) throws SQLException {
        mayAudit(actor);
        ledger.catchUp(LEDGER_PATIENCE);
        CheckpointBook.Taken taken = checkpoints.take();
        URI location = URI.create("/api/audit/checkpoints/" + taken.checkpoint().number());
        return (taken.isNew() ? ResponseEntity.created(location) : ResponseEntity.ok())
                .contentType(MediaType.APPLICATION_JSON)
                .body(taken.checkpoint().toJson());
    }

    @GetMapping("/checkpoints")
    @Operation(
            summary = "The checkpoints, newest first",
            description = "For ADMINISTRATOR, AGENCY_OFFICER and AUDITOR.",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        content =
                                @Content(
                                        schema = @Schema(implementation = CheckpointPage.class),
                                        examples = @ExampleObject("""
                                        {"items":[{"format":"rejoin-checkpoint-1","number":1,"globalIndex":4711,\
                                        "count":4702,"chain":"9c1f…","previousCount":0,"root":"07ab…",\
                                        "takenAt":"2026-11-21T16:00:00Z","previous":"5e1d…",\
                                        "keyId":"3f0c6f0a2b7d9e11","signature":"q83v…"}],"page":0,"size":30,"total":1}"""))),
                @ApiResponse(
                        responseCode = "403",
                        description = "FORBIDDEN: the role may not",
                        content = @Content(mediaType = "application/problem+json"))
            })
    CheckpointPage list(
            @AuthenticationPrincipal Actor actor,
            @Parameter(description = "From 0", example = "0") @RequestParam(defaultValue = "0") int page,
            @Parameter(description = "1 to 100", example = "30") @RequestParam(defaultValue = "30") int size) {
        mayAudit(actor);
        if (page < 0 || page > LAST_PAGE) {
            throw new InvalidRequest("page", "INVALID_PAGE");
        }
        if (size < 1 || size > LARGEST_PAGE) {
            throw new InvalidRequest("size", "INVALID_SIZE");
        }
        return new CheckpointPage(checkpoints.page(page, size), page, size, checkpoints.count());
    }

    @GetMapping("/checkpoints/{number}")
    @Operation(
            summary = "A checkpoint as a file",
            description = "For ADMINISTRATOR, AGENCY_OFFICER and AUDITOR. To the letter as it was signed.",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        content = @Content(schema = @Schema(implementation = Checkpoint.class))),
                @ApiResponse(
                        responseCode = "403",
                        description = "FORBIDDEN: the role may not",
                        content = @Content(mediaType = "application/problem+json")),
                @ApiResponse(
                        responseCode = "404",
                        description = "NOT_FOUND: no such checkpoint",
                        content = @Content(mediaType = "application/problem+json"))
            })
    ResponseEntity<String> file(
            @AuthenticationPrincipal Actor actor, @PathVariable @Schema(example = "1") long number) {
        mayAudit(actor);
        String content = checkpoints.content(number).orElseThrow(NotVisible::new);
        return file(content, CheckpointBook.fileName(number));
    }

    @GetMapping("/verify")
    @Operation(
            summary = "Recomputes the ledger over all events and compares it with ledger, checkpoints and signatures",
            description =
                    "For ADMINISTRATOR, AGENCY_OFFICER and AUDITOR. What takes longer than ten seconds goes on in the"
                            + " background: ask again until the answer is 200. What was written while it ran is not in it.",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        description = "It is done: INTACT, or WRONG with the first wrong position",
                        content =
                                @Content(
                                        schema = @Schema(implementation = VerificationView.class),
                                        examples = @ExampleObject("""
                                        {"outcome":"WRONG","startedAt":"2026-11-21T09:33:43Z","finishedAt":null,"checked":2306,"of":4702,\
                                        "checkpoints":3,"firstWrong":{"kind":"EVENT_CHANGED","from":2311,"to":2311,\
                                        "position":2307,"checkpoint":0,"message":"事件 2311 的內容被更改"}}"""))),
                @ApiResponse(
                        responseCode = "202",
                        description = "It goes on: outcome RUNNING",
                        content = @Content(schema = @Schema(implementation = VerificationView.class))),
                @ApiResponse(
                        responseCode = "403",
                        description = "FORBIDDEN: the role may not",
                        content = @Content(mediaType = "application/problem+json"))
            })
    ResponseEntity<VerificationView> verify(@AuthenticationPrincipal Actor actor, HttpServletRequest request)
            throws InterruptedException {
        mayAudit(actor);
        Verifications.Run run = verifications.whole(PATIENCE_MILLIS);
        return ResponseEntity.status(run.outcome().isDone() ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .body(VerificationView.of(run, request));
    }

    @PostMapping("/verifications")
    @Operation(
            summary = "Begins the same in the background; where one goes on, that is it",
            description = "For ADMINISTRATOR, AGENCY_OFFICER and AUDITOR. It goes on when whoever began it leaves.",
            responses = {
                @ApiResponse(
                        responseCode = "202",
                        description = "It goes on: ask for verifications/latest",
                        content = @Content(schema = @Schema(implementation = VerificationView.class))),
                @ApiResponse(
                        responseCode = "403",
                        description = "FORBIDDEN: the role may not",
                        content = @Content(mediaType = "application/problem+json"))
            })
    ResponseEntity<VerificationView> begin(@AuthenticationPrincipal Actor actor, HttpServletRequest request) {
        mayAudit(actor);
        return ResponseEntity.accepted().body(VerificationView.of(verifications.begin(), request));
    }

    @GetMapping("/verifications/latest")
    @Operation(
            summary = "How far a verification is, or how the last one ended; begins none",
            description =
                    "For ADMINISTRATOR, AGENCY_OFFICER and AUDITOR. What goes on is known to the node it goes on at.",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        content =
                                @Content(
                                        schema = @Schema(implementation = VerificationView.class),
                                        examples = @ExampleObject("""
                                        {"outcome":"INTACT","startedAt":null,"finishedAt":"2026-11-21T09:34:02Z",\
                                        "checked":4702,"of":4702,"checkpoints":3,"firstWrong":null}"""))),
                @ApiResponse(
                        responseCode = "403",
                        description = "FORBIDDEN: the role may not",
                        content = @Content(mediaType = "application/problem+json"))
            })
    VerificationView latest(@AuthenticationPrincipal Actor actor, HttpServletRequest request) {
        mayAudit(actor);
        Optional<Verifications.Remembered> remembered = verifications.remembered();
        return verifications
                .last()
                // another node may have made a later one
                .filter(run -> !run.outcome().isDone()
                        || remembered
                                .filter(later -> !later.finishedAt().isBefore(run.startedAt()))
                                .isEmpty())
                .map(run -> VerificationView.of(run, request))
                .or(() -> remembered.map(ended -> VerificationView.of(ended, request)))
                .orElseGet(VerificationView::none);
    }

    private static void mayAudit(Actor actor) {
        NotAllowed.unless(actor, Role.ADMINISTRATOR, Role.AGENCY_OFFICER, Role.AUDITOR);
    }

    static ResponseEntity<String> file(String json, String name) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(json + "\n");
    }
}
