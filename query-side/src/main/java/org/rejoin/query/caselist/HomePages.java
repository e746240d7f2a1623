package org.rejoin.query.caselist;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.calendar.Semester;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.query.caselist.CaseListPages.Line;
import org.rejoin.query.codelists.PublishedCalendars;
import org.rejoin.query.page.NewsOfReader;
import org.rejoin.query.page.PageController;
import org.rejoin.query.platform.ReadsFrom;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** 今日 (UI 4.1): of the lists what waits for the reader, in the order of usefulness; for who answers for many, how things stand. */
@PageController
@ReadsFrom({CaseListProjector.GROUP, "inbox"})
class HomePages {

    private static final int MOST_ROWS = 5;
    private static final int MOST_NEWS = 5;
    // whatever is still open: no student stays longer
    private static final int YEARS_BACK = 6;
    private static final List<String> FIGURES = List.of("closable", "pending", "overdue", "tracking");

    private final CaseLists lists;
    private final CaseOverview overview;
    private final ListParameters parameters;
    private final PublishedCalendars calendars;
    private final NewsOfReader news;

    HomePages(
            CaseLists lists,
            CaseOverview overview,
            ListParameters parameters,
            PublishedCalendars calendars,
            NewsOfReader news) {
        this.lists = lists;
        this.overview = overview;
        this.parameters = parameters;
        this.calendars = calendars;
        this.news = news;
    }

    /** @param key of its heading {@code home.lane.<key>} and of its empty sentence */
    record Lane(String key, String href, long total, List<Line> lines) {}

    /** @param lamp how the number is drawn */
    record Figure(Lamp lamp, String href, long cases) {}

    /** @param week null between two semesters */
    record Term(Semester semester, @Nullable Long week) {}

    @GetMapping("/")
    String home(@AuthenticationPrincipal Actor actor, Locale locale, Model model) {
        model.addAttribute("news", news.newest(actor, MOST_NEWS, locale))
                .addAttribute("term", term(actor))
                .addAttribute("works", works(actor))
                .addAttribute("lanes", List.of())
                .addAttribute("figures", List.of());
        if (actor.school() != null) {
            lanes(actor, model);
        }
        if (!works(actor) && readsCases(actor)) {
            stand(actor, model);
        }
        return "caselist/home";
    }

    private void lanes(Actor actor, Model model) {
        List<Counted> counted = counted(actor);
        List<Lane> lanes = lanesOf(actor).stream()
                .map(key -> of(counted, key))
                .filter(one -> one.cases() > 0)
                .map(one -> lane(one.key(), one.query(), one.cases(), actor))
                .toList();
        model.addAttribute("lanes", lanes)
                .addAttribute(
                        "figures",
                        works(actor)
                                ? FIGURES.stream()
                                        .map(key -> of(counted, key))
                                        .map(one -> new Figure(lampOf(one.key()), address(one.query()), one.cases()))
                                        .toList()
                                : List.of())
                .addAttribute(
                        "next",
                        lanes.isEmpty()
                                ? overview.next(parameters.today(), actor).orElse(null)
                                : null);
    }

    private List<Counted> counted(Actor actor) {
        List<Asked> asked = Stream.of(
                        asked("closable", FindCases.ListName.CLOSABLE, null, null),
                        asked("pending", FindCases.ListName.PENDING, CaseStatus.PENDING_REPORT, null),
                        asked("filed", FindCases.ListName.PENDING, CaseStatus.FILED, null),
                        asked("returned", FindCases.ListName.PENDING, CaseStatus.RETURNED, null),
                        asked("drafts", FindCases.ListName.PENDING, CaseStatus.DRAFT, null),
                        asked("overdue", FindCases.ListName.OPEN, null, LightColour.RED),
                        asked("soon", FindCases.ListName.OPEN, null, LightColour.AMBER),
                        asked("tracking", FindCases.ListName.TRACKING, null, null))
                .filter(one -> FIGURES.contains(one.key()) || lanesOf(actor).contains(one.key()))
                .toList();
        List<Long> totals = lists.countEachOpen(asked.stream().map(Asked::query).toList(), actor);
        return IntStream.range(0, asked.size())
                .mapToObj(n -> new Counted(asked.get(n).key(), asked.get(n).query(), totals.get(n)))
                .toList();
    }

