package org.rejoin.query.casepage;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
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
@RequestMapping("/api/cases")
@ReadsFrom(CasePageProjector.GROUP)
@Tag(name = "Case page")
class CaseDiffController {

    private final CaseDiffs diffs;

    CaseDiffController(CaseDiffs diffs) {
        this.diffs = diffs;
    }

    @GetMapping("/{id}/diff")
    @RecordsAccess(
            value = AccessAction.CASE_READ,
            filter = {"from", "to"})
    @Operation(
            summary = "What changed in a case between two moments",
            description = "Moments of recording, both inclusive. Nothing but the fields that differ; before the filing"
                    + " began, every field is nothing. The rights of today apply.",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        content =
                                @Content(
                                        schema = @Schema(implementation = CaseDiff.class),
                                        examples = @ExampleObject("""
                                        {"caseId":"6f9619ff-8b86-4d01-b42d-00cf4fc964ff","school":"990001","county":"990","from":"2026-11-20T04:00:00Z",\
                                        "to":"2026-11-24T04:00:00Z","changes":[{"pointer":"/status","before":"TRACKING",\
                                        "after":"PENDING_CLOSURE"}],"lateEntries":[{"pointer":"/trackingRecords/1",\
                                        "recordId":"0b7a4c0e-6f0b-4a55-9a57-5a3f0b1c2d3e","number":2,\
                                        "trackedAt":"2026-11-19T10:30:00Z","enteredAt":"2026-11-23T01:05:00Z",\
                                        "message":"第 2 筆追蹤紀錄為補登：追蹤日期 115/11/19 18:30，115/11/23 09:05 才填寫"}]}"""))),
                @ApiResponse(
                        responseCode = "400",
                        description = "INVALID_REQUEST: a moment is missing, has no zone, or to comes before from",
                        content = @Content(mediaType = "application/problem+json")),
                @ApiResponse(
                        responseCode = "404",
                        description = "NOT_FOUND: unknown, not visible to the caller, or not filed yet at to",
                        content = @Content(mediaType = "application/problem+json"))
            })
    CaseDiff diff(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID id,
            @Parameter(schema = @Schema(type = "string", format = "date-time"), example = "2026-11-20T12:00:00+08:00")
                    @RequestParam
                    String from,
            @Parameter(
                            description = "now, where it is not given",
                            schema = @Schema(type = "string", format = "date-time"),
                            example = "2026-11-24T12:00:00+08:00")
                    @RequestParam(required = false)
                    @Nullable
                    String to,
            Locale locale) {
        return diffs.between(id, from, to, actor, locale);
    }
}
