package org.rejoin.command.deadline;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.rejoin.command.Refused;
import org.rejoin.command.platform.Caller;
import org.rejoin.event.Role;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Deadlines and daily runs that fail, for the administrator. None can be given up: what is due stays due. */
@RestController
@RequestMapping("/api/admin/deadlines")
@Tag(name = "Operation")
class DeadlineController {

    private static final int MOST = 1_000;

    private final Deadlines deadlines;

    DeadlineController(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    @GetMapping
    @Operation(
            summary = "Deadlines and daily runs whose last attempt failed, due longest first",
            description =
                    "At most 1,000; the metric rejoin_deadlines_failing counts all. What is done leaves the list.")
    @ApiResponse(
            responseCode = "200",
            description = "For administrators; ids alone",
            content = @Content(examples = @ExampleObject("""
                            [{"kind":"case-duties","id":"3f2c1b7e-5f0a-4c55-9b0e-0f5f3d0d9a11",\
                            "due":"2026-11-20T16:00:00Z","failures":4,"lastTried":"2026-11-20T16:00:14Z",\
                            "nextTry":"2026-11-20T16:00:30Z"},\
                            {"kind":"daily-closures","id":"recurring","due":"2026-11-20T16:05:00Z","failures":1,\
                            "lastTried":"2026-11-20T16:05:02Z","nextTry":"2026-11-20T16:05:04Z"}]""")))
    List<FailingDeadline> failing(Caller caller) {
        requireAdministrator(caller);
        return deadlines.allFailing(MOST);
    }

    @PostMapping("/{kind}/{deadlineId}/retry")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(
            summary = "Has one tried again at once instead of at its next try",
            description = "A node takes it up within rejoin.deadlines.poll; the list shows what became of it.")
    @ApiResponse(responseCode = "202", description = "Its next try is now, or a node is just at it")
    @ApiResponse(responseCode = "404", description = "It is not on the list, or not any more")
    void retry(
            @Parameter(example = "case-duties") @PathVariable String kind,
            @Parameter(example = "3f2c1b7e-5f0a-4c55-9b0e-0f5f3d0d9a11") @PathVariable String deadlineId,
            Caller caller) {
        requireAdministrator(caller);
        if (!deadlines.isFailing(kind, deadlineId)) {
            throw new Refused(DeadlineBlocker.DEADLINE_NOT_FAILING);
        }
        deadlines.tryNow(kind, deadlineId);
    }

    private static void requireAdministrator(Caller caller) {
        if (!caller.actor().is(Role.ADMINISTRATOR)) {
            throw new Refused(DeadlineBlocker.ROLE_MAY_NOT);
        }
    }
}
