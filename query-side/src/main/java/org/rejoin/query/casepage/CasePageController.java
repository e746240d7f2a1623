package org.rejoin.query.casepage;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.casefile.CaseForm;
import org.rejoin.query.InvalidRequest;
import org.rejoin.query.NotAllowed;
import org.rejoin.query.NotVisible;
import org.rejoin.query.RecordedTime;
import org.rejoin.query.accesslog.AccessAction;
import org.rejoin.query.accesslog.RecordsAccess;
import org.rejoin.query.platform.ReadsFrom;
import org.rejoin.query.students.KnownStudents;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/cases")
@ReadsFrom(CasePageProjector.GROUP)
@Tag(name = "Case page")
class CasePageController {

    private final ShownCases cases;
    private final CasePageRows rows;
    private final KnownStudents students;

    CasePageController(ShownCases cases, CasePageRows rows, KnownStudents students) {
        this.cases = cases;
        this.rows = rows;
        this.students = students;
    }

    @GetMapping("/{id}")
    @RecordsAccess(value = AccessAction.CASE_READ, filter = "asOf")
    @Operation(
            summary = "The whole case, now or as it was known at a moment",
            description = "Drafts of tracking records are shown to their writer alone, texts of counselling not to an"
                    + " AUDITOR. With asOf: what had been recorded until then, whenever it had happened; the rights of"
                    + " today apply.",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        headers =
                                @Header(
                                        name = "ETag",
                                        description = "version, for If-Match; not with asOf: the past is not changed"),
                        content = @Content(schema = @Schema(implementation = CasePage.class))),
                @ApiResponse(
                        responseCode = "400",
                        description = "INVALID_REQUEST: asOf is no moment with a zone",
                        content = @Content(mediaType = "application/problem+json")),
                @ApiResponse(
                        responseCode = "404",
                        description = "NOT_FOUND: unknown, not visible to the caller, or not filed yet at that moment",
                        content = @Content(mediaType = "application/problem+json")),
                @ApiResponse(
                        responseCode = "503",
                        description = "NOT_YET_VISIBLE: the change of the Consistency-Token is not in it yet",
                        content = @Content(mediaType = "application/problem+json"))
            })
    ResponseEntity<CasePage> page(
            @AuthenticationPrincipal Actor actor,
            Locale locale,
            @PathVariable UUID id,
            @Parameter(
                            description = "moment of recording, inclusive",
                            schema = @Schema(type = "string", format = "date-time"),
                            example = "2026-11-20T12:00:00+08:00")
                    @RequestParam(required = false)
                    @Nullable
                    String asOf) {
        return asOf == null ? today(actor, id, locale) : asOf(RecordedTime.of("asOf", asOf), actor, id);
    }

    private ResponseEntity<CasePage> today(Actor actor, UUID id, Locale locale) {
        CasePage page = cases.today(actor, id, locale);
        return ResponseEntity.ok().eTag("\"" + page.version() + "\"").body(page);
    }

    private ResponseEntity<CasePage> asOf(Instant moment, Actor actor, UUID id) {
        return ResponseEntity.ok(cases.asOf(moment, actor, id));
    }

    record Prefill(@Schema(example = "A123456789") @Nullable String nationalId) {}

    @PostMapping("/prefill")
    @RecordsAccess(AccessAction.CASE_PREFILLED)
    @ReadsFrom({CasePageProjector.GROUP, KnownStudents.GROUP})
    @Operation(
            summary = "The form of the student's newest earlier case in the caller's school (R-FLD-04)",
            description = "For PRINCIPAL_REPORTER and TUTOR. Day and reasons of leaving are left out: they are new.",
            responses = {
                @ApiResponse(responseCode = "200", content = @Content(examples = @ExampleObject("""
                                        {"student":{"nationalId":"A123456789","name":"王小明","birthDate":"2009-05-20",\
                                        "identities":["ORDINARY"]},"guardian":{"name":"王大明","relation":"FATHER",\
                                        "phones":["04-1234567"]},"secondaryReasons":[],"intentions":[]}"""))),
                @ApiResponse(
                        responseCode = "403",
                        description = "FORBIDDEN: the role may not file",
                        content = @Content(mediaType = "application/problem+json")),
                @ApiResponse(
                        responseCode = "404",
                        description = "NOT_FOUND: the school has no earlier case of this student",
                        content = @Content(mediaType = "application/problem+json"))
            })
    CaseForm prefill(@AuthenticationPrincipal Actor actor, @RequestBody Prefill prefill) {
        NotAllowed.unless(actor, Role.PRINCIPAL_REPORTER, Role.TUTOR);
        String nationalId = prefill.nationalId();
        if (nationalId == null || !nationalId.strip().matches("[A-Za-z0-9]{1,20}")) {
            throw new InvalidRequest("/nationalId", "INVALID_VALUE");
        }
        String school = actor.school();
        if (school == null) {
            throw new NotVisible();
        }
        return students.idOf(nationalId.strip().toUpperCase(Locale.ROOT))
                .flatMap(student -> rows.findFirstByStudentIdAndSchoolOrderByFiledAtDescCaseIdAsc(student, school))
                .map(CasePageRow::prefill)
                .orElseThrow(NotVisible::new);
    }
}
