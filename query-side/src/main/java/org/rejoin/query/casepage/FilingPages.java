package org.rejoin.query.casepage;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.CodeLists;
import org.rejoin.event.casefile.CaseForm;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.ClosureReason;
import org.rejoin.event.casefile.LeavingType;
import org.rejoin.query.accesslog.AccessAction;
import org.rejoin.query.accesslog.RecordsAccess;
import org.rejoin.query.page.OfferedCodes;
import org.rejoin.query.page.PageController;
import org.rejoin.query.platform.ReadsFrom;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** 填報 in steps (SC04): whom, who that is and whom to call, why, and all of it once more before it is submitted. */
@PageController
@ReadsFrom(CasePageProjector.GROUP)
class FilingPages {

    private static final Set<CaseStatus> REVISABLE = EnumSet.of(CaseStatus.DRAFT, CaseStatus.RETURNED);
    private static final List<String> LISTS = List.of(
            "identities", "family-situations", "relations", "programmes", "intentions", "counties", "leaving-reasons");

    private final ShownCases cases;
    private final OfferedCodes offered;

    FilingPages(ShownCases cases, OfferedCodes offered) {
        this.cases = cases;
        this.offered = offered;
    }

    /** What one page asks; the number is that of the five steps of a filing (R-FIL-02). */
    enum Step {
        STUDENT(2),
        CONTACT(2),
        LEAVING(3),
        REVIEW(4);

        private final int number;

        Step(int number) {
            this.number = number;
        }

        public int number() {
            return number;
        }

        public @Nullable Step before() {
            return this == STUDENT ? null : values()[ordinal() - 1];
        }

        public @Nullable Step after() {
            return this == REVIEW ? null : values()[ordinal() + 1];
        }
    }

    @GetMapping("/cases/new")
    String begin(
            @AuthenticationPrincipal Actor actor,
            @RequestParam(required = false) @Nullable String category,
            Model model) {
        List<CodeLists.Item> types = offered.of("leaving-types", actor);
        List<CodeLists.Item> ofCategory = types.stream()
                .filter(type -> category != null && category.equals(type.category()))
                .toList();
        model.addAttribute("types", ofCategory.isEmpty() ? types : ofCategory);
        return "filing/new";
    }

    /** The student of this case again; what its closure left to be filed (R-CLS-06, c23) is chosen already. */
    @GetMapping("/cases/{id}/follow-up")
    @RecordsAccess(AccessAction.CASE_READ)
    String followUp(@AuthenticationPrincipal Actor actor, Locale locale, @PathVariable UUID id, Model model) {
        CasePage page = cases.today(actor, id, locale);
        LeavingType next = nextAfter(page.closureReason());
        model.addAttribute("page", page)
                .addAttribute(
                        "types",
                        offered.of("leaving-types", actor).stream()
                                .filter(type -> next == null || type.code().equals(next.name()))
                                .toList());
        return "filing/new";
    }

    @GetMapping("/cases/{id}/form")
    @RecordsAccess(AccessAction.CASE_READ)
    String form(
            @AuthenticationPrincipal Actor actor,
            Locale locale,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "STUDENT") Step step,
            Model model) {
        CasePage page = cases.today(actor, id, locale);
        boolean open = REVISABLE.contains(page.status()) && page.filedBy().equals(actor.account());
        // who may still change it reads what she types; a function of this class, as templates call none of the JDK
        UnaryOperator<@Nullable String> mask = open ? text -> text : Masked::text;
        model.addAttribute("page", page)
                .addAttribute("open", open)
                .addAttribute("mask", mask)
                .addAttribute("step", open ? step : Step.REVIEW)
                .addAttribute("steps", Step.values())
                .addAttribute(
                        "filled",
                        page.register() == null ? Set.of() : page.register().filled())
                .addAttribute("lists", lists(actor))
                .addAttribute("reasons", reasons(actor))
                .addAttribute("others", others(page.form().secondaryReasons()))
                .addAttribute("secondary", categories(page.form().secondaryReasons()))
                .addAttribute("tracked", isTracked(page));
        return "filing/form";
    }

    private Map<String, List<CodeLists.Item>> lists(Actor actor) {
        return LISTS.stream().collect(Collectors.toMap(Function.identity(), list -> offered.of(list, actor)));
    }

    private List<Reasons> reasons(Actor actor) {
        List<CodeLists.Item> all = offered.of("leaving-reasons", actor);
        return all.stream()
                .map(CodeLists.Item::category)
                .distinct()
                .map(category -> new Reasons(
                        String.valueOf(category),
                        all.stream()
                                .filter(item -> String.valueOf(category).equals(item.category()))
                                .toList()))
                .toList();
    }

    /** What was written beside an 其他, by its code. */
    private static Map<String, String> others(List<CaseForm.LeavingReason> secondary) {
        Map<String, String> others = new HashMap<>();
        secondary.stream()
                .filter(reason -> reason.code() != null && reason.other() != null)
                .forEach(reason -> others.put(reason.code(), reason.other()));
        return others;
    }

    private static Set<String> categories(List<CaseForm.LeavingReason> secondary) {
        return secondary.stream()
                .map(reason -> CodeLists.categoryOf("leaving-reasons", reason.code()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** @param category first chosen, then one of its items */
    record Reasons(String category, List<CodeLists.Item> items) {}

    // who corrects a filing that has its record already is done (c2)
    private static boolean isTracked(CasePage page) {
        return page.trackingRecords().stream().anyMatch(record -> record.status() == TrackingRecord.Status.SUBMITTED);
    }

    private static @Nullable LeavingType nextAfter(@Nullable ClosureReason reason) {
        if (reason == ClosureReason.ABSENCE_7D_TO_SUSPENSION) {
            return LeavingType.SUSPENSION;
        }
        return reason == ClosureReason.SUSPENSION_TO_TRANSFER ? LeavingType.TRANSFER : null;
    }
}