    private static Counted of(List<Counted> counted, String key) {
        return counted.stream().filter(one -> one.key().equals(key)).findFirst().orElseThrow();
    }

    private void stand(Actor actor, Model model) {
        LocalDate today = parameters.today();
        List<CaseOverview.Overdue> overdue = overview.overdueBySchool(today, actor);
        model.addAttribute("month", overview.month(today, actor))
                .addAttribute(
                        "overdue",
                        overdue.stream().mapToLong(CaseOverview.Overdue::cases).sum())
                .addAttribute(
                        "overdueBySchool",
                        actor.school() == null
                                ? overdue.stream().limit(MOST_ROWS).toList()
                                : List.of())
                .addAttribute("overdueSchools", overdue.size())
                .addAttribute(
                        "overdueHref",
                        address(asked("overdue", FindCases.ListName.OPEN, null, LightColour.RED)
                                .query()))
                .addAttribute(
                        "next", overdue.isEmpty() ? overview.next(today, actor).orElse(null) : null);
    }

    private static List<String> lanesOf(Actor actor) {
        if (actor.is(Role.PRINCIPAL_REPORTER)) {
            return List.of("closable", "pending", "filed", "overdue", "soon");
        }
        if (actor.is(Role.COUNSELLOR)) {
            return List.of("overdue", "soon", "tracking");
        }
        if (actor.is(Role.TUTOR)) {
            return List.of("drafts", "returned", "filed", "tracking", "overdue", "soon");
        }
        return List.of("overdue", "soon");
    }

    /** Whether there is something to finish; the others look. */
    private static boolean works(Actor actor) {
        return actor.is(Role.PRINCIPAL_REPORTER) || actor.is(Role.COUNSELLOR) || actor.is(Role.TUTOR);
    }

    private static boolean readsCases(Actor actor) {
        return actor.is(Role.SENIOR_MANAGER)
                || actor.is(Role.COUNTY_OFFICER)
                || actor.is(Role.AGENCY_OFFICER)
                || actor.is(Role.AUDITOR);
    }

    private Term term(Actor actor) {
        LocalDate today = parameters.today();
        Semester semester = calendars.of(actor).semesterOf(today);
        return new Term(
                semester, semester.includes(today) ? ChronoUnit.WEEKS.between(semester.from(), today) + 1 : null);
    }

    private record Asked(String key, FindCases query) {}

    private record Counted(String key, FindCases query, long cases) {}

    private Asked asked(String key, FindCases.ListName list, @Nullable CaseStatus status, @Nullable LightColour light) {
        return new Asked(
                key,
                new FindCases(
                        list,
                        null,
                        status == null ? List.of() : List.of(status),
                        null,
                        light,
                        parameters.today().minusYears(YEARS_BACK),
                        null,
                        null,
                        0,
                        MOST_ROWS,
                        ListParameters.sortOf("filedAt,desc")));
    }

    private Lane lane(String key, FindCases query, long cases, Actor actor) {
        return new Lane(
                key,
                address(query),
                cases,
                lists.first(query, actor).stream()
                        .map(row -> new Line(row, Lamp.of(row), NextStep.of(row, actor)))
                        .toList());
    }

    private static Lamp lampOf(String key) {
        return switch (key) {
            case "closable" -> new Lamp("green", "green", key);
            case "pending" -> new Lamp("amber", "amber", "PENDING_REPORT");
            case "overdue" -> new Lamp("red", "red", key);
            default -> new Lamp("none", "none", "TRACKING");
        };
    }

    private static String address(FindCases query) {
        String status =
                query.statuses().isEmpty() ? "" : "&status=" + query.statuses().get(0);
        String light = query.light() == null ? "" : "&light=" + query.light();
        return "/cases?list=" + query.list() + status + light + "&from=" + query.from();
    }
}
