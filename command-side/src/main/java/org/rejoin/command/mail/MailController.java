package org.rejoin.command.mail;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.FieldProblem;
import org.rejoin.command.Invalid;
import org.rejoin.command.Refused;
import org.rejoin.command.platform.Caller;
import org.rejoin.event.Role;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The outbox for the administrator: what waits, what was given up, and why. */
@RestController
@RequestMapping("/api/mails")
@Tag(name = "Mail", description = "What was mailed, waits to be, or could not be")
class MailController {

    private static final int LARGEST_PAGE = 100;
    // far beyond any real outbox, far below an offset that overflows
    private static final int LAST_PAGE = 1_000_000;

    private final Mails mails;
    private final Postman postman;

    MailController(Mails mails, Postman postman) {
        this.mails = mails;
        this.postman = postman;
    }

    @Schema(name = "MailPage")
    record Page(
            List<Mails.Row> items,
            int page,
            int size,
            long total,

            @Schema(description = "false: everything waits until one is set")
            boolean serverConfigured) {}

    @GetMapping
    @Operation(summary = "Mail, newest first; neither text nor link nor address")
    @ApiResponse(
            responseCode = "200",
            description = "One page, for administrators",
            content = @Content(schema = @Schema(implementation = Page.class), examples = @ExampleObject("""
                            {"items":[{"mailId":"3f2c1b7e-5f0a-4c55-9b0e-0f5f3d0d9a11","kind":"ACCOUNT_APPROVED",\
                            "account":"tutor-c","standing":"WAITING","attempts":2,"queuedAt":"2026-11-21T01:33:43Z",\
                            "nextAttempt":"2026-11-21T01:35:13Z","failure":"SERVER_UNREACHABLE"}],\
                            "page":0,"size":30,"total":1,"serverConfigured":true}""")))
    Page find(
            Caller caller,
            @Parameter(example = "WAITING") @RequestParam(required = false) Mails.@Nullable Standing standing,
            @Parameter(description = "From 0", example = "0") @RequestParam(defaultValue = "0") int page,
            @Parameter(description = "1 to 100", example = "30") @RequestParam(defaultValue = "30") int size) {
        requireAdministrator(caller);
        if (page < 0 || page > LAST_PAGE) {
            throw new Invalid(FieldProblem.of("page", "UNREADABLE"));
        }
        if (size < 1 || size > LARGEST_PAGE) {
            throw new Invalid(FieldProblem.of("size", "UNREADABLE"));
        }
        return new Page(mails.newest(standing, page, size), page, size, mails.count(standing), postman.hasServer());
    }

    @PostMapping("/{id}/retry")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Sends a mail at once that waits or was given up; its attempts are counted anew")
    @ApiResponse(responseCode = "204", description = "It is due now, or just being sent")
    @ApiResponse(
            responseCode = "409",
            description = "MAIL_IS_SENT; MAIL_IS_EMPTIED: given up, and its address or what it told of is not kept",
            content = @Content(mediaType = "application/problem+json"))
    void retry(@PathVariable UUID id, Caller caller) {
        requireAdministrator(caller);
        Mails.Standing standing =
                mails.standingOf(id.toString()).orElseThrow(() -> new Refused(MailBlocker.MAIL_NOT_FOUND));
        if (standing == Mails.Standing.SENT) {
            throw new Refused(MailBlocker.MAIL_IS_SENT);
        }
        if (mails.isEmptied(id.toString())) {
            throw new Refused(MailBlocker.MAIL_IS_EMPTIED);
        }
        mails.retry(id.toString());
    }

    private static void requireAdministrator(Caller caller) {
        if (!caller.actor().is(Role.ADMINISTRATOR)) {
            throw new Refused(MailBlocker.ROLE_MAY_NOT);
        }
    }
}
