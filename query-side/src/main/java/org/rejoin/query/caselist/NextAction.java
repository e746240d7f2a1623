package org.rejoin.query.caselist;

import org.jspecify.annotations.Nullable;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.LeavingType;

/** What the case waits for. */
enum NextAction {
    SUBMIT,
    ADD_TRACKING_RECORD,
    REPORT,
    CORRECT,
    TRACK,
    SUGGEST_CLOSURE,
    CLOSE,
    NONE;

    static NextAction of(CaseStatus status, LeavingType type, @Nullable Light light) {
        return switch (status) {
            case DRAFT -> SUBMIT;
            case FILED -> ADD_TRACKING_RECORD;
            case PENDING_REPORT -> REPORT;
            case RETURNED -> CORRECT;
            // long-term absence is never closed by hand (R-LTA-02)
            case TRACKING -> light != null && type != LeavingType.LONG_TERM_ABSENCE ? SUGGEST_CLOSURE : TRACK;
            case PENDING_CLOSURE -> CLOSE;
            case CLOSED, TEMP_CLOSED, VOIDED -> NONE;
        };
    }
}
