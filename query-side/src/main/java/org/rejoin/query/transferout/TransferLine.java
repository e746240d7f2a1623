package org.rejoin.query.transferout;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.transferout.TransferDutyKind;
import org.rejoin.event.transferout.TransferGround;
import org.rejoin.query.accesslog.Accessed;

/**
 * One transfer out.
 *
 * @param school the origin
 * @param receiving whether the pupil is placed in the reader's school
 * @param destinationSchool and destination: to whom they are meant, to others absent
 * @param from day of the certificate, or first day of the temporary study
 * @param until last day of the temporary study; absent with a certificate
 * @param phoned whether the arrival was told by phone alone, which proves nothing (R-HL-30)
 * @param owed what is owed, the most urgent first
 */
@Schema(name = "TransferOutLine")
@JsonInclude(JsonInclude.Include.NON_NULL)
record TransferLine(
        UUID transferOutId,
        @Schema(example = "990004J") String school,
        boolean receiving,
        @Schema(example = "羅以恩") String name,
        @Schema(example = "705") String className,
        TransferGround ground,
        @Nullable String destinationSchool,
        @Nullable String destination,
        LocalDate from,
        @Nullable LocalDate until,
        @Nullable LocalDate arrivalDueOn,

        @Schema(
                allowableValues = {"OPEN", "COMPLETE", "ENDED", "WITHDRAWN"},
                example = "OPEN")
        String standing,

        boolean phoned,
        @Nullable LocalDate arrivedOn,
        @Nullable String newClass,
        List<OwedOfTransfer> owed)
        implements Accessed {

    /** Whether somebody of the reader's school is late with it. */
    public boolean overdue() {
        return owed.stream().anyMatch(duty -> duty.own() && duty.overdue());
    }

    /** Where it stands in the list. */
    String lane() {
        if (overdue()) {
            return "overdue";
        }
        if (owes(TransferDutyKind.DROPOUT_REPORT) || owes(TransferDutyKind.LETTER_TO_COMMITTEE)) {
            return "report";
        }
        if (owes(TransferDutyKind.ARRIVAL_NOTICE)) {
            return "arrival";
        }
        return owes(TransferDutyKind.SEND_RECORDS) || owes(TransferDutyKind.RECORDS_RECEIPT) ? "records" : "placement";
    }

    private boolean owes(TransferDutyKind kind) {
        return owed.stream().anyMatch(duty -> duty.own() && duty.kind() == kind);
    }

    @Override
    public Set<String> accessedSchools() {
        return Set.of(school);
    }

    @Override
    public String accessedSubject() {
        return transferOutId.toString();
    }
}
