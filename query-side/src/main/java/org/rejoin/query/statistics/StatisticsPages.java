package org.rejoin.query.statistics;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.CodeLists;
import org.rejoin.event.calendar.SchoolCalendar;
import org.rejoin.query.Labels;
import org.rejoin.query.accesslog.AccessAction;
import org.rejoin.query.accesslog.Accessed;
import org.rejoin.query.accesslog.RecordsAccess;
import org.rejoin.query.codelists.PublishedCalendars;
import org.rejoin.query.page.PageController;
import org.rejoin.query.platform.FileFormat;
import org.rejoin.query.platform.ReadsFrom;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** 統計報表 as people see them (SC10): the three reports, their charts drawn from their tables, and their files. */
@PageController
@ReadsFrom("statistics")
class StatisticsPages {

    private static final int YEARS_OFFERED = 4;
    private static final int MOST_ROWS = 500;

    private final ShownReports reports;
    private final PublishedCalendars calendars;
    private final Clock clock;
    private final ZoneId zone;

    StatisticsPages(
            ShownReports reports,
            PublishedCalendars calendars,
            Clock clock,
            @Value("${rejoin.zone:Asia/Taipei}") ZoneId zone) {
        this.reports = reports;
        this.calendars = calendars;
        this.clock = clock;
        this.zone = zone;
    }

    /** A link that sets the period. @param year of the Republic */
    record SchoolYear(int year, LocalDate from, LocalDate to) {}

    @GetMapping("/statistics")
    String summary(
            @AuthenticationPrincipal Actor actor,
            @ModelAttribute("asked") TypedFilter asked,
            Locale locale,
            Model model) {
        ReportFilter filter = filterOf("school-summary", asked, actor, model);
        if (filter != null) {
            Labels labels = new Labels(CsvReport.class, locale, zone);
            SchoolSummary found = reports.schoolSummary(actor, filter);
            model.addAttribute("figures", Figures.of(found))
                    .addAttribute("tables", ReportTable.of(found, labels))
                    .addAttribute("schools", ReportTable.bySchool(found))
                    .addAttribute("months", MonthTable.of(reports.months(actor, filter), filter))
                    .addAttribute("difference", filter.asOf() == null ? null : reports.difference(actor, filter));
        }
        return "statistics/summary";
    }

    /** Whoever counts more than one school names the school first: a list of names is for those who know them. */
    @GetMapping("/statistics/roster")
    @RecordsAccess(AccessAction.ROSTER_EXPORTED)
    String roster(@AuthenticationPrincipal Actor actor, @ModelAttribute("asked") TypedFilter asked, Model model) {
        ReportFilter filter = filterOf("roster", asked, actor, model);
        boolean named = actor.school() != null || filter != null && filter.school() != null;
        ReportFilter shown = named ? filter : null;
        Roster found = shown == null ? new Roster(List.of()) : reports.roster(actor, shown);
        model.addAttribute("named", named)
                .addAttribute("accessed", shown == null ? Accessed.NOBODY : new ShownRoster(found, shown.recorded()))
                .addAttribute("total", found.rows().size())
                .addAttribute("rows", found.rows().stream().limit(MOST_ROWS).toList());
        return "statistics/roster";
    }

    @GetMapping("/statistics/measures")
    String measures(
            @AuthenticationPrincipal Actor actor,
            @ModelAttribute("asked") TypedFilter asked,
            Locale locale,
            Model model) {
        ReportFilter filter = filterOf("measures", asked, actor, model);
        if (filter != null) {
            model.addAttribute(
                    "tables",
                    ReportTable.of(reports.measures(actor, filter), new Labels(CsvReport.class, locale, zone)));
        }
        return "statistics/measures";
    }

    /** What to mind about the file, before it is there (ST-M-03, IF08). */
    @GetMapping("/statistics/{report}/export")
    String export(
            @AuthenticationPrincipal Actor actor,
            @PathVariable String report,
            @ModelAttribute("asked") TypedFilter asked,
            Model model) {
        Scope.of(actor);
        filterOf(TypedFilter.known(report), asked, actor, model);
        return "statistics/export";
    }

    @GetMapping("/statistics/school-summary/file")
    @RecordsAccess(
            value = AccessAction.STATISTICS_EXPORTED,
            filter = {"from", "to", "basis", "age", "programme", "school", "asOf"})
    ResponseEntity<SchoolSummary> summaryFile(
            @AuthenticationPrincipal Actor actor,
            ReportParameters parameters,
            @RequestParam(defaultValue = "CSV") FileFormat format) {
        return format.of(reports.schoolSummary(actor, parameters.toFilter()));
    }

    @GetMapping("/statistics/roster/file")
    @RecordsAccess(
            value = AccessAction.ROSTER_EXPORTED,
            filter = {"from", "to", "basis", "age", "programme", "school", "asOf"})
    ResponseEntity<Roster> rosterFile(
            @AuthenticationPrincipal Actor actor,
            ReportParameters parameters,
            @RequestParam(defaultValue = "CSV") FileFormat format) {
        return format.of(reports.roster(actor, parameters.toFilter()));
    }

    @GetMapping("/statistics/measures/file")
    @RecordsAccess(
            value = AccessAction.STATISTICS_EXPORTED,
            filter = {"from", "to", "basis", "age", "programme", "school", "asOf"})
    ResponseEntity<Measures> measuresFile(
            @AuthenticationPrincipal Actor actor,
            ReportParameters parameters,
            @RequestParam(defaultValue = "CSV") FileFormat format) {
        return format.of(reports.measures(actor, parameters.toFilter()));
    }

    @GetMapping("/statistics/months/file")
    @RecordsAccess(
            value = AccessAction.STATISTICS_EXPORTED,
            filter = {"from", "to", "basis", "age", "programme", "school", "asOf"})
    ResponseEntity<Months> monthsFile(
            @AuthenticationPrincipal Actor actor,
            ReportParameters parameters,
            @RequestParam(defaultValue = "CSV") FileFormat format) {
        return format.of(reports.months(actor, parameters.toFilter()));
    }

    /** Null where the filter cannot be meant: the page says which part of it. */
    private @Nullable ReportFilter filterOf(String report, TypedFilter asked, Actor actor, Model model) {
        Scope.of(actor);
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        List<SchoolYear> years = years(today, actor);
        SchoolYear year = years.get(0);
        List<String> wrong = new ArrayList<>();
        TypedFilter.Read read = asked.read(year.from(), today, zone, wrong);
        model.addAttribute("report", report)
                .addAttribute("wrong", wrong)
                .addAttribute("read", read)
                .addAttribute("address", read.address())
                .addAttribute("everywhere", actor.school() == null)
                .addAttribute("programmes", CodeLists.of("programmes"))
                .addAttribute("years", years)
                .addAttribute("hides", actor.school() == null)
                .addAttribute("bases", Basis.values())
                .addAttribute("ages", Age.values());
        return wrong.isEmpty() ? read.parameters().toFilter() : null;
    }

    /** As the calendar of the reader's unit has them: a day between two belongs to the one that is coming. */
    private List<SchoolYear> years(LocalDate today, Actor actor) {
        SchoolCalendar calendar = calendars.of(actor);
        int newest = calendar.semesterOf(today).schoolYear();
        return IntStream.range(0, YEARS_OFFERED)
                .map(back -> newest - back)
                .mapToObj(year ->
                        new SchoolYear(year, lastDayOf(year - 1, calendar).plusDays(1), lastDayOf(year, calendar)))
                .toList();
    }

    private static LocalDate lastDayOf(int year, SchoolCalendar calendar) {
        return calendar.semesters(year).get(1).to();
    }
}
