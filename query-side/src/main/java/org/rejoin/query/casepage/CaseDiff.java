package org.rejoin.query.casepage;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.query.accesslog.Accessed;

/** What changed in a case between two moments, as its reader may see it. */
record CaseDiff(
        UUID caseId,
        @Schema(example = "990001") String school,
        @Schema(example = "990") String county,
        Instant from,
        Instant to,
        List<Change> changes,

        @Schema(description = "tracking that had happened before from and was written down only after it (R-TRK-03)")
        List<LateEntry> lateEntries)
        implements Accessed {

    @Override
    public Set<String> accessedSchools() {
        return Set.of(school);
    }

    @Override
    public Set<String> accessedCounties() {
        return Set.of(county);
    }

    @Override
    public UUID accessedCase() {
        return caseId;
    }

    /**
     * @param pointer into the case as it stood at to; into that of from where the place is gone
     * @param before null where there was nothing
     */
    record Change(
            @Schema(example = "/status") String pointer,
            @Schema(example = "TRACKING") @Nullable Object before,
            @Schema(example = "CLOSED") @Nullable Object after) {}

    record LateEntry(
            @Schema(example = "/trackingRecords/1") String pointer,
            String recordId,
            @Schema(example = "2") @Nullable Integer number,
            Instant trackedAt,
            Instant enteredAt,

            @Schema(example = "第 2 筆追蹤紀錄為補登：追蹤日期 2026-11-19 18:30，2026-11-23 09:05 才填寫")
            String message) {}
}
