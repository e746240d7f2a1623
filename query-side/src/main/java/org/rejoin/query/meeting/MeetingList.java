package org.rejoin.query.meeting;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.meeting.MeetingKind;
import org.rejoin.query.absence.MeetingWork;

/**
 * The meetings of a school at a glance.
 *
 * @param owed the meeting the school as a whole owes; absent where it owes none
 * @param planned the next one first
 * @param past held or cancelled, the newest first, as many as are of use
 */
@Schema(name = "MeetingList")
@JsonInclude(JsonInclude.Include.NON_NULL)
record MeetingList(MeetingWork.@Nullable Owed owed, List<Line> planned, List<Line> past) {

    /** @param open what was decided there and is not done yet */
    @Schema(name = "MeetingLine")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            UUID meetingId,
            MeetingKind kind,
            LocalDate day,
            @Nullable String startsAt,
            String place,
            @Schema(example = "PLANNED") String standing,
            List<String> names,
            int open) {}
}
