package org.rejoin.command.register;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.LocalDate;
import org.rejoin.command.FieldProblem;
import org.rejoin.command.Invalid;
import org.rejoin.command.Refused;
import org.rejoin.command.platform.Caller;
import org.rejoin.command.sheet.ReceivedFile;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.casefile.RegisterAnswer.Source;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Takes files of the student register, as an upload or as the body itself. */
@RestController
@RequestMapping("/api/register/feed")
@Tag(name = "Student register", description = "學籍勾稽: what the register knows of students")
class FeedController {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String NAMELESS = "enrolment";

    private final EnrolmentFeed feed;

    FeedController(EnrolmentFeed feed) {
        this.feed = feed;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "學籍資料匯入: CSV or XLSX as an upload (IF01, IF02, R-TRF-06); for the agency",
            description =
                    "All rows are checked first. scope says what the file is: CHANGES alone, all students of the UNITS"
                            + " that are in it, or ALL students there are; who is missing then has left. Reported cases of students"
                            + " shown elsewhere are lit; the Consistency-Token covers those that could be at once, the"
                            + " others follow within rejoin.register.lights.")
    ResponseEntity<EnrolmentFeed.Summary> upload(
            MultipartHttpServletRequest request,
            @Parameter(description = "day of the data", example = "2026-11-20") @RequestParam LocalDate dataDate,
            @RequestParam(defaultValue = "UNITS") EnrolmentFeed.Scope scope,
            @RequestParam(defaultValue = "REGISTER") Source source,
            Caller caller)
            throws IOException {
        EnrolmentFeed.Terms terms = terms(caller.actor(), source, dataDate, scope);
        try (ReceivedFile file = ReceivedFile.of(request, NAMELESS)) {
            return answer(feed.run(file, terms, caller));
        }
    }

    @PostMapping(consumes = {"text/csv", XLSX})
    @Operation(summary = "學籍資料匯入: the same with the file as the body")
    ResponseEntity<EnrolmentFeed.Summary> body(
            HttpServletRequest request,
            @RequestParam LocalDate dataDate,
            @RequestParam(defaultValue = "UNITS") EnrolmentFeed.Scope scope,
            @RequestParam(defaultValue = "REGISTER") Source source,
            Caller caller)
            throws IOException {
        EnrolmentFeed.Terms terms = terms(caller.actor(), source, dataDate, scope);
        try (ReceivedFile file = ReceivedFile.of(request.getInputStream(), null, NAMELESS)) {
            return answer(feed.run(file, terms, caller));
        }
    }

    private static ResponseEntity<EnrolmentFeed.Summary> answer(EnrolmentFeed.Result result) {
        return ResponseEntity.ok()
                .header("Consistency-Token", Long.toString(result.position()))
                .body(result.summary());
    }

    private static EnrolmentFeed.Terms terms(
            Actor actor, Source source, LocalDate dataDate, EnrolmentFeed.Scope scope) {
        if (!actor.is(Role.AGENCY_OFFICER) && !actor.is(Role.ADMINISTRATOR)) {
            throw new Refused(FeedBlocker.ROLE_MAY_NOT);
        }
        if (source == Source.NONE) {
            throw new Invalid(FieldProblem.of("source", "UNKNOWN_CODE"));
        }
        return new EnrolmentFeed.Terms(source, dataDate, scope);
    }
}
