package org.rejoin.query.absence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.absence.DropoutGround;

/**
 * What a report said until it was corrected.
 *
 * @param toldBy account; null where the service did it
 * @param other what it was, where a reason was one of 其他
 * @param reason why it was corrected
 */
record ReportBefore(
        Instant toldAt,
        @Nullable String toldBy,
        LocalDate reportedOn,
        String reference,
        DropoutGround ground,
        String mainReason,
        List<String> furtherReasons,
        @Nullable String other,
        String contactName,
        String contactPhone,
        Instant correctedAt,
        @Nullable String correctedBy,
        String reason) {

    // never into a log
    @Override
    public String toString() {
        return "ReportBefore[" + correctedAt + "]";
    }
}
