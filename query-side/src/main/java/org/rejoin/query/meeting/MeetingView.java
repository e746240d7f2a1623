package org.rejoin.query.meeting;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
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
 * @param additions how often something was added to the record
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
        @Schema(example = "0") int additions,
        List<MeetingWork.Task> tasks)
        implements Accessed {

    /** @param minutes to whom they are meant, to others absent; added: what was added to them, the first one first */
    @Schema(name = "PupilOfMeeting")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Pupil(
            UUID pupil,
            @Schema(example = "羅以恩") String name,
            @Schema(example = "705") String className,
            @Nullable String minutes,
            List<Added> added) {}

    /** What was added to the minutes of a pupil later. */
    @Schema(name = "AddedToMinutes")
    record Added(
            @Schema(example = "派出所回電，已查訪") String text,
            Instant at,
            @Schema(example = "student-affairs-j") String by) {

        // never into a log
        @Override
        public String toString() {
            return "Added[" + at + "]";
        }
    }

    public boolean held() {
        return standing.equals("HELD");
    }

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
