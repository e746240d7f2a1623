package org.rejoin.query.absence;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.absence.LeaveKind;
import org.rejoin.event.absence.Mark;

/**
 * How a school day of a pupil stands.
 *
 * @param recordedBy account
 * @param reason why it was corrected
 */
@Schema(name = "PupilDay")
@JsonInclude(JsonInclude.Include.NON_NULL)
record DayView(
        LocalDate day,
        Mark mark,
        @Nullable LeaveKind leave,
        Instant recordedAt,
        String recordedBy,
        @Nullable String reason) {

    /** Of its word: with granted leave the kind of it. */
    public String word() {
        return leave == null ? mark.name() : "LEAVE_" + leave;
    }
}
