package org.rejoin.query.absence;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.query.accesslog.AccessAction;
import org.rejoin.query.accesslog.RecordsAccess;
import org.rejoin.query.platform.ReadsFrom;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/pupils")
@ReadsFrom(AbsenceProjector.GROUP)
@Tag(name = "Attendance", description = "出缺席 before it is a case: days, leave, arrivals")
class PupilsController {

    private final Pupils pupils;

    PupilsController(Pupils pupils) {
        this.pupils = pupils;
    }

    @GetMapping
    @Operation(
            summary = "Who is away or at risk, was reported or has something waiting: the school at a glance (SOP-0.1)",
            description = "Numbers and offices; what people wrote is not in it.")
    List<PupilLine> followed(@AuthenticationPrincipal Actor actor) {
        return pupils.followed(actor);
    }

    @GetMapping("/duties")
    @Operation(summary = "What waits for somebody of the school, the most urgent first")
    List<DutyView> duties(
            @AuthenticationPrincipal Actor actor,
            @Parameter(description = "Whose; of everybody where it is left out", example = "STUDENT_AFFAIRS")
                    @RequestParam(required = false)
                    @Nullable
                    Role role) {
        return pupils.owed(role, actor);
    }

    @GetMapping("/{id}")
    @RecordsAccess(AccessAction.PUPIL_READ)
    @Operation(summary = "One pupil who was away: how each day stands, and what was, is or need not be done")
    PupilView pupil(@AuthenticationPrincipal Actor actor, @PathVariable UUID id) {
        return pupils.of(id, actor);
    }
}
