package org.rejoin.query.statistics;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.rejoin.event.Actor;
import org.rejoin.query.platform.ReadsFrom;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(
        path = "/api/statistics",
        produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv"})
@ReadsFrom("statistics")
@Tag(name = "Statistics", description = "Only cases that were reported and not voided count.")
@ApiResponse(responseCode = "200", description = "JSON, or CSV for Accept: text/csv")
@ApiResponse(responseCode = "400", description = "A filter is missing or malformed")
@ApiResponse(responseCode = "403", description = "The caller's roles see no statistics")
class StatisticsController {

    private final Reports reports;

    StatisticsController(Reports reports) {
        this.reports = reports;
    }

    @GetMapping("/school-summary")
    @Operation(summary = "個別學校統計: persons and person-times by leaving type, reason, closure and status")
    SchoolSummary schoolSummary(
            @Parameter(hidden = true) @AuthenticationPrincipal Actor actor,
            @ParameterObject ReportParameters parameters) {
        return reports.schoolSummary(actor, parameters.toFilter());
    }

    @GetMapping("/roster")
    @Operation(summary = "中離生名單: one row per case")
    Roster roster(
            @Parameter(hidden = true) @AuthenticationPrincipal Actor actor,
            @ParameterObject ReportParameters parameters) {
        return reports.roster(actor, parameters.toFilter());
    }

    @GetMapping("/measures")
    @Operation(summary = "追蹤輔導處遇與生活情況: tracking records by measure and by life situation")
    Measures measures(
            @Parameter(hidden = true) @AuthenticationPrincipal Actor actor,
            @ParameterObject ReportParameters parameters) {
        return reports.measures(actor, parameters.toFilter());
    }
}
