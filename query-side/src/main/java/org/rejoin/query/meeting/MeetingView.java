package org.rejoin.query.meeting;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.meeting.Invited;
import org.rejoin.event.meeting.MeetingCancellation;
import org.rejoin.event.meeting.MeetingKind;
import org.rejoin.query.absence.MeetingWork;
import org.rejoin.query.accesslog.Accessed;

/**
 * One meeting.
 *
 * @param minutesFor whether what was written is meant for the reader
 * @param ground why it was cancelled
 */
@Schema(name = "Meeting")
@JsonInclude(JsonInclude.Include.NON_NULL)
record MeetingView(
        UUID meetingId,
        @Schema(example = "990004J") String school,
        MeetingKind kind,
        LocalDate calledOn,
        String calledBy,
        LocalDate day,
        @Schema(example = "14:30") @Nullable String startsAt,
        @Schema(example = "校長室") String place,
        List<Pupil> pupils,
        List<Invited> invited,

        @Schema(
                allowableValues = {"PLANNED", "HELD", "CANCELLED"},
                example = "PLANNED")
        String standing,

        @Nullable LocalDate heldOn,
        @Nullable String recordedBy,
        List<Invited> participants,
        boolean minutesFor,
        @Nullable MeetingCancellation ground,
        List<MeetingWork.Task> tasks)
        implements Accessed {

    /** @param minutes to whom they are meant, to others absent */
    @Schema(name = "PupilOfMeeting")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Pupil(
            UUID pupil,
            @Schema(example = "羅以恩") String name,
            @Schema(example = "705") String className,
            @Nullable String minutes) {}

    public boolean planned() {
        return standing.equals("PLANNED");
    }

    @Override
    public Set<String> accessedSchools() {
        return Set.of(school);
    }

    @Override
    public String accessedSubject() {
        return meetingId.toString();
    }
}
