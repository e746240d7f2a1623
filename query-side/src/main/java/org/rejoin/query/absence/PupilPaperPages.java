package org.rejoin.query.absence;

import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.query.NotVisible;
import org.rejoin.query.accesslog.AccessAction;
import org.rejoin.query.accesslog.RecordsAccess;
import org.rejoin.query.page.PageController;
import org.rejoin.query.paper.PaperPrinter;
import org.rejoin.query.platform.ReadsFrom;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The papers registry sends (SOP-3.3, SOP-4.2, 2.2): which there are, and each to print. */
@PageController
@ReadsFrom(AbsenceProjector.GROUP)
class PupilPaperPages {

    private final Pupils pupils;
    private final DropoutReports reports;
    private final PaperPrinter printer;
    private final Clock clock;

    PupilPaperPages(Pupils pupils, DropoutReports reports, PaperPrinter printer, Clock clock) {
        this.pupils = pupils;
        this.reports = reports;
        this.printer = printer;
        this.clock = clock;
    }

    /** @param missing what there has to be first; null where it can be printed */
    record Offer(PaperKind kind, @Nullable String missing) {}

    @GetMapping("/pupils/{id}/papers")
    @RecordsAccess(AccessAction.PUPIL_READ)
    String papers(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String done,
            Model model) {
        PupilView pupil = pupils.of(id, actor);
        ReportedDropout report = reports.newestOf(id, actor).orElse(null);
        List<Offer> offers = Arrays.stream(PaperKind.values())
                .map(kind -> new Offer(kind, kind.missing(pupil, report).orElse(null)))
                .toList();
        model.addAttribute("pupil", pupil).addAttribute("done", done != null).addAttribute("offers", offers);
        return "absence/papers";
    }

    @GetMapping("/pupils/{id}/print")
    @RecordsAccess(AccessAction.PUPIL_PRINTED)
    String page(
            @AuthenticationPrincipal Actor actor, @PathVariable UUID id, @RequestParam PaperKind paper, Model model) {
        fill(model, actor, id, paper);
        return "absence/print";
    }

    @GetMapping("/pupils/{id}/print.pdf")
    @RecordsAccess(AccessAction.PUPIL_PRINTED)
    View pdf(@AuthenticationPrincipal Actor actor, @PathVariable UUID id, @RequestParam PaperKind paper, Model model) {
        fill(model, actor, id, paper);
        return printer.pdf(
                "absence/print-pdf",
                model.asMap(),
                paper.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    // what cannot be written yet is not there; the page of the papers says why
    private void fill(Model model, Actor actor, UUID id, PaperKind kind) {
        PupilView pupil = pupils.of(id, actor);
        ReportedDropout report = reports.newestOf(id, actor).orElse(null);
        if (kind.missing(pupil, report).isPresent()) {
            throw new NotVisible();
        }
        model.addAttribute("paper", PupilPaper.of(kind, pupil, report)).addAttribute("printedAt", clock.instant());
    }
}
