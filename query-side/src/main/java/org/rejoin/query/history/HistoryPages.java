package org.rejoin.query.history;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.query.accesslog.AccessAction;
import org.rejoin.query.accesslog.RecordsAccess;
import org.rejoin.query.page.PageController;
import org.rejoin.query.page.Words;
import org.rejoin.query.platform.ReadsFrom;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** 歷史與稽核 (SC14): every event in words, and the way to how the case stood then. */
@PageController
@ReadsFrom("case-page")
class HistoryPages {

    private static final HistoryFilter EVERYTHING = HistoryFilter.of(null, null, List.of(), null);

    private final Histories histories;

    HistoryPages(Histories histories) {
        this.histories = histories;
    }

    /** @param at how many of the events are looked at, from 1; all of them where it is not given or there are fewer */
    @GetMapping("/cases/{id}/history")
    @RecordsAccess(AccessAction.HISTORY_READ)
    String show(
            @AuthenticationPrincipal Actor actor,
            Locale locale,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable Integer at,
            @ModelAttribute("words") Words words,
            Model model) {
        CaseHistory history = histories.answer(id, EVERYTHING, actor, locale, words);
        List<HistoryEntry> entries = history.entries();
        int place = at == null ? entries.size() : Math.max(1, Math.min(at, entries.size()));
        HistoryEntry looked = entries.get(place - 1);
        model.addAttribute("history", history)
                .addAttribute("lines", Line.newestFirst(entries))
                .addAttribute("place", place)
                .addAttribute("count", entries.size())
                .addAttribute("looked", looked)
                .addAttribute("before", momentBefore(entries, looked));
        return "history/history";
    }

    /** The same as a table, for the files of the school. */
    @GetMapping(path = "/cases/{id}/history/export", produces = "text/csv")
    @RecordsAccess(AccessAction.HISTORY_READ)
    @ResponseBody
    CaseHistory export(
            @AuthenticationPrincipal Actor actor,
            Locale locale,
            @PathVariable UUID id,
            @ModelAttribute("words") Words words) {
        return histories.answer(id, EVERYTHING, actor, locale, words);
    }

    // what one command brought about bears one time: the moment before it is that of the command before
    private static Instant momentBefore(List<HistoryEntry> entries, HistoryEntry looked) {
        return entries.stream()
                .map(HistoryEntry::recordedAt)
                .filter(moment -> moment.isBefore(looked.recordedAt()))
                .reduce((first, second) -> second)
                .orElse(looked.recordedAt().minusMillis(1));
    }
}
