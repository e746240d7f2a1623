package org.rejoin.query.transferin;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.rejoin.query.page.Dates;
import org.rejoin.query.page.PageController;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

@PageController
class TransferInPages {

    private static final int MONTHS_BACK = 12;

    @GetMapping("/transfer-ins")
    String page(Model model) {
        YearMonth next = YearMonth.from(today(model)).plusMonths(1);
        List<YearMonth> months = IntStream.rangeClosed(0, MONTHS_BACK + 1)
                .mapToObj(next::minusMonths)
                .toList();
        model.addAttribute("months", months).addAttribute("now", next.minusMonths(1));
        return "transferin/page";
    }

    // part of the model of every page
    private static LocalDate today(Model model) {
        return ((Dates) Objects.requireNonNull(model.getAttribute("dates"))).today();
    }
}
