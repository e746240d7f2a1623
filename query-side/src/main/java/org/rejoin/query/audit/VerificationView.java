package org.rejoin.query.audit;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rejoin.eventstore.proof.Finding;
import org.rejoin.eventstore.proof.Verification;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.HttpHeaders;

/** How a verification ended, or how far it is. */
record VerificationView(
        @Schema(
                description = "FAILED: it could not be made. NONE: there was none yet",
                allowableValues = {"INTACT", "WRONG", "RUNNING", "FAILED", "NONE"})
        String outcome,

        @Schema(description = "Absent where it is not known any more") @Nullable
        Instant startedAt,

        @Schema(description = "Absent where it is not known here") @Nullable
        Instant finishedAt,

        @Schema(description = "events compared so far", example = "4702")
        long checked,

        @Schema(description = "events in the ledger when it began", example = "4702")
        long of,

        @Schema(description = "checkpoints that fit", example = "3")
        long checkpoints,

        @Nullable FirstWrong firstWrong) {

    private static final ResourceBundleMessageSource TEXTS = texts();

    /** @param from and to: global index of the event, a range where it is not known more exactly */
    record FirstWrong(
            Finding.Kind kind,
            @Schema(example = "2311") long from,
            @Schema(example = "2311") long to,

            @Schema(description = "in the ledger, 0 for a checkpoint", example = "2307")
            long position,

            @Schema(description = "number of the checkpoint concerned, 0 for none", example = "0")
            long checkpoint,

            @Schema(example = "事件 2311 的內容被更改") String message) {}

    static VerificationView of(Verifications.Run run, HttpServletRequest request) {
        if (!run.outcome().isDone()) {
            return new VerificationView(
                    "RUNNING", run.startedAt(), null, run.checked().get(), run.of(), 0, null);
        }
        if (run.outcome().isCompletedExceptionally()) {
            return new VerificationView(
                    "FAILED", run.startedAt(), null, run.checked().get(), run.of(), 0, null);
        }
        Verification.Outcome outcome = run.outcome().join();
        Finding wrong = outcome.firstWrong();
        return new VerificationView(
                outcome.isIntact() ? "INTACT" : "WRONG",
                run.startedAt(),
                null,
                outcome.events(),
                run.of(),
                outcome.checkpoints(),
                wrong == null ? null : firstWrong(wrong, request));
    }

    static VerificationView of(Verifications.Remembered ended, HttpServletRequest request) {
        Finding wrong = ended.firstWrong();
        return new VerificationView(
                wrong == null ? "INTACT" : "WRONG",
                null,
                ended.finishedAt(),
                ended.events(),
                ended.events(),
                ended.checkpoints(),
                wrong == null ? null : firstWrong(wrong, request));
    }

    static VerificationView none() {
        return new VerificationView("NONE", null, null, 0, 0, 0, null);
    }

    private static FirstWrong firstWrong(Finding wrong, HttpServletRequest request) {
        Locale locale = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null ? Locale.TAIWAN : request.getLocale();
        String event = wrong.from() == wrong.to() ? String.valueOf(wrong.from()) : wrong.from() + "–" + wrong.to();
        return new FirstWrong(
                wrong.kind(),
                wrong.from(),
                wrong.to(),
                wrong.position(),
                wrong.checkpoint(),
                TEXTS.getMessage(
                        wrong.kind().name(), new Object[] {event, String.valueOf(wrong.checkpoint())}, locale));
    }

    private static ResourceBundleMessageSource texts() {
        ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
        texts.setBasename("org/rejoin/query/audit/messages");
        texts.setDefaultEncoding("UTF-8");
        texts.setDefaultLocale(Locale.TAIWAN);
        // not that of the thread which happens to ask first: a server that is stopped takes its own with it
        texts.setBundleClassLoader(VerificationView.class.getClassLoader());
        return texts;
    }
}
