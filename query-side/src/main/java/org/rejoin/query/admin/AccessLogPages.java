package org.rejoin.query.admin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.query.page.Answers;
import org.rejoin.query.page.Asks;
import org.rejoin.query.page.Dates;
import org.rejoin.query.page.PageController;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** 存取紀錄: who looked at personal data, and what was refused (c28, c30). */
@PageController
class AccessLogPages {

    private static final String WORD = "[A-Za-z0-9._-]{1,60}";

    private final Answers answers;

    AccessLogPages(Answers answers) {
        this.answers = answers;
    }

    record Entry(
            Instant at,
            String account,
            List<Role> roles,
            @Nullable String school,
            String action,
            @Nullable String caseId,
            @Nullable String subject) {}

    record Entries(List<Entry> items, int page, int size, long total) {}

    @GetMapping("/access-log")
    @Asks("/api/access-log")
    String show(
            @AuthenticationPrincipal Actor actor,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String account,
            @RequestParam(defaultValue = "") String school,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "30") int size,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        List<String> wrong = new ArrayList<>();
        LocalDate first = day("from", from, wrong);
        LocalDate last = day("to", to, wrong);
        if (first != null && last != null && last.isBefore(first)) {
            wrong.add("range");
        }
        UriComponentsBuilder asked = UriComponentsBuilder.newInstance();
        add(asked, "from", first);
        add(asked, "to", last);
        add(asked, "account", word("account", account, wrong));
        add(asked, "school", word("school", school, wrong));
        String filter = asked.build().toUriString();
        String parameters = (filter.isEmpty() ? "?" : filter + "&") + "page=" + page + "&size=" + size;
        model.addAttribute(
                        "log",
                        wrong.isEmpty()
                                ? answers.of("/api/access-log" + parameters, Entries.class, request, response)
                                : new Entries(List.of(), 0, size, 0))
                .addAttribute("base", "/access-log" + (filter.isEmpty() ? "?" : filter + "&"))
                .addAttribute("wrong", wrong)
                .addAttribute("from", first)
                .addAttribute("to", last)
                .addAttribute("typedFrom", from)
                .addAttribute("typedTo", to)
                .addAttribute("account", account)
                .addAttribute("school", school)
                .addAttribute("filtered", !filter.isEmpty())
                .addAttribute("everywhere", actor.school() == null);
        return "admin/access-log";
    }

    private static void add(UriComponentsBuilder asked, String name, @Nullable Object value) {
        if (value != null) {
            asked.queryParam(name, value);
        }
    }

    private static @Nullable LocalDate day(String name, String typed, List<String> wrong) {
        if (typed.isBlank()) {
            return null;
        }
        LocalDate day = Dates.parse(typed).orElse(null);
        if (day == null) {
            wrong.add(name);
        }
        return day;
    }

    private static @Nullable String word(String name, String typed, List<String> wrong) {
        if (typed.isBlank()) {
            return null;
        }
        if (!typed.strip().matches(WORD)) {
            wrong.add(name);
            return null;
        }
        return typed.strip();
    }
}
