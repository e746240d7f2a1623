package org.rejoin.query.transferin;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.query.page.Dates;
import org.rejoin.query.page.PageController;
import org.rejoin.query.platform.ReadsFrom;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 轉入登入 (R-TRF-02): to be entered, and what was entered before. */
@PageController
@ReadsFrom(TransferInsProjector.GROUP)
class TransferInPages {

    private static final int MONTHS_BACK = 12;

    private final TransferIns transferIns;

    TransferInPages(TransferIns transferIns) {
        this.transferIns = transferIns;
    }

    /** Lines that were entered together, of those on this page. */
    record Batch(UUID id, String month, String enteredBy, Instant enteredAt, List<TransferInLine> lines) {

        public YearMonth arrived() {
            return YearMonth.parse(month);
        }
    }

    /** @param of 轉入年月 of what is listed below; empty: of every month */
    @GetMapping("/transfer-ins")
    String page(
            @AuthenticationPrincipal Actor actor,
            @RequestParam(required = false) @Nullable YearMonth of,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "30") int size,
            Model model) {
        YearMonth next = YearMonth.from(today(model)).plusMonths(1);
        List<YearMonth> months = IntStream.rangeClosed(0, MONTHS_BACK + 1)
                .mapToObj(next::minusMonths)
                .toList();
        TransferInList found = transferIns.answer(new FindTransferIns(of, page, size), actor);
        List<Batch> batches = together(found.items());
        model.addAttribute("months", months)
                .addAttribute("now", next.minusMonths(1))
                .addAttribute("of", of)
                .addAttribute("found", found)
                .addAttribute("batches", batches)
                .addAttribute("enterers", batches.stream().map(Batch::enteredBy).toList());
        return "transferin/page";
    }

    private static List<Batch> together(List<TransferInLine> lines) {
        Map<UUID, Batch> batches = new LinkedHashMap<>();
        for (TransferInLine line : lines) {
            batches.computeIfAbsent(
                            line.transferInId(),
                            id -> new Batch(id, line.month(), line.enteredBy(), line.enteredAt(), new ArrayList<>()))
                    .lines()
                    .add(line);
        }
        return List.copyOf(batches.values());
    }

    // part of the model of every page
    private static LocalDate today(Model model) {
        return ((Dates) Objects.requireNonNull(model.getAttribute("dates"))).today();
    }
}
