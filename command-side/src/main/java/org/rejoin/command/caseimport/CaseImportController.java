package org.rejoin.command.caseimport;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.Refused;
import org.rejoin.command.platform.Caller;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Takes a file of cases (IF04), as an upload or as the body itself. */
@RestController
@RequestMapping("/api/cases/import")
@Tag(name = "Case import", description = "Many filings from one file: all of them or none")
class CaseImportController {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final CaseImport cases;
    private final ImportTexts texts;

    CaseImportController(CaseImport cases, ImportTexts texts) {
        this.cases = cases;
        this.texts = texts;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(summary = "整筆匯入: CSV or XLSX as an upload, in a field of any name (IF04, c13)")
    ResponseEntity<ImportSummary> upload(MultipartHttpServletRequest request, Caller caller) throws IOException {
        String school = schoolOf(caller.actor());
        MultipartFile upload = uploadIn(request);
        try (InputStream bytes = upload.getInputStream()) {
            return file(bytes, upload.getOriginalFilename(), caller, school);
        }
    }

    @PostMapping(consumes = {"text/csv", XLSX})
    @Operation(summary = "整筆匯入: the same with the file as the body")
    ResponseEntity<ImportSummary> body(
            HttpServletRequest request,
            @RequestHeader(name = HttpHeaders.CONTENT_DISPOSITION, required = false) @Nullable String disposition,
            Caller caller)
            throws IOException {
        String school = schoolOf(caller.actor());
        return file(request.getInputStream(), nameIn(disposition), caller, school);
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

    private static MultipartFile uploadIn(MultipartHttpServletRequest request) {
        try {
            return request.getFileMap().values().stream()
                    .findFirst()
                    .orElseThrow(() -> new ImportRejected(RowProblem.of(1, null, "FILE_EMPTY")));
        } catch (MaxUploadSizeExceededException tooLarge) {
            throw tooLarge; // 413
        } catch (MultipartException cutOff) {
            throw new ImportRejected(RowProblem.of(1, null, "FILE_UPLOAD"));
        }
    }

    private ResponseEntity<ImportSummary> file(InputStream bytes, @Nullable String name, Caller caller, String school)
            throws IOException {
        try (ReceivedFile file = ReceivedFile.of(bytes, name)) {
            CaseImport.Result result = cases.run(file, caller, school);
            ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
            if (result.position() >= 0) {
                answer.header("Consistency-Token", Long.toString(result.position()));
            }
            return answer.body(result.summary());
        }
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> rejected(ImportRejected rejected, Locale locale) {
        ProblemDetail problem = ProblemDetail.forStatus(HttpStatus.BAD_REQUEST);
        problem.setTitle(texts.text("import.rejected.title", locale));
        problem.setDetail(texts.text("import.rejected.detail", locale, rejected.total()));
        problem.setProperty("type", "about:blank"); // Spring leaves the default out
        problem.setProperty("code", "IMPORT_REJECTED");
        problem.setProperty("blockers", List.of());
        problem.setProperty("fields", List.of());
        problem.setProperty("total", rejected.total());
        problem.setProperty(
                "rows",
                rejected.problems().stream()
                        .map(row -> new ReportedRow(row, texts.textOf(row, locale)))
                        .toList());
        problem.setProperty("traceId", UUID.randomUUID().toString());
        return ResponseEntity.badRequest()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    /** @param row as the user counts it, the heading is 1; column: null where the row or the file as a whole is meant */
    record ReportedRow(int row, @Nullable String column, String code, String message) {

        ReportedRow(RowProblem problem, String message) {
            this(problem.row(), problem.column(), problem.code(), message);
        }
    }
}
