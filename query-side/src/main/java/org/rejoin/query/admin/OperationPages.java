package org.rejoin.query.admin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.query.NotVisible;
import org.rejoin.query.page.Answers;
import org.rejoin.query.page.Asks;
import org.rejoin.query.page.PageController;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** 系統維運: what follows the events, what could not be done, what could not be mailed. */
@PageController
class OperationPages {

    private static final Set<String> DONE = Set.of("REPLAY", "RETRY", "DISCARD");
    private static final List<String> MAIL_STANDINGS = List.of("WAITING", "FAILED", "SENT");

    private final Answers answers;

    OperationPages(Answers answers) {
        this.answers = answers;
    }

    record ReadModel(
            String name,
            long position,
            long head,
            boolean replaying,
            @Nullable String error) {

        public long lag() {
            return Math.max(0, head - position);
        }
    }

    record DeadLetter(
            String group,
            String sequence,
            int letters,
            String eventType,
            String eventId,
            String cause,
            @Nullable String codes,
            Instant since,
            Instant lastTried) {}

    record Failing(String kind, String id, Instant due, int failures, Instant lastTried, Instant nextTry) {}

    record Mail(
            String mailId,
            String kind,
            String account,
            String standing,
            int attempts,
            Instant queuedAt,
            @Nullable Instant nextAttempt,
            @Nullable Instant sentAt,
            @Nullable String failure) {}

    record Mails(List<Mail> items, int page, int size, long total, boolean serverConfigured) {}

    @GetMapping("/admin")
    @Asks("/api/admin/read-models")
    String readModels(
            @RequestParam(defaultValue = "") String done,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        model.addAttribute("models", modelsOf(request, response)).addAttribute("done", known(done));
        return "admin/read-models";
    }

    @GetMapping("/admin/read-models/{name}/replay")
    @Asks("/api/admin/read-models")
    String replay(@PathVariable String name, HttpServletRequest request, HttpServletResponse response, Model model) {
        model.addAttribute(
                "model",
                modelsOf(request, response).stream()
                        .filter(one -> one.name().equals(name))
                        .findFirst()
                        .orElseThrow(NotVisible::new));
        return "admin/replay";
    }

    private List<ReadModel> modelsOf(HttpServletRequest request, HttpServletResponse response) {
        return List.of(answers.of("/api/admin/read-models", ReadModel[].class, request, response));
    }

    @GetMapping("/admin/dead-letters")
    @Asks("/api/admin/dead-letters")
    String deadLetters(
            @RequestParam(defaultValue = "") String done,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        model.addAttribute("letters", lettersOf(request, response)).addAttribute("done", known(done));
        return "admin/dead-letters";
    }

    @GetMapping("/admin/dead-letters/{group}/{sequence}/discard")
    @Asks("/api/admin/dead-letters")
    String discard(
            @PathVariable String group,
            @PathVariable String sequence,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        model.addAttribute(
                "letter",
                lettersOf(request, response).stream()
                        .filter(one ->
                                one.group().equals(group) && one.sequence().equals(sequence))
                        .findFirst()
                        .orElseThrow(NotVisible::new));
        return "admin/discard";
    }

    private List<DeadLetter> lettersOf(HttpServletRequest request, HttpServletResponse response) {
        return List.of(answers.of("/api/admin/dead-letters", DeadLetter[].class, request, response));
    }

    @GetMapping("/admin/deadlines")
    @Asks("/api/admin/deadlines")
    String deadlines(
            @RequestParam(defaultValue = "") String done,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        model.addAttribute("deadlines", List.of(answers.of("/api/admin/deadlines", Failing[].class, request, response)))
                .addAttribute("done", known(done));
        return "admin/deadlines";
    }

    @GetMapping("/mails")
    @Asks("/api/mails")
    String mails(
            @RequestParam(defaultValue = "") String standing,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "30") int size,
            @RequestParam(defaultValue = "") String done,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        String asked = MAIL_STANDINGS.contains(standing) ? "standing=" + standing + "&" : "";
        model.addAttribute(
                        "mails",
                        answers.of(
                                "/api/mails?" + asked + "page=" + page + "&size=" + size,
                                Mails.class,
                                request,
                                response))
                .addAttribute("standing", asked.isEmpty() ? "" : standing)
                .addAttribute(
                        "standings",
                        Stream.concat(Stream.of(""), MAIL_STANDINGS.stream()).toList())
                .addAttribute("base", "/mails?" + asked)
                .addAttribute("done", known(done));
        return "admin/mails";
    }

    private static @Nullable String known(String done) {
        return DONE.contains(done) ? done : null;
    }
}
