package org.rejoin.query.admin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rejoin.query.page.Answers;
import org.rejoin.query.page.Asks;
import org.rejoin.query.page.PageController;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 稽核: what was signed, and whether what is stored still is what was (P6). */
@PageController
class AuditPages {

    private final Answers answers;

    AuditPages(Answers answers) {
        this.answers = answers;
    }

    record Checkpoint(long number, long count, String takenAt, String keyId) {

        public Instant at() {
            return Instant.parse(takenAt);
        }
    }

    record Checkpoints(List<Checkpoint> items, int page, int size, long total) {}

    record FirstWrong(String kind, long from, long to, long checkpoint, String message) {}

    record Verification(
            String outcome,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            long checked,
            long of,
            long checkpoints,
            @Nullable FirstWrong firstWrong) {}

    @GetMapping("/audit")
    @Asks("/api/audit/checkpoints")
    String checkpoints(
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "30") int size,
            @RequestParam(defaultValue = "") String done,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        model.addAttribute(
                        "checkpoints",
                        answers.of(
                                "/api/audit/checkpoints?page=" + page + "&size=" + size,
                                Checkpoints.class,
                                request,
                                response))
                .addAttribute("done", done.equals("CHECKPOINT"));
        return "admin/audit";
    }

    /** How far it is, or how it ended: it goes on when its reader leaves, and is begun by a command alone. */
    @GetMapping("/audit/verification")
    @Asks("/api/audit/verifications/latest")
    String verification(HttpServletRequest request, HttpServletResponse response, Model model) {
        model.addAttribute(
                "found", answers.of("/api/audit/verifications/latest", Verification.class, request, response));
        return "admin/verification";
    }
}
