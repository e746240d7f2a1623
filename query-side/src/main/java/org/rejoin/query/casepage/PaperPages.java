package org.rejoin.query.casepage;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.rejoin.event.Actor;
import org.rejoin.event.CodeLists;
import org.rejoin.query.accesslog.AccessAction;
import org.rejoin.query.accesslog.RecordsAccess;
import org.rejoin.query.casepage.Paper.Sheet;
import org.rejoin.query.page.Answers;
import org.rejoin.query.page.Asks;
import org.rejoin.query.page.PageController;
import org.rejoin.query.paper.PaperPrinter;
import org.rejoin.query.platform.ReadsFrom;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** 列印 and 下載: the forms for the stamps, in every state, for whoever may see the case (c28, R-REP-04). */
@PageController
@ReadsFrom(CasePageProjector.GROUP)
class PaperPages {

    private final ShownCases cases;
    private final PaperPrinter printer;
    private final Answers answers;
    private final Clock clock;

    PaperPages(ShownCases cases, PaperPrinter printer, Answers answers, Clock clock) {
        this.cases = cases;
        this.printer = printer;
        this.answers = answers;
        this.clock = clock;
    }

    /** The unit, as far as its forms show it. */
    record Unit(List<String> signatories) {}

    @GetMapping("/cases/{id}/print")
    @Asks("/api/schools/{unit}")
    @RecordsAccess(value = AccessAction.CASE_PRINTED, filter = "sheet")
    String page(
            @AuthenticationPrincipal Actor actor,
            Locale locale,
            @PathVariable UUID id,
            @RequestParam(name = "sheet", defaultValue = "") Set<Sheet> sheets,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        CasePage page = cases.today(actor, id, locale);
        fill(model, page, Paper.of(page, sheets, signatories(page, request, response)));
        return "casepage/print";
    }

    @GetMapping("/cases/{id}/print.pdf")
    @Asks("/api/schools/{unit}")
    @RecordsAccess(value = AccessAction.CASE_PRINTED, filter = "sheet")
    View pdf(
            @AuthenticationPrincipal Actor actor,
            Locale locale,
            @PathVariable UUID id,
            @RequestParam(name = "sheet", defaultValue = "") Set<Sheet> sheets,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        CasePage page = cases.today(actor, id, locale);
        fill(model, page, Paper.of(page, sheets, signatories(page, request, response)));
        return printer.pdf("casepage/print-pdf", model.asMap(), page.caseNumber());
    }

    // a unit that nobody entered chose nobody
    private List<String> signatories(CasePage page, HttpServletRequest request, HttpServletResponse response) {
        return answers.find("/api/schools/{unit}", Unit.class, request, response, page.school())
                .map(Unit::signatories)
                .orElse(List.of());
    }

    private void fill(Model model, CasePage page, Paper paper) {
        model.addAttribute("page", page)
                .addAttribute("paper", paper)
                .addAttribute("types", codes("leaving-types"))
                .addAttribute("identities", codes("identities"))
                .addAttribute("printedAt", clock.instant());
    }

    private static List<String> codes(String list) {
        return CodeLists.of(list).stream().map(CodeLists.Item::code).toList();
    }
}
