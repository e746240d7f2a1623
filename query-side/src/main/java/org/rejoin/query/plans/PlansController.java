package org.rejoin.query.plans;

import static org.rejoin.event.Role.AGENCY_OFFICER;
import static org.rejoin.event.Role.COUNTY_OFFICER;
import static org.rejoin.event.Role.PRINCIPAL_REPORTER;
import static org.rejoin.event.Role.SENIOR_MANAGER;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.query.InvalidRequest;
import org.rejoin.query.NotAllowed;
import org.rejoin.query.platform.ReadsFrom;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Of one's own unit, of the county's, or of all. */
@RestController
@ReadsFrom(PlansProjector.GROUP)
@Tag(name = "Plans")
class PlansController {

    private static final int LARGEST_PAGE = 100;
    // far beyond any real list, far below an offset that overflows
    private static final int LAST_PAGE = 1_000_000;
    private static final int EARLIEST_YEAR = 90;
    private static final int LATEST_YEAR = 200;

    private final PlanRows rows;

    PlansController(PlanRows rows) {
        this.rows = rows;
    }

    @Schema(name = "PlanPage")
    record PlanPage(List<PlanView> items, int page, int size, long total) {}

    @GetMapping("/api/plans")
    @Operation(
            summary = "實施計畫 and 編組表, the newest school year first (SC12)",
            description =
                    "For the unit's principal reporter and senior managers, the county and the agency. Those that hold;"
                            + " all=true also earlier versions.")
    @ApiResponse(responseCode = "200", content = @Content(examples = @ExampleObject("""
                            {"items":[{"unit":"990001","schoolYear":115,"document":"ROSTER","version":2,"newest":true,\
                            "file":"0d6e7f3a-9b1c-3a55-8f40-5a1c8c1e7b02","fileName":"115學年度編組表.pdf",\
                            "mediaType":"application/pdf","bytes":15360,"uploadedBy":"registrar-a",\
                            "uploadedAt":"2026-11-21T01:33:43Z"}],"page":0,"size":30,"total":1}""")))
    @ApiResponse(
            responseCode = "400",
            description = "INVALID_REQUEST: fields name the parameter",
            content = @Content(mediaType = "application/problem+json"))
    PlanPage find(
            @AuthenticationPrincipal Actor actor,
            @Parameter(description = "Unit code", example = "990001") @RequestParam(defaultValue = "") String unit,
            @Parameter(description = "ROC year", example = "115") @RequestParam(required = false) @Nullable
                    Integer schoolYear,
            @RequestParam(defaultValue = "false") boolean all,
            @Parameter(description = "From 0", example = "0") @RequestParam(defaultValue = "0") int page,
            @Parameter(description = "1 to 100", example = "30") @RequestParam(defaultValue = "30") int size) {
        NotAllowed.unless(actor, PRINCIPAL_REPORTER, SENIOR_MANAGER, COUNTY_OFFICER, AGENCY_OFFICER);
        if (page < 0 || page > LAST_PAGE) {
            throw new InvalidRequest("page", "INVALID_PAGE");
        }
        if (size < 1 || size > LARGEST_PAGE) {
            throw new InvalidRequest("size", "INVALID_SIZE");
        }
        if (schoolYear != null && (schoolYear < EARLIEST_YEAR || schoolYear > LATEST_YEAR)) {
            throw new InvalidRequest("schoolYear", "INVALID_VALUE");
        }
        if (actor.school() != null && !unit.isEmpty() && !actor.isOfSchool(unit)) {
            return new PlanPage(List.of(), page, size, 0);
        }
        Page<PlanRow> found = rows.find(
                actor.school() == null ? unit : actor.school(),
                actor.school() == null && actor.is(COUNTY_OFFICER) ? Objects.requireNonNull(actor.county()) : "",
                schoolYear == null ? 0 : schoolYear,
                all,
                PageRequest.of(page, size));
        return new PlanPage(found.map(PlanRow::toView).getContent(), page, size, found.getTotalElements());
    }
}
