package org.rejoin.query.inbox;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.rejoin.event.Actor;
import org.rejoin.query.InvalidRequest;
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

    InboxController(Inbox inbox) {
        this.inbox = inbox;
    }

    @GetMapping
    @ReadsFrom("inbox")
    @Operation(summary = "The caller's messages, newest first; for a principal reporter also those of the office")
    @ApiResponse(responseCode = "200", description = "One page and the number of unread messages")
    @ApiResponse(responseCode = "400", description = "A parameter is malformed")
    InboxPage find(
            @Parameter(hidden = true) @AuthenticationPrincipal Actor actor,
            @Parameter(description = "true: only what is not read yet", example = "true")
                    @RequestParam(defaultValue = "false")
                    boolean unread,
            @Parameter(description = "From 0", example = "0") @RequestParam(defaultValue = "0") int page,
            @Parameter(example = "20") @RequestParam(defaultValue = "20") int size) {
        requireWithin(page, 0, 100_000, "page");
        requireWithin(size, 1, 200, "size");
        return inbox.find(actor, unread, page, size);
    }

    @PostMapping("/{notificationId}/read")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Marks a message as read; one of the office for whoever holds the office")
    @ApiResponse(responseCode = "204", description = "It is read, now or before")
    @ApiResponse(responseCode = "404", description = "There is no such message for the caller")
    void read(
            @Parameter(hidden = true) @AuthenticationPrincipal Actor actor,
            @Parameter(example = "3f2c1b7e-5f0a-3c55-9b0e-0f5f3d0d9a11") @PathVariable UUID notificationId) {
        inbox.markRead(actor, notificationId);
    }

    private static void requireWithin(int value, int least, int most, String parameter) {
        if (value < least || value > most) {
            throw new InvalidRequest(parameter, "INVALID_VALUE");
        }
    }
}
