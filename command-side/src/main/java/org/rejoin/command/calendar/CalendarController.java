package org.rejoin.command.calendar;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.FieldProblem;
import org.rejoin.command.Invalid;
import org.rejoin.command.platform.Caller;
import org.rejoin.command.sheet.ReceivedFile;
import org.rejoin.event.CodeLists;
import org.rejoin.event.calendar.Days;
import org.rejoin.event.calendar.SchoolCalendar;
import org.rejoin.event.calendar.SchoolYearPublished;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Calendars over HTTP: the agency publishes them, everybody reads them. */
@RestController
@RequestMapping("/api/calendars")
@Tag(name = "Calendars", description = "School years, semesters, holidays and make-up days")
class CalendarController {

    private static final int EARLIEST_YEAR = 1;
    private static final int LATEST_YEAR = 999;

    private final CalendarImport calendars;
    private final SchoolCalendars current;
    private final Clock clock;
    private final ZoneId zone;

    CalendarController(
            CalendarImport calendars,
            SchoolCalendars current,
            Clock clock,
            @Value("${rejoin.zone:Asia/Taipei}") ZoneId zone) {
        this.calendars = calendars;
        this.current = current;
        this.clock = clock;
        this.zone = zone;
    }

    /** A school year as it holds now. */
    @Schema(name = "SchoolYear")
    record SchoolYear(
            @Schema(description = "ROC year", example = "115")
            int schoolYear,

            @Schema(description = "Whose dates these are: the county's own, or the agency's", example = "AGENCY")
            String publishedBy,

            @Schema(description = "0: nothing was published, the default dates hold", example = "2")
            int version,

            List<Term> semesters,
            List<Days> holidays,
            List<Days> makeUpDays) {}

    @Schema(name = "Term")
    record Term(@Schema(example = "115-1") String label, LocalDate from, LocalDate to) {}

    @GetMapping("/{authority}")
    @Operation(summary = "The school year as it holds for an authority now (R-LTA-05)")
    @ApiResponse(responseCode = "200", content = @Content(examples = @ExampleObject("""
                            {"schoolYear":115,"publishedBy":"AGENCY","version":2,"semesters":[\
                            {"label":"115-1","from":"2026-08-01","to":"2027-01-31"},\
                            {"label":"115-2","from":"2027-02-01","to":"2027-07-31"}],\
                            "holidays":[{"from":"2026-10-09","to":"2026-10-11","name":"國慶日"}],\
                            "makeUpDays":[{"from":"2027-02-20","to":"2027-02-20","name":"補行上課"}]}""")))
    SchoolYear find(
            @Parameter(description = "AGENCY or a county code", example = "AGENCY") @PathVariable String authority,
            @Parameter(description = "ROC year; today's where it is left out", example = "115")
                    @RequestParam(required = false)
                    @Nullable
                    Integer schoolYear) {
        requireAuthority(authority);
        SchoolCalendar calendar = current.of(authority);
        int asked = schoolYear != null
                ? schoolYear
                : calendar.semesterOf(LocalDate.ofInstant(clock.instant(), zone))
                        .schoolYear();
        if (asked < EARLIEST_YEAR || asked > LATEST_YEAR) {
            throw new Invalid(FieldProblem.of("schoolYear", "UNREADABLE"));
        }
        SchoolYearPublished year = calendar.yearOf(asked);
        List<Term> semesters = calendar.semesters(asked).stream()
                .map(semester -> new Term(semester.label(), semester.from(), semester.to()))
                .toList();
        return new SchoolYear(asked, year.authority(), year.version(), semesters, year.holidays(), year.makeUpDays());
    }

    @PostMapping(path = "/{authority}", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(
            summary = "匯入行事曆: CSV or XLSX with 類別 (學期, 放假, 補課), 學年度, 學期, 起日, 迄日, 名稱",
            description = "All rows are checked; every school year of the file is published anew, or none is. "
                    + "A year without rows of semesters keeps the default dates. What was decided before stays.")
    @ApiResponse(
            responseCode = "200",
            description = "Each school year with the version that holds now; unchanged ones keep theirs",
            content = @Content(examples = @ExampleObject("{\"years\":[{\"schoolYear\":115,\"version\":2}]}")))
    CalendarImport.Result publish(
            @Parameter(description = "AGENCY, or the code of a county that overrides it", example = "AGENCY")
                    @PathVariable
                    String authority,
            MultipartHttpServletRequest request,
            Caller caller)
            throws IOException {
        requireAuthority(authority);
        try (ReceivedFile file = ReceivedFile.of(request, "calendar")) {
            return calendars.run(file, caller, authority);
        }
    }

    private static void requireAuthority(String authority) {
        if (!authority.equals(SchoolCalendar.AGENCY) && !CodeLists.contains("counties", authority)) {
            throw new Invalid(FieldProblem.of("authority", "UNKNOWN_CODE"));
        }
    }
}
