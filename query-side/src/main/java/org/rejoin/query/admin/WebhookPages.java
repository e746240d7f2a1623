package org.rejoin.query.admin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.query.page.Answers;
import org.rejoin.query.page.Asks;
import org.rejoin.query.page.PageController;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Which other systems are told of what, and what became of it. */
@PageController
class WebhookPages {

    private static final List<String> KINDS = List.of(
            "CASE_REPORTED",
            "CLOSURE_SUGGESTED",
            "CLOSURE_DECLINED",
            "TRANSFER_IN_MATCHED",
            "TRANSFER_IN_WITHDRAWN",
            "CASE_CLOSED",
            "CASE_PAUSED",
            "CASE_RESUMED",
            "CASE_REOPENED",
            "CASE_VOIDED");
    private static final List<String> STATES = List.of("WAITING", "DEAD", "DELIVERED", "DISCARDED");

    private final Answers answers;

    WebhookPages(Answers answers) {
        this.answers = answers;
    }

    record Webhook(
            String webhookId,
            String url,
            List<String> kinds,
            @Nullable String school,
            @Nullable String county,
            boolean active,
            @Nullable String disabledBecause,
            @Nullable Instant failingSince,
            String madeBy,
            Instant madeAt) {}

    record Delivery(
            String deliveryId,
            String kind,
            Instant at,
            String state,
            int attempts,
            @Nullable Instant nextAttempt,
            @Nullable Integer answered,
            @Nullable String failure,
            @Nullable Instant endedAt,
            @Nullable String reason) {

        public boolean isOpen() {
            return state.equals("WAITING") || state.equals("DEAD");
        }
    }

    record Deliveries(List<Delivery> items, int page, int size, long total) {}

    @GetMapping("/webhooks")
    @Asks("/api/webhooks")
    String list(HttpServletRequest request, HttpServletResponse response, Model model) {
        model.addAttribute("webhooks", List.of(answers.of("/api/webhooks", Webhook[].class, request, response)));
        return "admin/webhooks";
    }

    @GetMapping("/webhooks/new")
    String make(Model model) {
        model.addAttribute("kinds", KINDS);
        return "admin/webhook-new";
    }

    @GetMapping("/webhooks/{id}")
    @Asks({"/api/webhooks/{id}", "/api/webhooks/{id}/deliveries"})
    String one(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "15") int size,
            @RequestParam(defaultValue = "") String done,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        String asked = STATES.contains(state) ? "state=" + state + "&" : "";
        String path = "/webhooks/" + id;
        model.addAttribute("webhook", answers.of("/api/webhooks/{id}", Webhook.class, request, response, id))
                .addAttribute(
                        "deliveries",
                        answers.of(
                                "/api/webhooks/{id}/deliveries?" + asked + "page=" + page + "&size=" + size,
                                Deliveries.class,
                                request,
                                response,
                                id))
                .addAttribute("kinds", KINDS)
                .addAttribute("state", asked.isEmpty() ? "" : state)
                .addAttribute(
                        "states", Stream.concat(Stream.of(""), STATES.stream()).toList())
                .addAttribute("base", path + "?" + asked)
                .addAttribute(
                        "done",
                        Stream.of("CHANGE", "RETRY", "DISCARD")
                                .filter(done::equals)
                                .findFirst()
                                .orElse(null));
        return "admin/webhook";
    }

    @GetMapping("/webhooks/{id}/remove")
    @Asks("/api/webhooks/{id}")
    String remove(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response, Model model) {
        model.addAttribute("webhook", answers.of("/api/webhooks/{id}", Webhook.class, request, response, id));
        return "admin/webhook-remove";
    }
}
