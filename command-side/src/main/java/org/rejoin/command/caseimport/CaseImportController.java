package org.rejoin.command.caseimport;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.Refused;
import org.rejoin.command.platform.Caller;
import org.rejoin.command.sheet.ReceivedFile;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Takes a file of cases (IF04), as an upload or as the body itself. */
@RestController
@RequestMapping("/api/cases/import")
@Tag(name = "Case import", description = "Many filings from one file: all of them or none")
class CaseImportController {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final String NAMELESS = "cases";

    private final CaseImport cases;

    CaseImportController(CaseImport cases) {
        this.cases = cases;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(summary = "整筆匯入: CSV or XLSX as an upload, in a field of any name (IF04, c13)")
    ResponseEntity<ImportSummary> upload(MultipartHttpServletRequest request, Caller caller) throws IOException {
        String school = schoolOf(caller.actor());
        return file(ReceivedFile.of(request, NAMELESS), caller, school);
    }

    @PostMapping(consumes = {"text/csv", XLSX})
    @Operation(summary = "整筆匯入: the same with the file as the body")
    ResponseEntity<ImportSummary> body(
            HttpServletRequest request,
            @RequestHeader(name = HttpHeaders.CONTENT_DISPOSITION, required = false) @Nullable String disposition,
            Caller caller)
            throws IOException {
        String school = schoolOf(caller.actor());
        return file(ReceivedFile.of(request.getInputStream(), nameIn(disposition), NAMELESS), caller, school);
    }

    private static @Nullable String nameIn(@Nullable String disposition) {
        try {
            return disposition == null
                    ? null
                    : ContentDisposition.parse(disposition).getFilename();
        } catch (IllegalArgumentException malformed) {
            return null; // the name is a courtesy
        }
    }

    private static String schoolOf(Actor actor) {
        if (!actor.is(Role.PRINCIPAL_REPORTER) || actor.school() == null) {
            throw new Refused(ImportBlocker.NOT_PRINCIPAL);
        }
        return actor.school();
    }

    private ResponseEntity<ImportSummary> file(ReceivedFile received, Caller caller, String school) throws IOException {
        try (ReceivedFile file = received) {
            CaseImport.Result result = cases.run(file, caller, school);
            ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
            if (result.position() >= 0) {
                answer.header("Consistency-Token", Long.toString(result.position()));
            }
            return answer.body(result.summary());
        }
    }
}
