package org.rejoin.query.absence;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.absence.DropoutGround;

/**
 * What was reported of a dropout.
 *
 * @param other what it is, where a reason is one of 其他
 * @param nationalId null of an erased pupil
 */
record ReportedDropout(
        LocalDate reportedOn,
        String reference,
        DropoutGround ground,
        String mainReason,
        List<String> furtherReasons,
        int reasonsOfYear,
        @Nullable String other,
        List<LocalDate> absentOn,
        @Nullable String nationalId,
        String contactName,
        String contactPhone) {

    // never into a log
    @Override
    public String toString() {
        return "ReportedDropout[" + reportedOn + "]";
    }
}
