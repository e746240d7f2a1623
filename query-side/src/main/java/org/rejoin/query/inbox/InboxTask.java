package org.rejoin.query.inbox;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Role;
import org.rejoin.event.absence.AbsenceDutyOpened;
import org.rejoin.event.meeting.MeetingTaskAssigned;
import org.rejoin.event.meeting.StaffingMeetingOwed;
import org.rejoin.event.place.VacancyNoticeOwed;
import org.rejoin.event.ruleset.Wording;
import org.rejoin.event.transferout.TransferDutyKind;
import org.rejoin.event.transferout.TransferDutyOpened;

/** What a message must know of what an elementary or junior high school owes: of whom, which offices owe it, and who hears of it. */
@Entity
@Table(schema = "read_model", name = "inbox_task")
class InboxTask {

    static final String VACANCY_NOTICE = "VACANCY_NOTICE";

    @Id
    private UUID taskId;

    private @Nullable UUID pupil;
    private @Nullable UUID transferOut;
    private @Nullable UUID meeting;
    private String school;
    private String kind;
    private String[] roles;
    private String[] told;
    private LocalDate day;
    private LocalDate dueOn;
    private @Nullable String wordingZh;
    private @Nullable String wordingEn;

    protected InboxTask() {} // for JPA

    InboxTask(AbsenceDutyOpened event) {
        taskId = UUID.fromString(event.dutyId());
        pupil = UUID.fromString(event.watchId());
        school = event.school();
        kind = event.kind().name();
        roles = names(event.roles());
        told = new String[0];
        day = event.day();
        dueOn = event.dueOn();
        Wording wording = event.wording();
        wordingZh = wording == null ? null : wording.zh();
        wordingEn = wording == null ? null : wording.en();
    }

    InboxTask(TransferDutyOpened event) {
        taskId = idOf(event.transferOutId(), event.kind());
        transferOut = UUID.fromString(event.transferOutId());
        school = event.school();
        kind = event.kind().name();
        roles = names(event.roles());
        told = names(event.told());
        day = event.openedOn();
        dueOn = event.dueOn();
    }

    /** Of no pupil: one message tells of all visits a meeting assigned to an office. */
    InboxTask(MeetingTaskAssigned event, String school) {
        taskId = UUID.fromString(event.taskId());
        meeting = UUID.fromString(event.meetingId());
        this.school = school;
        kind = event.visit() ? "VISIT" : "DECISION";
        roles = names(List.of(event.owner()));
        told = new String[0];
        day = event.dueOn();
        dueOn = event.dueOn();
    }

    InboxTask(StaffingMeetingOwed event) {
        taskId = UUID.fromString(event.dutyId());
        school = event.school();
        kind = "STAFFING_MEETING";
        roles = names(List.of(Role.HEAD));
        told = new String[0];
        day = event.day();
        dueOn = event.dueOn();
    }

    InboxTask(VacancyNoticeOwed event) {
        taskId = UUID.fromString(event.dutyId());
        school = event.school();
        kind = VACANCY_NOTICE;
        roles = names(List.of(Role.REGISTRY));
        told = new String[0];
        day = event.from();
        dueOn = event.dueOn();
    }

    /** Each kind there is at most once in a transfer. */
    static UUID idOf(String transferOutId, TransferDutyKind kind) {
        return UUID.nameUUIDFromBytes((transferOutId + "/" + kind).getBytes(StandardCharsets.UTF_8));
    }

    UUID taskId() {
        return taskId;
    }

    @Nullable
    UUID pupil() {
        return pupil;
    }

    @Nullable
    UUID transferOut() {
        return transferOut;
    }

    @Nullable
    UUID meeting() {
        return meeting;
    }

    String kind() {
        return kind;
    }

    @Nullable
    Wording wording() {
        return wordingZh == null ? null : new Wording(wordingZh, wordingEn);
    }

    LocalDate dueOn() {
        return dueOn;
    }

    /** What came up of one pupil, one transfer, one meeting or the school on one day is one message. */
    String cause(NotificationKind message) {
        Object subject = Stream.of(pupil, transferOut, meeting)
                .filter(Objects::nonNull)
                .findFirst()
                .<Object>map(id -> id)
                .orElse(school);
        return message + "/" + subject + "/" + day;
    }

    /** Who owes it. */
    List<Recipient> owners() {
        return Stream.of(roles).map(Role::valueOf).map(this::office).toList();
    }

    /** Who owes it, who hears of it, and these. */
    List<Recipient> ownersAnd(Role... others) {
        return Stream.of(Stream.of(roles).map(Role::valueOf), Stream.of(told).map(Role::valueOf), Stream.of(others))
                .flatMap(some -> some)
                .distinct()
                .map(this::office)
                .toList();
    }

    Recipient office(Role role) {
        return Objects.requireNonNull(Recipient.of(role, school), () -> "no office of " + role);
    }

    private static String[] names(List<Role> roles) {
        return roles.stream().map(Role::name).toArray(String[]::new);
    }
}
