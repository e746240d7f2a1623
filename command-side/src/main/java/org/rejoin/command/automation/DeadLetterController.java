package org.rejoin.command.automation;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.rejoin.command.Refused;
import org.rejoin.command.platform.Caller;
import org.rejoin.event.Role;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What automations could not do, for the administrator: to try again after a repair, or to give up with a reason. */
@RestController
@RequestMapping("/api/admin/dead-letters")
@Tag(name = "Operation")
class DeadLetterController {

    private final DeadLetters letters;

    DeadLetterController(DeadLetters letters) {
        this.letters = letters;
    }

    @Schema(name = "DeadLetterRetry", description = "done: nothing is left; letters: how many still are")
    record Retried(boolean done, int letters) {}

    @Schema(name = "DeadLetterReason", example = "{\"reason\":\"The case was voided by letter meanwhile\"}")
    record Reason(@NotBlank @Size(max = 500) String reason) {}

    @GetMapping
    @Operation(summary = "Events whose automation failed, by sequence; no content of any event")
    @ApiResponse(
            responseCode = "200",
            description = "All of them, for administrators",
            content = @Content(examples = @ExampleObject("""
                            [{"group":"when-case-reported-then-pause-long-term-absence",\
                            "sequence":"3f2c1b7e-5f0a-4c55-9b0e-0f5f3d0d9a11","letters":2,"eventType":"CaseReported",\
                            "eventId":"5f2dd5f0-9f3c-4a64-8c77-0c9b7a3f2b11","cause":"java.lang.IllegalStateException",\
                            "since":"2026-11-21T01:33:43Z","lastTried":"2026-11-21T01:35:13Z"}]""")))
    List<DeadLetters.Sequence> all(Caller caller) {
        requireAdministrator(caller);
        return letters.all();
    }

    @PostMapping("/{group}/{sequence}/retry")
    @Operation(summary = "Tries a sequence again, in its order, until it is done or one fails again")
    @ApiResponse(responseCode = "404", description = "Nothing of that sequence is on the list")
    Retried retry(@PathVariable String group, @PathVariable String sequence, Caller caller) {
        requireKnown(group, sequence, caller);
        letters.retry(group, sequence);
        int left = letters.count(group, sequence);
        return new Retried(left == 0, left);
    }

    @PostMapping("/{group}/{sequence}/discard")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(
            summary = "Gives up the first event of a sequence, with a reason that is kept",
            description = "What the automation would have done does not happen; those behind it wait for a retry.")
    @ApiResponse(responseCode = "404", description = "Nothing of that sequence is on the list")
    void discard(
            @PathVariable String group, @PathVariable String sequence, @Valid @RequestBody Reason body, Caller caller) {
        requireKnown(group, sequence, caller);
        letters.discardFirst(
                group, sequence, body.reason().strip(), caller.actor().account());
    }

    private void requireKnown(String group, String sequence, Caller caller) {
        requireAdministrator(caller);
        if (!letters.exists(group, sequence)) {
            throw new Refused(DeadLetterBlocker.DEAD_LETTER_NOT_FOUND);
        }
    }

    private static void requireAdministrator(Caller caller) {
        if (!caller.actor().is(Role.ADMINISTRATOR)) {
            throw new Refused(DeadLetterBlocker.ROLE_MAY_NOT);
        }
    }
}
