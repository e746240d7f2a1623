package org.rejoin.query.history;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.query.accesslog.AccessAction;
import org.rejoin.query.accesslog.RecordsAccess;
import org.rejoin.query.platform.ReadsFrom;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

// the events are read where they are stored; who may read them stands in the case page
@RestController
@RequestMapping("/api/cases")
@ReadsFrom("case-page")
@Tag(name = "Case history")
class HistoryController {

    private final Histories histories;

    HistoryController(Histories histories) {
        this.histories = histories;
    }

    @GetMapping(
            path = "/{id}/history",
            produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv"})
    @RecordsAccess(
            value = AccessAction.HISTORY_READ,
            filter = {"from", "to", "kind", "actor"})
    @Operation(
            summary = "Every event of a case in words, oldest first",
            description = "For whom the case page is shown. Withdrawn records and closures that were taken back are in"
                    + " it. The text of a draft is told to its writer alone, texts of counselling not to an AUDITOR.",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        content = {
                            @Content(
                                    mediaType = MediaType.APPLICATION_JSON_VALUE,
                                    schema = @Schema(implementation = CaseHistory.class),
                                    examples = @ExampleObject("""
                                    {"caseId":"6f9619ff-8b86-4d01-b42d-00cf4fc964ff","school":"990001","county":"990","entries":[{"version":7,\
                                    "kind":"CaseReopened","title":"取消結案","sentence":"registrar-a（主要通報人）取消結案，原結案事由：返校復學",\
                                    "actor":"registrar-a","actorName":"沈佩儀","roles":["PRINCIPAL_REPORTER"],"school":"990001",\
                                    "recordedAt":"2026-11-20T04:00:00Z","happenedAt":null,"happenedOn":null,\
                                    "reason":"學生又未到校","text":null,"correlationId":"2f1c2f0e-6a52-4c1f-9d4c-3f4f9a1b7c11"}]}""")),
                            @Content(
                                    mediaType = "text/csv",
                                    schema = @Schema(type = "string"),
                                    examples = @ExampleObject("""
                                    版本,記錄時間,事件,說明,帳號,身分,學校代碼,發生時間,原因,內容,關聯代碼
                                    7,2026-11-20T12:00:00+08:00,取消結案,registrar-a（主要通報人）取消結案，原結案事由：返校復學,registrar-a,主要通報人,990001,,學生又未到校,,2f1c2f0e-6a52-4c1f-9d4c-3f4f9a1b7c11"""))
                        }),
                @ApiResponse(
                        responseCode = "400",
                        description = "INVALID_REQUEST: fields name the filter",
                        content = @Content(mediaType = "application/problem+json")),
                @ApiResponse(
                        responseCode = "404",
                        description = "NOT_FOUND: unknown, or not visible to the caller",
                        content = @Content(mediaType = "application/problem+json")),
                @ApiResponse(
                        responseCode = "503",
                        description = "NOT_YET_VISIBLE: the change of the Consistency-Token is not in it yet",
                        content = @Content(mediaType = "application/problem+json"))
            })
    CaseHistory history(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID id,
            @Parameter(description = "first day of recording", example = "2026-11-01")
                    @RequestParam(required = false)
                    @Nullable
                    LocalDate from,
            @Parameter(description = "last day of recording", example = "2026-11-30")
                    @RequestParam(required = false)
                    @Nullable
                    LocalDate to,
            @Parameter(description = "kinds of events; several allowed", example = "[\"CaseClosed\",\"CaseReopened\"]")
                    @RequestParam(defaultValue = "")
                    List<String> kind,
            @Parameter(name = "actor", description = "account", example = "registrar-a")
                    @RequestParam(name = "actor", required = false)
                    @Nullable
                    String account,
            Locale locale) {
        return histories.answer(id, HistoryFilter.of(from, to, kind, account), actor, locale, null);
    }
}
