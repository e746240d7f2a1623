package org.rejoin.command.sheet;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers a file that was not taken with what is wrong in which row. */
@RestControllerAdvice("org.rejoin.command")
@Order(Ordered.HIGHEST_PRECEDENCE)
class RejectedFiles {

    private final ImportTexts texts;

    RejectedFiles(ImportTexts texts) {
        this.texts = texts;
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
