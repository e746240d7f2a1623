package org.rejoin.query.casepage;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.DataClass;
import org.rejoin.event.casefile.ClosureReason;
import org.rejoin.event.casefile.TrackingDetails;
import org.rejoin.keystore.Erased;

/**
 * 追蹤紀錄.
 *
 * @param number within the case, null while it is a draft
 * @param trackedAt when the tracking happened; enteredAt: when it was typed (R-TRK-03)
 */
record TrackingRecord(
        String recordId,
        @Schema(example = "1") @Nullable Integer number,
        @Nullable Instant trackedAt,
        Instant enteredAt,
        @Nullable String method,
        @Nullable String dwelling,
        @Nullable String lifeSituation,
        List<String> measures,
        @Nullable Boolean employmentReferral,
        @Nullable String description,
        @Nullable ClosureReason closureReason,
        @Schema(example = "tutor-a") String writtenBy,
        Status status,
        @Nullable String withdrawReason) {

    enum Status {
        DRAFT,
        SUBMITTED,
        WITHDRAWN
    }

    static TrackingRecord of(
            String recordId,
            @Nullable Integer number,
            TrackingDetails details,
            String writtenBy,
            Status status,
            Instant at) {
        return new TrackingRecord(
                recordId,
                number,
                details.trackedAt(),
                at,
                details.method(),
                details.dwelling(),
                details.lifeSituation(),
                details.measures(),
                details.employmentReferral(),
                details.description(),
                details.closureReason(),
                writtenBy,
                status,
                null);
    }

    TrackingRecord withdrawn(String reason) {
        return new TrackingRecord(
                recordId,
                number,
                trackedAt,
                enteredAt,
                method,
                dwelling,
                lifeSituation,
                measures,
                employmentReferral,
                description,
                closureReason,
                writtenBy,
                Status.WITHDRAWN,
                reason);
    }

    TrackingRecord withoutDescription() {
        return new TrackingRecord(
                recordId,
                number,
                trackedAt,
                enteredAt,
                method,
                dwelling,
                lifeSituation,
                measures,
                employmentReferral,
                null,
                closureReason,
                writtenBy,
                status,
                withdrawReason);
    }

    TrackingRecord erased() {
        return new TrackingRecord(
                recordId,
                number,
                trackedAt,
                enteredAt,
                method,
                dwelling,
                lifeSituation,
                measures,
                employmentReferral,
                Erased.textOr(description, DataClass.COUNSELLING),
                closureReason,
                writtenBy,
                status,
                Erased.textOr(withdrawReason, DataClass.COUNSELLING));
    }

    /** Happened before a moment at which nobody could read it here: it came late (R-TRK-03). */
    boolean isLateFor(Instant moment) {
        return number != null && trackedAt != null && trackedAt.isBefore(moment) && enteredAt.isAfter(moment);
    }

    /** What was never submitted is its writer's own. */
    boolean isVisibleTo(String account) {
        return number != null || writtenBy.equals(account);
    }
}
