package org.rejoin.query.inbox;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.rejoin.event.Role;
import org.rejoin.event.absence.Participant;
import org.rejoin.event.meeting.Invited;
import org.rejoin.event.meeting.MeetingKind;
import org.rejoin.event.meeting.MeetingPlanned;

/** What a message must know of a meeting: whom of the school it concerns, and what to tell. */
@Entity
@Table(schema = "read_model", name = "inbox_meeting")
class InboxMeeting {

    @Id
    private UUID meetingId;

    private String school;

    @Enumerated(EnumType.STRING)
    private MeetingKind kind;

    private LocalDate day;
    private String[] offices;

    protected InboxMeeting() {} // for JPA

    InboxMeeting(MeetingPlanned event) {
        meetingId = UUID.fromString(event.meetingId());
        school = event.school();
        kind = event.kind();
        day = event.day();
        offices = Stream.concat(
                        Stream.of(Role.HEAD), // the chair, whether written down or not
                        event.invited().stream().map(Invited::who).flatMap(InboxMeeting::officeOf))
                .distinct()
                .map(Role::name)
                .toArray(String[]::new);
    }

    UUID meetingId() {
        return meetingId;
    }

    String school() {
        return school;
    }

    MeetingKind kind() {
        return kind;
    }

    LocalDate day() {
        return day;
    }

    String cause() {
        return "meeting/" + meetingId;
    }

    /** Its members from the school; who comes from outside has no inbox. */
    List<Recipient> members() {
        return Stream.of(offices)
                .map(Role::valueOf)
                .map(role -> Objects.requireNonNull(Recipient.of(role, school)))
                .toList();
    }

    private static Stream<Role> officeOf(Participant who) {
        return switch (who) {
            case CLASS_TEACHER -> Stream.of(Role.CLASS_TEACHER);
            case STUDENT_AFFAIRS -> Stream.of(Role.STUDENT_AFFAIRS);
            case ACADEMIC_AFFAIRS -> Stream.of(Role.REGISTRY);
            case COUNSELLING_OFFICE -> Stream.of(Role.COUNSELLING_OFFICE);
            default -> Stream.empty();
        };
    }
}
