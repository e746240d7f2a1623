package org.rejoin.query.casepage;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.query.InvalidRequest;
import org.rejoin.query.Labels;
import org.rejoin.query.NotVisible;
import org.rejoin.query.RecordedTime;
import org.rejoin.query.accesslog.AccessAction;
import org.rejoin.query.accesslog.RecordsAccess;
import org.rejoin.query.platform.ReadsFrom;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping("/api/cases")
@ReadsFrom(CasePageProjector.GROUP)
@Tag(name = "Case page")
class CaseDiffController {

    private final CaseRights rights;
    private final PastPages past;
    private final JsonMapper json;
    private final Clock clock;
    private final ZoneId zone;

    CaseDiffController(
            CaseRights rights,
            PastPages past,
            JsonMapper json,
            Clock clock,
            @Value("${rejoin.zone:Asia/Taipei}") ZoneId zone) {
        this.rights = rights;
        this.past = past;
        this.json = json;
        this.clock = clock;
        this.zone = zone;
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
        Instant begin = RecordedTime.of("from", from);
        Instant end = to == null ? clock.instant() : RecordedTime.of("to", to);
        if (end.isBefore(begin)) {
            throw new InvalidRequest("to", "INVALID_RANGE");
        }
        Sight sight = rights.sightOf(id, actor);
        CasePage after = past.at(end, id).map(row -> row.page(sight)).orElseThrow(NotVisible::new);
        Optional<CasePage> before = past.at(begin, id).map(row -> row.page(sight));
        return new CaseDiff(
                id,
                after.school(),
                after.county(),
                begin,
                end,
                PageComparison.between(before.map(this::tree).orElseGet(json::createObjectNode), tree(after)),
                lateEntries(after, begin, new Labels(CaseDiff.class, locale, zone)));
    }

    private JsonNode tree(CasePage page) {
        return json.valueToTree(page);
    }

    private static List<CaseDiff.LateEntry> lateEntries(CasePage page, Instant from, Labels labels) {
        List<CaseDiff.LateEntry> late = new ArrayList<>();
        for (int i = 0; i < page.trackingRecords().size(); i++) {
            TrackingRecord record = page.trackingRecords().get(i);
            Instant trackedAt = record.trackedAt();
            if (trackedAt != null && record.isLateFor(from)) {
                late.add(new CaseDiff.LateEntry(
                        "/trackingRecords/" + i,
                        record.recordId(),
                        record.number(),
                        trackedAt,
                        record.enteredAt(),
                        labels.text(
                                "lateEntry",
                                record.number(),
                                labels.minute(trackedAt),
                                labels.minute(record.enteredAt()))));
            }
        }
        return late;
    }
}
