package org.rejoin.query.obligations;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.obligation.ObligationKind;
import org.rejoin.query.InvalidRequest;
import org.rejoin.query.platform.ReadsFrom;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/obligations")
@ReadsFrom(ObligationsProjector.GROUP)
@Tag(name = "Obligations", description = "What is owed to cases, by when and by whom")
class ObligationController {

    private static final int LARGEST_PAGE = 100;
    // far beyond any real list, far below an offset that overflows
    private static final int LAST_PAGE = 1_000_000;
    private static final int LONGEST_TEXT = 20;

    private final Obligations obligations;

    ObligationController(Obligations obligations) {
        this.obligations = obligations;
    }

    @GetMapping
    @Operation(
            summary = "What is owed to the cases the caller may see, the most urgent first",
            description = "Duties follow from what happens to cases a moment later: a Consistency-Token waits for the"
                    + " case, not for what follows from it.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = ObligationPage.class), examples = @ExampleObject("""
                            {"items":[{"obligationId":"3f2c1b7e-5f0a-3c55-9b0e-0f5f3d0d9a11",\
                            "caseId":"6f9619ff-8b86-4d01-b42d-00cf4fc964ff","caseNumber":"2026-990001-000017",\
                            "school":"990001","kind":"TRACKINGS_OF_SEMESTER",\
                            "text":"本學期追蹤 1/2 筆，學期將於 2027-01-31 結束","standing":"DUE_SOON",\
                            "openedOn":"2026-11-03","dueOn":"2027-01-31","daysLeft":6,"daysWaiting":83,\
                            "semester":"115-1","needed":2,"soFar":1,"account":"tutor-a","roles":["COUNSELLOR"],\
                            "ruleId":"R-TRK-02"}],"page":0,"size":30,"total":1}""")))
    @ApiResponse(
            responseCode = "400",
            description = "INVALID_REQUEST: fields name the parameter",
            content = @Content(mediaType = "application/problem+json"))
    ObligationPage find(
            @AuthenticationPrincipal Actor actor,
            Locale locale,
            @Parameter(
                            description = "Without it: what is owed. OPEN: not late. DUE_SOON: within seven days."
                                    + " OVERDUE: late and still owed. MET. MISSED: for ever. WAIVED.",
                            example = "DUE_SOON")
                    @RequestParam(required = false)
                    @Nullable
                    Standing standing,
            @Parameter(example = "REPORT") @RequestParam(required = false) @Nullable ObligationKind kind,
            @Parameter(example = "990001") @RequestParam(required = false) @Nullable String school,
            @Parameter(
                            description = "Only what waits for the caller: for the account, or for a role it holds in"
                                    + " the unit",
                            example = "true")
                    @RequestParam(defaultValue = "false")
                    boolean mine,
            @Parameter(description = "From 0", example = "0") @RequestParam(defaultValue = "0") int page,
            @Parameter(description = "1 to 100", example = "30") @RequestParam(defaultValue = "30") int size) {
        if (page < 0 || page > LAST_PAGE) {
            throw new InvalidRequest("page", "INVALID_PAGE");
        }
        if (size < 1 || size > LARGEST_PAGE) {
            throw new InvalidRequest("size", "INVALID_SIZE");
        }
        if (school != null && (school.length() > LONGEST_TEXT || !school.matches("[A-Za-z0-9]+"))) {
            throw new InvalidRequest("school", "INVALID_VALUE");
        }
        return obligations.answer(new FindObligations(standing, kind, school, mine, page, size), actor, locale);
    }

    @GetMapping("/counts")
    @Operation(summary = "How many there are of each standing, for the first page")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            examples =
                                    @ExampleObject(
                                            "{\"OPEN\":12,\"DUE_SOON\":3,\"OVERDUE\":1,\"MET\":40,\"MISSED\":2,\"WAIVED\":5}")))
    Map<Standing, Long> count(
            @AuthenticationPrincipal Actor actor,
            @Parameter(description = "Only what waits for the caller", example = "true")
                    @RequestParam(defaultValue = "false")
                    boolean mine) {
        return obligations.count(mine, actor);
    }
}
