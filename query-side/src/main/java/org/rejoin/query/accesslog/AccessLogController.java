package org.rejoin.query.accesslog;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.query.InvalidRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/access-log")
@Tag(name = "Access log")
class AccessLogController {

    private static final int LARGEST_PAGE = 100;
    // far beyond any real log, far below an offset that overflows
    private static final int LAST_PAGE = 1_000_000;

    private final Accesses accesses;

    AccessLogController(Accesses accesses) {
        this.accesses = accesses;
    }

    @GetMapping
    @Operation(
            summary = "Who looked at personal data, and which commands were refused, newest first (c28, c30)",
            description = "For PRINCIPAL_REPORTER what concerns the unit's cases or staff; AGENCY_OFFICER and"
                    + " ADMINISTRATOR everything; AUDITOR within the school or county inspected.",
            responses = {
                @ApiResponse(responseCode = "200", content = @Content(examples = @ExampleObject("""
                                        {"items":[{"at":"2026-11-21T01:33:43Z","account":"manager-a",\
                                        "roles":["SENIOR_MANAGER"],"school":"990001","action":"CASE_READ",\
                                        "caseId":"6f9619ff-8b86-4d01-b42d-00cf4fc964ff"}],\
                                        "page":0,"size":30,"total":1}"""))),
                @ApiResponse(
                        responseCode = "400",
                        description = "INVALID_REQUEST: fields name the parameter",
                        content = @Content(mediaType = "application/problem+json")),
                @ApiResponse(
                        responseCode = "403",
                        description = "FORBIDDEN: the role may not",
                        content = @Content(mediaType = "application/problem+json"))
            })
    AccessLogPage find(
            @AuthenticationPrincipal Actor actor,
            @Parameter(description = "first day", example = "2026-11-01") @RequestParam(required = false) @Nullable
                    LocalDate from,
            @Parameter(description = "last day", example = "2026-11-30") @RequestParam(required = false) @Nullable
                    LocalDate to,
            @Parameter(description = "who looked", example = "manager-a") @RequestParam(required = false) @Nullable
                    String account,
            @Parameter(description = "unit of the data or of who looked", example = "990001")
                    @RequestParam(required = false)
                    @Nullable
                    String school,
            @Parameter(description = "From 0", example = "0") @RequestParam(defaultValue = "0") int page,
            @Parameter(description = "1 to 100", example = "30") @RequestParam(defaultValue = "30") int size) {
        checkDay("from", from);
        checkDay("to", to);
        if (from != null && to != null && to.isBefore(from)) {
            throw new InvalidRequest("to", "INVALID_RANGE");
        }
        if (page < 0 || page > LAST_PAGE) {
            throw new InvalidRequest("page", "INVALID_PAGE");
        }
        if (size < 1 || size > LARGEST_PAGE) {
            throw new InvalidRequest("size", "INVALID_SIZE");
        }
        return accesses.find(
                new FindAccesses(from, to, word("account", account), word("school", school), page, size), actor);
    }

    private static void checkDay(String name, @Nullable LocalDate day) {
        if (day != null && (day.getYear() < 1900 || day.getYear() > 2999)) {
            throw new InvalidRequest(name, "INVALID_VALUE");
        }
    }

    private static @Nullable String word(String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (!text.matches("[A-Za-z0-9._-]{1,60}")) {
            throw new InvalidRequest(name, "INVALID_VALUE");
        }
        return text;
    }
}
