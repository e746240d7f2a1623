package org.rejoin.query.transferout;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.transferout.NoticeChannel;
import org.rejoin.event.transferout.TransferGround;
import org.rejoin.query.NotVisible;
import org.rejoin.query.absence.DropoutReasons;
import org.rejoin.query.accesslog.AccessAction;
import org.rejoin.query.accesslog.RecordsAccess;
import org.rejoin.query.page.Answers;
import org.rejoin.query.page.Asks;
import org.rejoin.query.page.PageController;
import org.rejoin.query.platform.ReadsFrom;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** 轉學 (R-HL-11..15, R-HL-30..32): who is on the way, what is missing, and each step with the page that takes it. */
@PageController
@ReadsFrom(TransfersOutProjector.GROUP)
class TransferOutPages {

    private static final String EXPLAINED = "/api/transfers-out/{id}";
    private static final Set<Role> ISSUING = Set.of(Role.REGISTRY, Role.HEAD);

    private final TransfersOut transfers;
    private final TransferReports reports;
    private final Answers answers;

    TransferOutPages(TransfersOut transfers, TransferReports reports, Answers answers) {
        this.transfers = transfers;
        this.reports = reports;
        this.answers = answers;
    }

    /** @param key of its heading {@code transferout.lane.<key>} */
    record Lane(String key, String tone, List<TransferLine> lines) {}

    /** @param done those of which nothing is awaited any more; said: which step was just taken */
    @GetMapping("/transfers-out")
    String list(
            @AuthenticationPrincipal Actor actor,
            @RequestParam(defaultValue = "false") boolean done,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "30") int size,
            @RequestParam(required = false) @Nullable String said,
            Model model) {
        TransferList found = transfers.answer(new FindTransfersOut(done, page, size), actor);
        model.addAttribute("done", done)
                .addAttribute("found", found)
                .addAttribute("said", said != null)
                .addAttribute("issues", actor.roles().stream().anyMatch(ISSUING::contains))
                .addAttribute("lanes", done ? List.of(new Lane("done", "none", found.items())) : lanes(found.items()));
        return "transferout/list";
    }

    private static List<Lane> lanes(List<TransferLine> lines) {
        return Stream.of("overdue", "report", "arrival", "records", "placement")
                .map(key -> new Lane(
                        key,
                        key.equals("overdue") ? "red" : "amber",
                        lines.stream().filter(line -> line.lane().equals(key)).toList()))
                .filter(lane -> !lane.lines().isEmpty())
                .toList();
    }

    /** @param temporary 短期就讀 instead of a certificate */
    @GetMapping("/transfers-out/new")
    String begin(@RequestParam(defaultValue = "false") boolean temporary, Model model) {
        model.addAttribute("temporary", temporary).addAttribute("grounds", TransferGround.values());
        return "transferout/new";
    }

    @GetMapping("/transfers-out/{id}")
    @RecordsAccess(AccessAction.TRANSFER_READ)
    @Asks(EXPLAINED)
    String transfer(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String done,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        ExplainedTransfer explained = explained(actor, id, request, response, model);
        model.addAttribute("done", done != null)
                .addAttribute(
                        "reported",
                        TransferReports.isFor(actor) ? reports.of(id, actor).orElse(null) : null)
                .addAttribute("papers", TransferPaperKind.values())
                .addAttribute("offered", explained.offered())
                .addAttribute("stopped", explained.stopped());
        return "transferout/transfer";
    }

    @GetMapping("/transfers-out/{id}/{step}")
    @Asks(EXPLAINED)
    String step(
            @AuthenticationPrincipal Actor actor,
            @PathVariable UUID id,
            @PathVariable String step,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        TransferStep wanted = TransferStep.at(step).orElseThrow(NotVisible::new);
        ExplainedTransfer explained = explained(actor, id, request, response, model);
        ExplainedTransfer.Report report = explained.transfer().report();
        model.addAttribute("step", wanted)
                .addAttribute("reasons", report == null ? List.of() : DropoutReasons.offeredIn(report.reasonsOfYear()))
                .addAttribute("explained", explained.step(wanted))
                .addAttribute("channels", NoticeChannel.values());
        return "transferout/step";
    }

    private ExplainedTransfer explained(
            Actor actor, UUID id, HttpServletRequest request, HttpServletResponse response, Model model) {
        TransferLine line = transfers.of(id, actor);
        ExplainedTransfer explained = answers.of(EXPLAINED, ExplainedTransfer.class, request, response, id);
        model.addAttribute("line", line).addAttribute("transfer", explained.transfer());
        return explained;
    }
}
