package org.rejoin.query.transferout;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.absence.DropoutGround;

/**
 * What was reported of a pupil who never arrived.
 *
 * @param other what it is, where a reason is one of 其他
 * @param nationalId null of an erased pupil
 */
record ReportedTransfer(
        LocalDate reportedOn,
        String reference,
        String mainReason,
        List<String> furtherReasons,
        @Nullable String other,
        @Nullable String nationalId,
        String contactName,
        String contactPhone) {

    public DropoutGround ground() {
        return DropoutGround.NOT_ARRIVED_AFTER_TRANSFER;
    }

    // never into a log
    @Override
    public String toString() {
        return "ReportedTransfer[" + reportedOn + "]";
    }
}
