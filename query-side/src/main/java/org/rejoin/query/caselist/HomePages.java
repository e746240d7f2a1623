package org.rejoin.query.caselist;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.query.caselist.CaseListPages.Line;
import org.rejoin.query.page.NewsOfReader;
import org.rejoin.query.page.PageController;
import org.rejoin.query.platform.ReadsFrom;
import org.springframework.data.domain.Sort;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** 今日 (SC02): of the lists what waits for the reader, in the order of usefulness. */
@PageController
@ReadsFrom({CaseListProjector.GROUP, "inbox"})
class HomePages {

    private static final int MOST_ROWS = 5;
    private static final int MOST_NEWS = 5;
    // whatever is still open: no student stays longer
    private static final int YEARS_BACK = 6;

    private final CaseLists lists;
    private final ListParameters parameters;
    private final NewsOfReader news;

    HomePages(CaseLists lists, ListParameters parameters, NewsOfReader news) {
        this.lists = lists;
        this.parameters = parameters;
        this.news = news;
    }

    /** @param key of its heading {@code home.lane.<key>} and of its empty sentence */
    record Lane(String key, String href, long total, List<Line> lines) {}

    /** @param lamp how the number is drawn */
    record Figure(Lamp lamp, String href, long cases) {}

    @GetMapping("/")
    String home(@AuthenticationPrincipal Actor actor, Locale locale, Model model) {
        List<Lane> lanes = lanesFor(actor)
                .map(query -> lane(query, actor))
                .filter(lane -> lane.total() > 0)
                .toList();
        model.addAttribute("lanes", lanes)
                .addAttribute("figures", actor.school() == null ? List.of() : figures(actor))
                .addAttribute("news", news.newest(actor, MOST_NEWS, locale));
        return "caselist/home";
    }

    private record Asked(String key, FindCases query) {}

    private Stream<Asked> lanesFor(Actor actor) {
        Asked closable = asked("closable", FindCases.ListName.CLOSABLE, null, null);
        Asked pending = asked("pending", FindCases.ListName.PENDING, CaseStatus.PENDING_REPORT, null);
        Asked filed = asked("filed", FindCases.ListName.PENDING, CaseStatus.FILED, null);
        Asked returned = asked("returned", FindCases.ListName.PENDING, CaseStatus.RETURNED, null);
        Asked drafts = asked("drafts", FindCases.ListName.PENDING, CaseStatus.DRAFT, null);
        Asked overdue = asked("overdue", FindCases.ListName.OPEN, null, LightColour.RED);
        Asked soon = asked("soon", FindCases.ListName.OPEN, null, LightColour.AMBER);
        Asked tracking = asked("tracking", FindCases.ListName.TRACKING, null, null);
        if (actor.is(Role.PRINCIPAL_REPORTER)) {
            return Stream.of(closable, pending, filed, overdue, soon);
        }
        if (actor.is(Role.COUNSELLOR)) {
            return Stream.of(overdue, soon, tracking);
        }
        if (actor.is(Role.TUTOR)) {
            return Stream.of(drafts, returned, filed, tracking, overdue, soon);
        }
        return Stream.of(overdue, closable, tracking);
    }

    private Asked asked(String key, FindCases.ListName list, @Nullable CaseStatus status, @Nullable LightColour light) {
        return new Asked(
                key,
                new FindCases(
                        list,
                        null,
                        status == null ? List.of() : List.of(status),
                        null,
                        light,
                        since(),
                        null,
                        null,
                        0,
                        MOST_ROWS,
                        ListParameters.sortOf("filedAt,desc")));
    }

    private LocalDate since() {
        return parameters.today().minusYears(YEARS_BACK);
    }

    private Lane lane(Asked asked, Actor actor) {
        Page<CaseView> found = lists.answer(asked.query(), actor);
        return new Lane(
                asked.key(),
                address(asked.query()),
                found.total(),
                found.items().stream()
                        .map(row -> new Line(row, Lamp.of(row), NextStep.of(row, actor)))
                        .toList());
    }

    private List<Figure> figures(Actor actor) {
        return Stream.of(
                        new Asked("closable", whole(FindCases.ListName.CLOSABLE, null, null)),
                        new Asked("PENDING_REPORT", whole(FindCases.ListName.PENDING, CaseStatus.PENDING_REPORT, null)),
                        new Asked("overdue", whole(FindCases.ListName.OPEN, null, LightColour.RED)),
                        new Asked("TRACKING", whole(FindCases.ListName.TRACKING, null, null)))
                .map(asked ->
                        new Figure(lampOf(asked.key()), address(asked.query()), lists.count(asked.query(), actor)))
                .toList();
    }

    private static Lamp lampOf(String key) {
        return switch (key) {
            case "closable" -> new Lamp("green", "green", key);
            case "PENDING_REPORT" -> new Lamp("amber", "amber", key);
            case "overdue" -> new Lamp("red", "red", key);
            default -> new Lamp("none", "none", key);
        };
    }

    private FindCases whole(FindCases.ListName list, @Nullable CaseStatus status, @Nullable LightColour light) {
        return new FindCases(
                list,
                null,
                status == null ? List.of() : List.of(status),
                null,
                light,
                since(),
                null,
                null,
                0,
                1,
                Sort.unsorted());
    }

    private static String address(FindCases query) {
        String status =
                query.statuses().isEmpty() ? "" : "&status=" + query.statuses().get(0);
        String light = query.light() == null ? "" : "&light=" + query.light();
        return "/cases?list=" + query.list() + status + light + "&from=" + query.from();
    }
}
