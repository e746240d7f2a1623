package org.rejoin.query.caselist;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.LeavingType;
import org.rejoin.query.page.Dates;
import org.rejoin.query.page.PageController;
import org.rejoin.query.platform.ReadsFrom;
import org.springframework.data.domain.Sort;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The lists as people see them (SC03). */
@PageController
@ReadsFrom(CaseListProjector.GROUP)
class CaseListPages {

    private final CaseLists lists;
    private final ListParameters parameters;

    CaseListPages(CaseLists lists, ListParameters parameters) {
        this.lists = lists;
        this.parameters = parameters;
    }

    /** A view above a list. @param cases null where counting them would take longer than it is worth */
    record View(String key, String href, @Nullable Long cases, boolean current) {}

    /** What a row shows beside its fields. */
    record Line(CaseView row, Lamp lamp, NextStep next) {}

    @GetMapping("/cases")
    String list(
            @AuthenticationPrincipal Actor actor,
            @RequestParam(defaultValue = "OPEN") FindCases.ListName list,
            @RequestParam(required = false) FindCases.@Nullable Category category,
            @RequestParam(required = false) @Nullable CaseStatus status,
            @RequestParam(required = false) @Nullable LeavingType leavingType,
            @RequestParam(required = false) @Nullable LightColour light,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "30") int size,
            @RequestParam(defaultValue = "") String sort,
            Model model) {
        List<String> unreadable = new ArrayList<>();
        LocalDate first = dayOf("from", from, unreadable);
        LocalDate last = dayOf("to", to, unreadable);
        if (first != null && last != null && last.isBefore(first)) {
            unreadable.add("range");
            last = null;
        }
        FindCases query = parameters.query(
                list,
                category,
                status == null ? List.of() : List.of(status),
                leavingType,
                light,
                first,
                last,
                q,
                page,
                size,
                sortOf(sort, actor));
        Page<CaseView> found = lists.answer(query, actor);
        UriComponentsBuilder here = address(query, from, to, q);
        model.addAttribute("query", query)
                .addAttribute(
                        "lines",
                        found.items().stream()
                                .map(row -> new Line(row, Lamp.of(row), NextStep.of(row, actor)))
                                .toList())
                .addAttribute("total", found.total())
                .addAttribute(
                        "filers",
                        found.items().stream().map(CaseView::filedBy).distinct().toList())
                .addAttribute("views", views(query, actor, from, to, q))
                .addAttribute("statuses", CaseStatus.values())
                .addAttribute("types", typesOf(category))
                .addAttribute("unreadable", unreadable)
                .addAttribute("sort", sort)
                .addAttribute("from", first == null ? query.from() : first)
                .addAttribute("to", last)
                .addAttribute(
                        "filtered",
                        Stream.of(status, leavingType, first, last, q).anyMatch(Objects::nonNull))
                .addAttribute(
                        "sortable",
                        here.cloneBuilder().queryParam("size", size).build().toUriString() + "&sort=")
                .addAttribute("base", here.queryParam("sort", sort).build().toUriString() + "&");
        return "caselist/list";
    }

    private List<View> views(FindCases query, Actor actor, String from, String to, @Nullable String q) {
        // whoever reads a county or the country would wait for counts nobody needs
        boolean counted = actor.school() != null;
        return Stream.of("OPEN", "PENDING", "TRACKING", "CLOSABLE", "OVERDUE", "CLOSED", "ALL")
                .map(key -> {
                    boolean overdue = key.equals("OVERDUE");
                    FindCases one = query.in(
                            FindCases.ListName.valueOf(overdue ? "OPEN" : key), overdue ? LightColour.RED : null);
                    boolean current = one.list() == query.list() && one.light() == query.light();
                    return new View(
                            key,
                            address(one, from, to, q).build().toUriString(),
                            counted ? (Long) lists.count(one, actor) : null,
                            current);
                })
                .toList();
    }

    private static UriComponentsBuilder address(FindCases query, String from, String to, @Nullable String q) {
        UriComponentsBuilder address =
                UriComponentsBuilder.fromPath("/cases").encode().queryParam("list", query.list());
        add(address, "category", query.category());
        add(address, "light", query.light());
        query.statuses().forEach(status -> add(address, "status", status));
        add(address, "leavingType", query.leavingType());
        add(address, "from", from);
        add(address, "to", to);
        add(address, "q", q);
        return address;
    }

    private static void add(UriComponentsBuilder address, String name, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            address.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value));
        }
    }

    // who is needed first means work: county and agency only read
    private static Sort sortOf(String sort, Actor actor) {
        if (!sort.isEmpty()) {
            return ListParameters.sortOf(sort);
        }
        return actor.school() == null ? ListParameters.sortOf("filedAt,desc") : Sort.unsorted();
    }

    private static List<LeavingType> typesOf(FindCases.@Nullable Category category) {
        return Arrays.stream(LeavingType.values())
                .filter(type -> category == null || category.leavingTypes().contains(type))
                .toList();
    }

    private static @Nullable LocalDate dayOf(String name, String typed, List<String> unreadable) {
        if (typed.isBlank()) {
            return null;
        }
        LocalDate day = Dates.parse(typed).orElse(null);
        if (day == null) {
            unreadable.add(name);
        }
        return day;
    }
}
