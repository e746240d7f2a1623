package org.rejoin.query.meeting;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.rejoin.event.Actor;
import org.rejoin.query.accesslog.AccessAction;
import org.rejoin.query.accesslog.RecordsAccess;
import org.rejoin.query.platform.ReadsFrom;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/meetings")
@ReadsFrom(MeetingsProjector.GROUP)
@Tag(name = "Meetings", description = "會議: called, held, and what was decided there")
class MeetingsController {

    private final Meetings meetings;

    MeetingsController(Meetings meetings) {
        this.meetings = meetings;
    }

    @GetMapping
    @Operation(
            summary = "Meetings of the caller's own school, and the one the school owes (SOP-2.3)",
            description = "Those to come, the next first; the last fifty that were held or cancelled.")
    MeetingList all(@AuthenticationPrincipal Actor actor) {
        return meetings.all(actor);
    }

    @GetMapping("/{id}")
    @RecordsAccess(AccessAction.MEETING_READ)
    @Operation(
            summary = "One meeting: whom it is about, who comes, what was decided",
            description = "Minutes are for the offices that were invited, the counselling office and the head.")
    MeetingView one(@AuthenticationPrincipal Actor actor, @PathVariable UUID id) {
        return meetings.of(id, actor);
    }
}
