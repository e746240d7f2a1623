package org.rejoin.query.admin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
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

/** 刪除個人資料 as those see it who ask for it, decide and inspect (SPEC 2.6): the pseudonym, never the person. */
@PageController
class ErasurePages {

    private static final List<String> STANDINGS =
            List.of("REQUESTED", "APPROVED", "CARRIED_OUT", "REFUSED", "WITHDRAWN");
    private static final List<String> GROUNDS =
            List.of("SUBJECT_REQUEST", "PURPOSE_GONE", "UNLAWFUL_COLLECTION", "ORDER");
    private static final Set<String> DONE = Set.of("REQUEST", "APPROVE", "REFUSE", "WITHDRAW");

    private final Answers answers;

    ErasurePages(Answers answers) {
        this.answers = answers;
    }

    record Blocker(String code, String ruleId, String message, String removableBy) {}

    record Erasure(
            String erasureId,
            String studentId,
            List<String> caseIds,
            String dataClass,
            String legalBasis,
            @Nullable String letterNumber,
            @Nullable LocalDate letterDate,
            String standing,
            String requestedBy,
            Instant requestedAt,
            List<Blocker> blockers,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt,
            @Nullable String reason,
            @Nullable Instant carriedOutAt) {}

    record Erasures(List<Erasure> items, int page, int size, long total) {}

    @GetMapping("/erasures")
    @Asks("/api/erasures")
    String list(
            @RequestParam(defaultValue = "") String standing,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "30") int size,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        String asked = STANDINGS.contains(standing) ? "standing=" + standing + "&" : "";
        model.addAttribute(
                        "erasures",
                        answers.of(
                                "/api/erasures?" + asked + "page=" + page + "&size=" + size,
                                Erasures.class,
                                request,
                                response))
                .addAttribute("standing", asked.isEmpty() ? "" : standing)
                .addAttribute(
                        "standings",
                        Stream.concat(Stream.of(""), STANDINGS.stream()).toList())
                .addAttribute("base", "/erasures?" + asked);
        return "admin/erasures";
    }

    @GetMapping("/erasures/new")
    String ask(@RequestParam(required = false) @Nullable UUID caseId, Model model) {
        model.addAttribute("grounds", GROUNDS).addAttribute("caseId", caseId);
        return "admin/erasure-new";
    }

    @GetMapping("/erasures/{id}")
    @Asks("/api/erasures/{id}")
    String one(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String done,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        model.addAttribute("erasure", answers.of("/api/erasures/{id}", Erasure.class, request, response, id))
                .addAttribute("done", DONE.contains(done) ? done : null);
        return "admin/erasure";
    }

    @GetMapping({"/erasures/{id}/approve", "/erasures/{id}/refuse", "/erasures/{id}/withdraw"})
    @Asks("/api/erasures/{id}")
    String confirm(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response, Model model) {
        String path = request.getRequestURI();
        model.addAttribute("erasure", answers.of("/api/erasures/{id}", Erasure.class, request, response, id))
                .addAttribute("step", path.substring(path.lastIndexOf('/') + 1));
        return "admin/erasure-decide";
    }
}
