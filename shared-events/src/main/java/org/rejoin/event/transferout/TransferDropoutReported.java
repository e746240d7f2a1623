package org.rejoin.event.transferout;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.DataClass;
import org.rejoin.event.Personal;

/**
 * 轉學後未完成報到的中輟通報: who never arrived was reported in the national system, by hand (R-HL-13, SPEC 2.2 art. 2 and 3). The duty is
 * met with it; reports made before this event was told of have the duty alone.
 *
 * @param reportedOn day of the report there
 * @param reference its number
 * @param mainReason code list {@code dropout-reasons}
 * @param furtherReasons of the same list, in its order
 * @param reasonsOfYear school year whose items the reasons are
 * @param other what it is, where a reason is one of 其他
 * @param nationalId as the papers of the report name the pupil; null of one who was erased
 * @param contactName 聯絡人 of the school, who can take the notice of the police at any time
 * @param contactPhone how to reach that person
 */
@Revision("1")
public record TransferDropoutReported(
        String transferOutId,
        LocalDate reportedOn,
        String reference,
        String mainReason,
        List<String> furtherReasons,
        int reasonsOfYear,
        @Personal(DataClass.COUNSELLING) @Nullable String other,
        @Personal(DataClass.REGISTER) @Nullable String nationalId,
        @Personal(DataClass.REGISTER) String contactName,
        @Personal(DataClass.REGISTER) String contactPhone,
        Instant recordedAt)
        implements TransferOutEvent {

    // a tolerant reader: an absent list is an empty one
    public TransferDropoutReported {
        furtherReasons = furtherReasons == null ? List.of() : List.copyOf(furtherReasons);
    }
}
