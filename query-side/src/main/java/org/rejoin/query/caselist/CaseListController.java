package org.rejoin.query.caselist;

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
import org.rejoin.event.Role;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.LeavingType;
import org.rejoin.query.InvalidRequest;
import org.rejoin.query.NotAllowed;
import org.rejoin.query.accesslog.AccessAction;
import org.rejoin.query.accesslog.RecordsAccess;
import org.rejoin.query.platform.ReadsFrom;
import org.rejoin.query.students.KnownStudents;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/cases")
@ReadsFrom(CaseListProjector.GROUP)
@Tag(name = "Case lists")
class CaseListController {

    private final CaseLists lists;
    private final KnownStudents students;
    private final ListParameters parameters;

    CaseListController(CaseLists lists, KnownStudents students, ListParameters parameters) {
        this.lists = lists;
        this.students = students;
        this.parameters = parameters;
    }

    @GetMapping
    @Operation(
            summary = "The list of cases (SC03) the caller may see",
            description = "School staff see their school, tutors the cases they filed or assist in, county and agency"
                    + " the reported cases of their area, auditors those of their inspection.",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        content =
                                @Content(
                                        schema = @Schema(implementation = Page.class),
                                        examples = @ExampleObject("""
                                        {"items":[{"caseId":"6f9619ff-8b86-4d01-b42d-00cf4fc964ff",\
                                        "caseNumber":"2026-990001-0001","school":"990001","studentNumber":"11301001","studentName":"王小明",\
                                        "leavingType":"SUSPENSION","mainReasonCategory":"FAMILY","filedBy":"tutor-a",\
                                        "filedAt":"2026-11-02T01:00:00Z","status":"TRACKING","trackingRecords":1,\
                                        "reportedAt":"2026-11-03T01:00:00Z","closedAt":null,"closureReason":null,\
                                        "light":"NONE","lightReason":null,"dutyLight":"NONE",\
                                        "dutyReason":null,"dueOn":null,"daysWaiting":null,"nextAction":"TRACK","version":4}],\
                                        "page":0,"size":30,"total":1}"""))),
                @ApiResponse(
                        responseCode = "400",
                        description = "INVALID_REQUEST: fields name the parameter",
                        content = @Content(mediaType = "application/problem+json")),
                @ApiResponse(
                        responseCode = "503",
                        description = "NOT_YET_VISIBLE: the change of the Consistency-Token is not in the list yet",
                        content = @Content(mediaType = "application/problem+json"))
            })
    Page<CaseView> list(
            @AuthenticationPrincipal Actor actor,
            @Parameter(
                            description =
                                    "OPEN: neither closed nor voided. PENDING: not reported yet. TRACKING: reported and tracked. CLOSABLE: green"
                                            + " light. CLOSED. ALL: everything, voided cases too.",
                            example = "TRACKING")
                    @RequestParam(defaultValue = "ALL")
                    FindCases.ListName list,
            @Parameter(example = "EARLY_LEAVING") @RequestParam(required = false) FindCases.@Nullable Category category,
            @Parameter(description = "several allowed", example = "[\"TRACKING\"]") @RequestParam(defaultValue = "")
                    List<CaseStatus> status,
            @Parameter(example = "SUSPENSION") @RequestParam(required = false) @Nullable LeavingType leavingType,
            @Parameter(
                            description = "GREEN: may be closed. AMBER, RED: by its duties, also where it is green too."
                                    + " NONE: no light at all",
                            example = "RED")
                    @RequestParam(required = false)
                    @Nullable
                    LightColour light,
            @Parameter(
                            description =
                                    "first day of filing; the last 12 months where neither from, to nor q is given",
                            example = "2026-08-01")
                    @RequestParam(required = false)
                    @Nullable
                    LocalDate from,
            @Parameter(description = "last day of filing", example = "2027-01-31")
                    @RequestParam(required = false)
                    @Nullable
                    LocalDate to,
            @Parameter(description = "start of a case number or a student number", example = "2026-990001-0001")
                    @RequestParam(required = false)
                    @Nullable
                    String q,
            @Parameter(example = "0") @RequestParam(defaultValue = "0") int page,
            @Parameter(description = "1 to 100", example = "30") @RequestParam(defaultValue = "30") int size,
            @Parameter(description = "field of a row, with direction", example = "filedAt,desc")
                    @RequestParam(defaultValue = "filedAt,desc")
                    String sort,
            @Parameter(description = "refused: AS_OF_NOT_FOR_LISTS. GET /api/cases/{id} takes it")
                    @RequestParam(required = false)
                    @Nullable
                    String asOf) {
        if (asOf != null) {
            throw new InvalidRequest("asOf", "AS_OF_NOT_FOR_LISTS");
        }
        return lists.answer(
                parameters.query(
                        list,
                        category,
                        status,
                        leavingType,
                        light,
                        from,
                        to,
                        q,
                        page,
                        size,
                        ListParameters.sortOf(sort)),
                actor);
    }

    /** @param nationalId whole; name: whole or its first characters */
    record Search(
            @Schema(example = "A123456789") @Nullable String nationalId,
            @Schema(example = "王小明") @Nullable String name,

            @Schema(
                    description = "first day of filing; the last month where neither from nor to is given",
                    example = "2026-08-01")
            @Nullable
            LocalDate from,

            @Schema(description = "last day of filing", example = "2027-01-31") @Nullable
            LocalDate to,

            @Schema(example = "0") @Nullable Integer page,
            @Schema(example = "30") @Nullable Integer size) {}

    @PostMapping("/search")
    @RecordsAccess(AccessAction.CASE_SEARCHED)
    @ReadsFrom({CaseListProjector.GROUP, KnownStudents.GROUP})
    @Operation(
            summary = "Finds the reported cases of a student (SC08)",
            description = "For PRINCIPAL_REPORTER and SENIOR_MANAGER in their school, COUNTY_OFFICER in the county,"
                    + " AGENCY_OFFICER everywhere. Give exactly one of nationalId and name; personal data never stand in"
                    + " a URL. Without from and to only the cases filed in the last month are searched.",
            responses = {
                @ApiResponse(responseCode = "200", description = "rows as in the list, with the student's details"),
                @ApiResponse(
                        responseCode = "400",
                        description = "INVALID_REQUEST or MALFORMED_BODY",
                        content = @Content(mediaType = "application/problem+json")),
                @ApiResponse(
                        responseCode = "403",
                        description = "FORBIDDEN: the role may not search",
                        content = @Content(mediaType = "application/problem+json"))
            })
    Page<FoundCase> search(@AuthenticationPrincipal Actor actor, @RequestBody Search search) {
        NotAllowed.unless(
                actor, Role.PRINCIPAL_REPORTER, Role.SENIOR_MANAGER, Role.COUNTY_OFFICER, Role.AGENCY_OFFICER);
        FindStudent query = queryOf(search, parameters.today());
        return query == null ? nothing(search) : lists.answer(query, actor);
    }

    /** Null where nobody was ever filed with this national id. */
    private @Nullable FindStudent queryOf(Search search, LocalDate today) {
        String nationalId = ListParameters.textOf("/nationalId", search.nationalId());
        String name = ListParameters.textOf("/name", search.name());
        if ((nationalId == null) == (name == null)) {
            throw new InvalidRequest("/nationalId", "ONE_OF_NATIONAL_ID_AND_NAME");
        }
        int page = search.page() == null ? 0 : search.page();
        int size = search.size() == null ? 30 : search.size();
        ListParameters.checkPage(page, size);
        ListParameters.checkRange(search.from(), search.to());
        UUID student = nationalId == null
                ? null
                : students.idOf(nationalId.toUpperCase(Locale.ROOT)).orElse(null);
        return nationalId != null && student == null
                ? null
                : new FindStudent(
                        student,
                        name,
                        search.from() == null && search.to() == null ? today.minusMonths(1) : search.from(),
                        search.to(),
                        page,
                        size);
    }

    private static Page<FoundCase> nothing(Search search) {
        return new Page<>(
                List.of(), search.page() == null ? 0 : search.page(), search.size() == null ? 30 : search.size(), 0);
    }
}
