package org.rejoin.query.caselist;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.LeavingType;
import org.rejoin.query.InvalidRequest;
import org.rejoin.query.accesslog.AccessAction;
import org.rejoin.query.accesslog.RecordsAccess;
import org.rejoin.query.page.PageController;
import org.rejoin.query.page.PersonNames;
import org.rejoin.query.platform.FileFormat;
import org.rejoin.query.platform.ReadsFrom;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The lists as people see them (SC03), and as files they take along. */
@PageController
@ReadsFrom(CaseListProjector.GROUP)
class CaseListPages {

    // of what is shown and not kept
    private static final UUID UNKEPT = new UUID(0, 0);
    private static final String OVERDUE = "OVERDUE";
    private static final List<String> VIEWS =
            List.of("OPEN", "PENDING", "TRACKING", "CLOSABLE", OVERDUE, "CLOSED", "ALL");

    private final CaseLists lists;
    private final ListParameters parameters;
    private final ListSettings settings;
    private final PersonNames people;

    CaseListPages(CaseLists lists, ListParameters parameters, ListSettings settings, PersonNames people) {
        this.lists = lists;
        this.parameters = parameters;
        this.settings = settings;
        this.people = people;
    }

    /** A view above a list. @param cases null where counting them would take longer than it is worth */
    record View(String key, String href, @Nullable Long cases, boolean current) {}

    /** What a row shows beside its fields. */
    record Line(CaseView row, Lamp lamp, NextStep next) {}

    /** A filter the reader keeps. @param key of the view it begins with */
    record KeptView(KeptFilter filter, String key, String href, boolean current) {}

    @ModelAttribute("asked")
    AskedList asked(
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
            @RequestParam(defaultValue = "") String sort) {
        AskedList.Days days = AskedList.Days.of(from, to);
        FindCases query = parameters.query(
                list,
                category,
                status == null ? List.of() : List.of(status),
                leavingType,
                light,
                days.first(),
                days.last(),
                q,
                page,
                size,
                AskedList.sortOf(sort, actor));
        return new AskedList(query, from, to, sort, days);
    }

    @GetMapping("/cases")
    String list(
            @AuthenticationPrincipal Actor actor,
            @ModelAttribute(name = "asked", binding = false) AskedList asked,
            Model model) {
        FindCases query = asked.query();
        Page<CaseView> found = lists.answer(query, actor);
        ListSettings.Kept kept = settings.of(actor);
        KeptFilter now = KeptFilter.of(query, asked.days().first(), UNKEPT);
        List<KeptView> filters = kept.filters().stream()
                .filter(filter -> filter.isOf(query.category()))
                .map(filter -> keptView(filter, now))
                .toList();
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
                .addAttribute("views", views(asked, actor))
                .addAttribute("statuses", CaseStatus.values())
                .addAttribute("types", typesOf(query.category()))
                .addAttribute("shown", kept.columns().stream().map(Enum::name).collect(Collectors.toSet()))
                .addAttribute("columns", ListColumn.offeredTo(actor))
                .addAttribute("kept", filters)
                .addAttribute("now", now)
                .addAttribute("isKept", filters.stream().anyMatch(KeptView::current))
                .addAttribute("room", kept.filters().size() < ListSettings.MOST_FILTERS)
                .addAttribute("filtered", asked.isFiltered())
                .addAttribute(
                        "sortable",
                        asked.address().queryParam("size", query.size()).build().toUriString() + "&sort=")
                .addAttribute(
                        "base",
                        asked.address().queryParam("sort", asked.sort()).build().toUriString() + "&")
                .addAttribute("export", "/cases/export" + asked.parameters());
        return "caselist/list";
    }

    /** What it is for and what to mind, before the file is there (UI 4.2, IF08). */
    @GetMapping("/cases/export")
    String export(
            @AuthenticationPrincipal Actor actor,
            @ModelAttribute(name = "asked", binding = false) AskedList asked,
            Model model) {
        long cases = lists.countExported(asked.query(), actor);
        model.addAttribute("query", asked.query())
                .addAttribute("cases", cases)
                .addAttribute("most", CaseLists.MOST_EXPORTED)
                .addAttribute("purposes", ExportPurpose.values())
                .addAttribute("fields", asked.fields())
                .addAttribute("back", "/cases" + asked.parameters());
        return "caselist/export";
    }

    @GetMapping("/cases/file")
    @RecordsAccess(AccessAction.LIST_EXPORTED)
    ResponseEntity<CaseListFile> file(
            @AuthenticationPrincipal Actor actor,
            @ModelAttribute(name = "asked", binding = false) AskedList asked,
            @RequestParam(required = false) @Nullable ExportPurpose purpose,
            @RequestParam(defaultValue = "CSV") FileFormat format) {
        if (purpose == null) {
            throw new InvalidRequest("purpose", "MISSING_PURPOSE");
        }
        if (lists.countExported(asked.query(), actor) > CaseLists.MOST_EXPORTED) {
            throw new InvalidRequest("from", "TOO_MANY_ROWS");
        }
        List<CaseView> rows = lists.export(asked.query(), actor);
        return format.of(new CaseListFile(
                rows,
                people.of(rows.stream().map(CaseView::filedBy).collect(Collectors.toSet())),
                actor.school() != null,
                asked.recorded() + " purpose=" + purpose + " format=" + format));
    }

    private static KeptView keptView(KeptFilter filter, KeptFilter now) {
        String key = filter.light() == LightColour.RED ? OVERDUE : filter.list().name();
        return new KeptView(filter, key, AskedList.address(filter), filter.saysTheSameAs(now));
    }

    private List<View> views(AskedList asked, Actor actor) {
        // whoever reads a county or the country would wait for counts nobody needs
        boolean counted = actor.school() != null;
        List<AskedList> all = VIEWS.stream()
                .map(key -> key.equals(OVERDUE)
                        ? asked.in(FindCases.ListName.OPEN, LightColour.RED)
                        : asked.in(FindCases.ListName.valueOf(key), null))
                .toList();
        List<Long> totals =
                counted ? lists.countEach(all.stream().map(AskedList::query).toList(), actor) : List.of();
        return IntStream.range(0, all.size())
                .mapToObj(n -> {
                    AskedList one = all.get(n);
                    boolean current = one.query().list() == asked.query().list()
                            && one.query().light() == asked.query().light();
                    return new View(
                            VIEWS.get(n), one.address().build().toUriString(), counted ? totals.get(n) : null, current);
                })
                .toList();
    }

    private static List<LeavingType> typesOf(FindCases.@Nullable Category category) {
        return Arrays.stream(LeavingType.values())
                .filter(type -> category == null || category.leavingTypes().contains(type))
                .toList();
    }
}
