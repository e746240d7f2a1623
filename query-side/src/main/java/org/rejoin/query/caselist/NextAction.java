package org.rejoin.query.caselist;

import org.jspecify.annotations.Nullable;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.LeavingType;
import org.rejoin.event.obligation.ObligationKind;

/** What the case waits for. */
enum NextAction {
    SUBMIT,
    ADD_TRACKING_RECORD,
    REPORT,
    CORRECT,
    TRACK,
    SUGGEST_CLOSURE,
    CLOSE,
    FILE_SUSPENSION,
    FILE_TRANSFER,
    NONE;

    static NextAction of(CaseStatus status, LeavingType type, @Nullable Light light, Owed owed) {
        return switch (status) {
            case DRAFT -> SUBMIT;
            case FILED -> ADD_TRACKING_RECORD;
            case PENDING_REPORT -> REPORT;
            case RETURNED -> CORRECT;
            // long-term absence is never closed by hand (R-LTA-02)
            case TRACKING -> light != null && type != LeavingType.LONG_TERM_ABSENCE ? SUGGEST_CLOSURE : TRACK;
            case PENDING_CLOSURE -> CLOSE;
            case CLOSED -> followUp(owed);
            case TEMP_CLOSED, VOIDED -> NONE;
        };
    }

    /** What the closure asks for (R-CLS-06, 1.23 c23). */
    private static NextAction followUp(Owed owed) {
        if (owed.includes(ObligationKind.FOLLOW_UP_SUSPENSION)) {
            return FILE_SUSPENSION;
        }
        return owed.includes(ObligationKind.FOLLOW_UP_TRANSFER) ? FILE_TRANSFER : NONE;
    }
}
