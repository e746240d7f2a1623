package org.rejoin.query.transferout;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import org.rejoin.event.Actor;
import org.rejoin.query.NotVisible;
import org.rejoin.query.accesslog.AccessAction;
import org.rejoin.query.accesslog.RecordsAccess;
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

/** The papers registry sends of a pupil who never arrived (R-HL-09, R-HL-13). */
@PageController
@ReadsFrom(TransfersOutProjector.GROUP)
class TransferPaperPages {

    private static final String EXPLAINED = "/api/transfers-out/{id}";

    private final TransfersOut transfers;
    private final TransferReports reports;
    private final Answers answers;
    private final PaperPrinter printer;
    private final Clock clock;

    TransferPaperPages(
            TransfersOut transfers, TransferReports reports, Answers answers, PaperPrinter printer, Clock clock) {
        this.transfers = transfers;
        this.reports = reports;
        this.answers = answers;
        this.printer = printer;
        this.clock = clock;
    }

    @GetMapping("/transfers-out/{id}/print")
    @Asks(EXPLAINED)
    @RecordsAccess(AccessAction.PUPIL_PRINTED)
    String page(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID id,
            @RequestParam TransferPaperKind paper,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        fill(model, actor, id, paper, request, response);
        return "transferout/print";
    }

    @GetMapping("/transfers-out/{id}/print.pdf")
    @Asks(EXPLAINED)
    @RecordsAccess(AccessAction.PUPIL_PRINTED)
    View pdf(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID id,
            @RequestParam TransferPaperKind paper,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        fill(model, actor, id, paper, request, response);
        return printer.pdf(
                "transferout/print-pdf",
                model.asMap(),
                paper.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    // without a report there is nothing to write of
    private void fill(
            Model model,
            Actor actor,
            UUID id,
            TransferPaperKind kind,
            HttpServletRequest request,
            HttpServletResponse response) {
        ReportedTransfer report = reports.of(id, actor).orElseThrow(NotVisible::new);
        TransferLine line = transfers.of(id, actor);
        ExplainedTransfer explained = answers.of(EXPLAINED, ExplainedTransfer.class, request, response, id);
        model.addAttribute("paper", TransferPaper.of(kind, line, report, explained.transfer()))
                .addAttribute("printedAt", clock.instant());
    }
}
