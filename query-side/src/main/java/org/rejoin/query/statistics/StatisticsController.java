package org.rejoin.query.statistics;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.rejoin.event.Actor;
import org.rejoin.query.InvalidRequest;
import org.rejoin.query.accesslog.AccessAction;
import org.rejoin.query.accesslog.RecordsAccess;
import org.rejoin.query.platform.FileFormat;
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
        produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv", FileFormat.SHEET})
@ReadsFrom("statistics")
@Tag(
        name = "Statistics",
        description =
                "Only cases that were reported and not voided count. Outside the school small counts are hidden (c30).")
@ApiResponse(
        responseCode = "400",
        description = "INVALID_REQUEST: fields name the filter that is missing or malformed",
        content = @Content(mediaType = "application/problem+json"))
@ApiResponse(
        responseCode = "403",
        description = "FORBIDDEN: the caller's roles see no statistics",
        content = @Content(mediaType = "application/problem+json"))
@ApiResponse(
        responseCode = "503",
        description = "NOT_YET_VISIBLE: the change of the Consistency-Token is not counted yet",
        content = @Content(mediaType = "application/problem+json"))
class StatisticsController {

    private final ShownReports reports;

    StatisticsController(ShownReports reports) {
        this.reports = reports;
    }

    @GetMapping("/school-summary")
    @RecordsAccess(
            value = AccessAction.STATISTICS_EXPORTED,
            exportsOnly = true,
            filter = {"from", "to", "basis", "age", "programme", "school", "asOf"})
    @Operation(summary = "個別學校統計: persons and person-times by leaving type, reason, closure and status")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = SchoolSummary.class),
                        examples = @ExampleObject("""
                        {"rows":[{"school":"990001","by":"ALL","persons":12,"personTimes":13},\
                        {"school":"990001","by":"LEAVING_TYPE","code":"SUSPENSION","persons":7,"personTimes":7}],\
                        "totals":[{"by":"ALL","persons":12,"personTimes":13}]}""")),
                @Content(mediaType = "text/csv", schema = @Schema(type = "string"), examples = @ExampleObject("""
                        學校代碼,學校,統計項目,類別,人數,人次
                        990001,示範縣立松濤高級中學,離校種類,休學,7,7""")),
                @Content(mediaType = FileFormat.SHEET, schema = @Schema(type = "string", format = "binary"))
            })
    SchoolSummary schoolSummary(@AuthenticationPrincipal Actor actor, @ParameterObject ReportParameters parameters) {
        return reports.schoolSummary(actor, parameters.toFilter());
    }

    @GetMapping("/roster")
    @RecordsAccess(
            value = AccessAction.ROSTER_EXPORTED,
            filter = {"from", "to", "basis", "age", "programme", "school", "asOf"})
    @Operation(summary = "中離生名單: one row per case")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = Roster.class),
                        examples = @ExampleObject("""
                        {"rows":[{"caseNumber":"2026-990001-000017","school":"990001","studentNumber":"11301001",\
                        "studentName":"王小明","sex":"MALE","programme":"GENERAL","grade":2,"leavingType":"SUSPENSION",\
                        "mainReasonCategory":"FAMILY","mainReason":"FAMILY_ECONOMIC","leftOn":"2026-11-02",\
                        "reportedAt":"2026-11-10T04:00:00Z","status":"TRACKING","trackingRecords":3}]}""")),
                @Content(mediaType = "text/csv", schema = @Schema(type = "string"), examples = @ExampleObject("""
                        通報字號,學校代碼,學校,學號,姓名,性別,學制,年級,離校種類,主要原因類別,主要原因,離校時間,通報時間,狀態,結案原因,結案時間,追蹤紀錄筆數
                        2026-990001-000017,990001,示範縣立松濤高級中學,11301001,王小明,男,普通科,2,休學,家庭因素,經濟因素,2026-11-02,2026-11-10 12:00,追蹤中,,,3""")),
                @Content(mediaType = FileFormat.SHEET, schema = @Schema(type = "string", format = "binary"))
            })
    Roster roster(@AuthenticationPrincipal Actor actor, @ParameterObject ReportParameters parameters) {
        return reports.roster(actor, parameters.toFilter());
    }

    @GetMapping("/measures")
    @RecordsAccess(
            value = AccessAction.STATISTICS_EXPORTED,
            exportsOnly = true,
            filter = {"from", "to", "basis", "age", "programme", "school", "asOf"})
    @Operation(summary = "追蹤輔導處遇與生活情況: tracking records by measure and by life situation")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = Measures.class),
                        examples = @ExampleObject("""
                        {"rows":[{"by":"ALL","records":31,"persons":12},\
                        {"by":"MEASURE","code":"PSYCHOLOGIST","records":9,"persons":5}]}""")),
                @Content(mediaType = "text/csv", schema = @Schema(type = "string"), examples = @ExampleObject("""
                        統計項目,類別,追蹤紀錄筆數,人數
                        輔導處遇,轉介心理師/諮商師,9,5""")),
                @Content(mediaType = FileFormat.SHEET, schema = @Schema(type = "string", format = "binary"))
            })
    Measures measures(@AuthenticationPrincipal Actor actor, @ParameterObject ReportParameters parameters) {
        return reports.measures(actor, parameters.toFilter());
    }

    @GetMapping("/months")
    @RecordsAccess(
            value = AccessAction.STATISTICS_EXPORTED,
            exportsOnly = true,
            filter = {"from", "to", "basis", "age", "programme", "school", "asOf"})
    @Operation(summary = "各月人次: persons and person-times by month and leaving type")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = Months.class),
                        examples = @ExampleObject("""
                        {"rows":[{"month":"2026-11","leavingType":"SUSPENSION","persons":7,"personTimes":7},\
                        {"month":"2026-11","persons":12,"personTimes":13}],\
                        "totals":[{"leavingType":"SUSPENSION","persons":7,"personTimes":7},\
                        {"persons":12,"personTimes":13}]}""")),
                @Content(mediaType = "text/csv", schema = @Schema(type = "string"), examples = @ExampleObject("""
                        月份,離校種類,人數,人次
                        2026-11,休學,7,7""")),
                @Content(mediaType = FileFormat.SHEET, schema = @Schema(type = "string", format = "binary"))
            })
    Months months(@AuthenticationPrincipal Actor actor, @ParameterObject ReportParameters parameters) {
        return reports.months(actor, parameters.toFilter());
    }

    @GetMapping(path = "/difference", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary =
                    "Why a figure published earlier is another one today: then, now, and the cases reported or voided since",
            description = "asOf is the moment of the earlier figure, from and to its period.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = Difference.class),
                            examples = @ExampleObject("""
                            {"asOf":"2027-01-10T04:00:00Z","then":{"persons":12,"personTimes":13},\
                            "now":{"persons":12,"personTimes":12},"changes":[{"caseNumber":"2026-990001-000017",\
                            "school":"990001","leavingType":"SUSPENSION","change":"VOIDED","at":"2027-01-20T02:11:05Z"}]}""")))
    Difference difference(@AuthenticationPrincipal Actor actor, @ParameterObject ReportParameters parameters) {
        ReportFilter filter = parameters.toFilter();
        if (filter.asOf() == null) {
            throw new InvalidRequest("asOf", "MISSING_VALUE");
        }
        return reports.difference(actor, filter);
    }
}
