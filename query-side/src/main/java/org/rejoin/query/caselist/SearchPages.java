package org.rejoin.query.caselist;

import org.rejoin.event.CodeLists;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.query.page.PageController;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** 案件查詢 (SC08): the page asks the query of the API, as a name or an id never stands in an address. */
@PageController
class SearchPages {

    @GetMapping("/cases/search")
    String page(Model model) {
        // of old cases too: whatever was ever offered
        model.addAttribute("statuses", CaseStatus.values())
                .addAttribute("programmes", CodeLists.of("programmes"))
                .addAttribute("families", CodeLists.of("family-situations"));
        return "search/page";
    }
}
