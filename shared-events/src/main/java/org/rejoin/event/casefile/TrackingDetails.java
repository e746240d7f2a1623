package org.rejoin.event.casefile;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.DataClass;
import org.rejoin.event.Personal;

/**
 * 追蹤紀錄 as written (SPEC 1.3.4). A draft may leave anything empty.
 *
 * @param trackedAt 追蹤日期: when the tracking happened, not when it was typed (R-TRK-03)
 * @param method 追蹤方式, code list tracking-methods
 * @param dwelling 居住狀況, code list dwellings
 * @param lifeSituation 目前生活狀況, code list life-situations
 * @param measures 輔導處遇, code list measures, several allowed
 * @param employmentReferral 轉介公立就業服務機構
 * @param description 追蹤說明內容, at most 300 characters (L06)
 * @param closureReason 建議結案事由; null = 建議結案 否 (R-TRK-07)
 */
public record TrackingDetails(
        @Nullable Instant trackedAt,
        @Nullable String method,
        @Nullable String dwelling,
        @Nullable String lifeSituation,
        List<String> measures,
        @Nullable Boolean employmentReferral,
        @Personal(DataClass.COUNSELLING) @Nullable String description,
        @Nullable ClosureReason closureReason) {

    // a tolerant reader: an absent list is an empty one
    public TrackingDetails {
        measures = measures == null ? List.of() : List.copyOf(measures);
    }
}
