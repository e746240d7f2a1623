package org.rejoin.query.inbox;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.rejoin.event.Actor;
import org.rejoin.query.platform.ReadsFrom;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/inbox")
@Tag(name = "Inbox")
class InboxController {

    private final Inbox inbox;
    private final InboxParameters parameters;

    InboxController(Inbox inbox, InboxParameters parameters) {
        this.inbox = inbox;
        this.parameters = parameters;
    }

    @GetMapping
    @ReadsFrom("inbox")
    @Operation(summary = "The caller's messages, newest first; for a principal reporter also those of the office")
    @ApiResponse(
            responseCode = "200",
            description = "One page and the number of unread messages",
            content = @Content(schema = @Schema(implementation = InboxPage.class), examples = @ExampleObject("""
                            {"items":[{"notificationId":"3f2c1b7e-5f0a-3c55-9b0e-0f5f3d0d9a11","kind":"TRANSFER_IN",\
                            "caseId":"6f9619ff-8b86-4d01-b42d-00cf4fc964ff","caseNumber":"2026-990001-000017",\
                            "at":"2026-11-21T01:33:43Z","by":"registrar-b","data":{"destinationSchool":"990002",\
                            "transferInId":"0b6d9a0e-0d6c-4a43-9c63-9f0e6d1c2b3a","month":"2026-11"},\
                            "overtaken":false,"read":false}],"page":0,"size":30,"total":1,"unread":1}""")))
    @ApiResponse(
            responseCode = "400",
            description = "INVALID_REQUEST: fields name the parameter",
            content = @Content(mediaType = "application/problem+json"))
    @ApiResponse(
            responseCode = "503",
            description = "NOT_YET_VISIBLE: the change of the Consistency-Token is not in the inbox yet",
            content = @Content(mediaType = "application/problem+json"))
    InboxPage find(
            @AuthenticationPrincipal Actor actor,
            @Parameter(description = "true: only what is not read yet", example = "true")
                    @RequestParam(defaultValue = "false")
                    boolean unread,
            @Parameter(description = "From 0", example = "0") @RequestParam(defaultValue = "0") int page,
            @Parameter(description = "1 to 100", example = "30") @RequestParam(defaultValue = "30") int size) {
        parameters.check(page, size);
        return inbox.find(actor, unread, page, size);
    }

    @PostMapping("/{notificationId}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Marks a message as read; one of the office for whoever holds the office")
    @ApiResponse(responseCode = "204", description = "It is read, now or before")
    @ApiResponse(
            responseCode = "404",
            description = "NOT_FOUND: there is no such message for the caller",
            content = @Content(mediaType = "application/problem+json"))
    void read(
            @AuthenticationPrincipal Actor actor,
            @Parameter(example = "3f2c1b7e-5f0a-3c55-9b0e-0f5f3d0d9a11") @PathVariable UUID notificationId) {
        inbox.markRead(actor, notificationId);
    }

    @PostMapping("/{notificationId}/unread")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Marks a message as unread again, for whoever reads it: what is still to be done")
    @ApiResponse(responseCode = "204", description = "It is unread, now or before")
    @ApiResponse(
            responseCode = "404",
            description = "NOT_FOUND: there is no such message for the caller",
            content = @Content(mediaType = "application/problem+json"))
    void unread(
            @AuthenticationPrincipal Actor actor,
            @Parameter(example = "3f2c1b7e-5f0a-3c55-9b0e-0f5f3d0d9a11") @PathVariable UUID notificationId) {
        inbox.markUnread(actor, notificationId);
    }
}
