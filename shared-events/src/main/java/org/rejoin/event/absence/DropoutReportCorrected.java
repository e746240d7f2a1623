package org.rejoin.event.absence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.DataClass;
import org.rejoin.event.Personal;

/**
 * 更正通報: what was told of a report in the national system was wrong, and this is what it says (SOP-4.2). The duty stays met; what
 * was told before stays in {@link DropoutReported}.
 *
 * @param dutyId of the report
 * @param reportedOn day of the report there
 * @param reference its number
 * @param mainReason code list {@code dropout-reasons}
 * @param furtherReasons of the same list, in its order
 * @param reasonsOfYear school year whose items the reasons are
 * @param other what it is, where a reason is one of 其他
 * @param contactName 聯絡人 of the school
 * @param contactPhone how to reach that person
 * @param reason why it is corrected
 */
@Revision("1")
public record DropoutReportCorrected(
        String dutyId,
        String watchId,
        LocalDate reportedOn,
        String reference,
        DropoutGround ground,
        String mainReason,
        List<String> furtherReasons,
        int reasonsOfYear,
        @Personal(DataClass.COUNSELLING) @Nullable String other,
        @Personal(DataClass.REGISTER) String contactName,
        @Personal(DataClass.REGISTER) String contactPhone,
        @Personal(DataClass.COUNSELLING) String reason,
        Instant recordedAt)
        implements AbsenceEvent {

    // a tolerant reader: an absent list is an empty one
    public DropoutReportCorrected {
        furtherReasons = furtherReasons == null ? List.of() : List.copyOf(furtherReasons);
    }
}
