package org.rejoin.command.webhook;

import java.util.Map;
import java.util.Optional;
import org.rejoin.event.casefile.CaseClosed;
import org.rejoin.event.casefile.CaseClosedAutomatically;
import org.rejoin.event.casefile.CaseFileEvent;
import org.rejoin.event.casefile.CaseReopened;
import org.rejoin.event.casefile.CaseReported;
import org.rejoin.event.casefile.CaseVoided;
import org.rejoin.event.casefile.ClosureDeclined;
import org.rejoin.event.casefile.ClosureSuggested;
import org.rejoin.event.casefile.LongTermAbsencePaused;
import org.rejoin.event.casefile.LongTermAbsenceResumed;
import org.rejoin.event.casefile.TransferInMatchWithdrawn;
import org.rejoin.event.casefile.TransferInMatched;

/** What another system can be told of. Before the report a case is the school's own, and nobody else is told (R-FIL-06). */
enum WebhookKind {
    CASE_REPORTED,
    CLOSURE_SUGGESTED,
    CLOSURE_DECLINED,
    TRANSFER_IN_MATCHED,
    TRANSFER_IN_WITHDRAWN,
    CASE_CLOSED,
    CASE_PAUSED,
    CASE_RESUMED,
    CASE_REOPENED,
    CASE_VOIDED;

    private static final Map<Class<? extends CaseFileEvent>, WebhookKind> BY_EVENT = Map.ofEntries(
            Map.entry(CaseReported.class, CASE_REPORTED),
            Map.entry(ClosureSuggested.class, CLOSURE_SUGGESTED),
            Map.entry(ClosureDeclined.class, CLOSURE_DECLINED),
            Map.entry(TransferInMatched.class, TRANSFER_IN_MATCHED),
            Map.entry(TransferInMatchWithdrawn.class, TRANSFER_IN_WITHDRAWN),
            Map.entry(CaseClosed.class, CASE_CLOSED),
            Map.entry(CaseClosedAutomatically.class, CASE_CLOSED),
            Map.entry(LongTermAbsencePaused.class, CASE_PAUSED),
            Map.entry(LongTermAbsenceResumed.class, CASE_RESUMED),
            Map.entry(CaseReopened.class, CASE_REOPENED),
            Map.entry(CaseVoided.class, CASE_VOIDED));

    static Optional<WebhookKind> of(CaseFileEvent event) {
        if (event instanceof ClosureSuggested suggestion && suggestion.status().isUnreported()) {
            return Optional.empty();
        }
        return of(event.getClass());
    }

    static Optional<WebhookKind> of(Class<?> event) {
        return Optional.ofNullable(BY_EVENT.get(event));
    }
}
