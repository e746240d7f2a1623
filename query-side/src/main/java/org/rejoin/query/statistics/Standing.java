package org.rejoin.query.statistics;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.ClosureReason;

/** Where a case stands; a closure has reason and moment. */
@Embeddable
record Standing(
        @Enumerated(EnumType.STRING) CaseStatus status,
        @Enumerated(EnumType.STRING) @Nullable ClosureReason closureReason,
        @Nullable Instant closedAt) {

    static Standing in(CaseStatus status) {
        return new Standing(status, null, null);
    }

    static Standing closed(ClosureReason reason, Instant at) {
        return new Standing(CaseStatus.CLOSED, reason, at);
    }
}
