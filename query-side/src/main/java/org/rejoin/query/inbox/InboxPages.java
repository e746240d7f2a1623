package org.rejoin.query.inbox;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.rejoin.event.Actor;
import org.rejoin.query.page.PageController;
import org.rejoin.query.platform.ReadsFrom;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 通知 (SC02): what came in for the reader, what is not read yet first. */
@PageController
@ReadsFrom("inbox")
class InboxPages {

    private final Inbox inbox;
    private final InboxParameters parameters;
    private final InboxWords words;
    private final ZoneId zone;

    InboxPages(
            Inbox inbox,
            InboxParameters parameters,
            InboxWords words,
            @Value("${rejoin.zone:Asia/Taipei}") ZoneId zone) {
        this.inbox = inbox;
        this.parameters = parameters;
        this.words = words;
        this.zone = zone;
    }

    enum Show {
        UNREAD,
        ALL
    }

    /** @param href the place of action, empty where there is none */
    record Line(InboxItem item, InboxSign sign, String sentence, String href) {}

    /** Messages of a day. */
    record Day(LocalDate on, List<Line> lines) {}

    @GetMapping("/inbox")
    String list(
            @AuthenticationPrincipal Actor actor,
            Locale locale,
            @RequestParam(defaultValue = "UNREAD") Show show,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "30") int size,
            Model model) {
        parameters.check(page, size);
        InboxPage found = inbox.find(actor, show == Show.UNREAD, page, size);
        model.addAttribute("show", show.name())
                .addAttribute("found", found)
                .addAttribute(
                        "senders",
                        found.items().stream().map(InboxItem::by).distinct().toList())
                .addAttribute("days", byDay(found.items(), locale));
        return "inbox/list";
    }

    private List<Day> byDay(List<InboxItem> items, Locale locale) {
        Map<LocalDate, List<Line>> days = items.stream()
                .collect(Collectors.groupingBy(
                        item -> LocalDate.ofInstant(item.at(), zone),
                        LinkedHashMap::new,
                        Collectors.mapping(item -> line(item, locale), Collectors.toList())));
        return days.entrySet().stream()
                .map(day -> new Day(day.getKey(), day.getValue()))
                .toList();
    }

    private Line line(InboxItem item, Locale locale) {
        return new Line(item, InboxSign.of(item), words.sentence(item, locale), InboxSign.placeOf(item));
    }
}
