package org.rejoin.event.absence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.DataClass;
import org.rejoin.event.Personal;

/**
 * 中輟通報: the pupil was reported in the national system, by hand (SOP-4.2, SPEC 2.2 art. 3). The duty is met with it.
 *
 * @param dutyId the duty that asked for it
 * @param reportedOn day of the report there
 * @param reference its number
 * @param mainReason code list {@code dropout-reasons}
 * @param furtherReasons of the same list, in its order
 * @param reasonsOfYear school year whose items the reasons are
 * @param other what it is, where a reason is one of 其他
 * @param absentOn school days in a row without leave, the first one first
 * @param nationalId as the papers of the report name the pupil; null of one who was erased
 * @param contactName 聯絡人 of the school, who can take the notice of the police at any time
 * @param contactPhone how to reach that person
 */
@Revision("1")
public record DropoutReported(
        String dutyId,
        String watchId,
        LocalDate reportedOn,
        String reference,
        DropoutGround ground,
        String mainReason,
        List<String> furtherReasons,
        int reasonsOfYear,
        @Personal(DataClass.COUNSELLING) @Nullable String other,
        List<LocalDate> absentOn,
        @Personal(DataClass.REGISTER) @Nullable String nationalId,
        @Personal(DataClass.REGISTER) String contactName,
        @Personal(DataClass.REGISTER) String contactPhone,
        Instant recordedAt)
        implements AbsenceEvent {

    // a tolerant reader: an absent list is an empty one
    public DropoutReported {
        furtherReasons = furtherReasons == null ? List.of() : List.copyOf(furtherReasons);
        absentOn = absentOn == null ? List.of() : List.copyOf(absentOn);
    }
}
