package org.rejoin.query.casepage;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.query.accesslog.AccessAction;
import org.rejoin.query.accesslog.RecordsAccess;
import org.rejoin.query.page.Dates;
import org.rejoin.query.page.PageController;
import org.rejoin.query.page.Words;
import org.rejoin.query.platform.ReadsFrom;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What changed in a case between two moments, as people read it (SC14). */
@PageController
@ReadsFrom(CasePageProjector.GROUP)
class CaseDiffPages {

    private final CaseDiffs diffs;

    CaseDiffPages(CaseDiffs diffs) {
        this.diffs = diffs;
    }

    @GetMapping("/cases/{id}/diff")
    @RecordsAccess(
            value = AccessAction.CASE_READ,
            filter = {"from", "to"})
    String diff(
            @AuthenticationPrincipal Actor actor,
            Locale locale,
            @PathVariable UUID id,
            @RequestParam String from,
            @RequestParam(required = false) @Nullable String to,
            @ModelAttribute("words") Words words,
            @ModelAttribute("dates") Dates dates,
            Model model) {
        CaseDiff diff = diffs.between(id, from, to, actor, locale);
        model.addAttribute("diff", diff)
                .addAttribute("untilNow", to == null)
                .addAttribute("lines", new DiffWords(words, dates).lines(diff.changes()));
        return "casepage/diff";
    }
}
