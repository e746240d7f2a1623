package org.rejoin.command.webhook;

import java.util.Map;
import java.util.Optional;
import org.rejoin.event.casefile.CaseClosed;
import org.rejoin.event.casefile.CaseFileEvent;
import org.rejoin.event.casefile.CaseReopened;
import org.rejoin.event.casefile.CaseReported;
import org.rejoin.event.casefile.CaseVoided;
import org.rejoin.event.casefile.ClosureDeclined;
import org.rejoin.event.casefile.ClosureSuggested;
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
    CASE_REOPENED,
    CASE_VOIDED;

    private static final Map<Class<? extends CaseFileEvent>, WebhookKind> BY_EVENT = Map.of(
            CaseReported.class, CASE_REPORTED,
            ClosureSuggested.class, CLOSURE_SUGGESTED,
            ClosureDeclined.class, CLOSURE_DECLINED,
            TransferInMatched.class, TRANSFER_IN_MATCHED,
            TransferInMatchWithdrawn.class, TRANSFER_IN_WITHDRAWN,
            CaseClosed.class, CASE_CLOSED,
            CaseReopened.class, CASE_REOPENED,
            CaseVoided.class, CASE_VOIDED);

    static Optional<WebhookKind> of(CaseFileEvent event) {
        if (event instanceof ClosureSuggested suggestion && suggestion.status().isUnreported()) {
            return Optional.empty();
        }
        return Optional.ofNullable(BY_EVENT.get(event.getClass()));
    }
}
