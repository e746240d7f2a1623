package org.rejoin.query.caselist;

import org.jspecify.annotations.Nullable;
import org.rejoin.event.casefile.CaseStatus;

/** Why the light of a case is green (R-GRN-01); no light is null. */
enum Light {
    SUGGESTED,
    TRANSFERRED_IN;

    static @Nullable Light of(CaseStatus status, boolean transferredIn) {
        if (status == CaseStatus.PENDING_CLOSURE) {
            return SUGGESTED;
        }
        return status == CaseStatus.TRACKING && transferredIn ? TRANSFERRED_IN : null;
    }
}
