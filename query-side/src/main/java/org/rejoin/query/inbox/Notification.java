package org.rejoin.query.inbox;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.annotations.Formula;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.ClosureReason;
import org.rejoin.event.meeting.MeetingKind;
import org.rejoin.event.obligation.ObligationKind;
import org.rejoin.event.ruleset.Wording;

@Entity
@Table(schema = "read_model", name = "notification")
class Notification {

    @Id
    private UUID notificationId;

    @Enumerated(EnumType.STRING)
    private NotificationKind kind;

    private @Nullable String office;
    private @Nullable String account;
    private @Nullable UUID caseId;
    private @Nullable String caseNumber;
    private Instant at;
    private String actor;

    @Enumerated(EnumType.STRING)
    private @Nullable CaseStatus status;

    @Enumerated(EnumType.STRING)
    private @Nullable ClosureReason closureReason;

    private @Nullable String destinationSchool;
    private @Nullable UUID transferInId;
    private @Nullable String month;
    private @Nullable String reason;
    private @Nullable String importedFrom;
    private @Nullable Integer cases;
    private @Nullable String semester;
    private @Nullable String otherCaseNumber;
    private @Nullable UUID accountId;
    private @Nullable UUID transferId;

    @Enumerated(EnumType.STRING)
    private @Nullable ObligationKind obligation;

    private @Nullable UUID obligationId;
    private @Nullable LocalDate dueOn;
    private @Nullable Integer needed;
    private @Nullable Integer soFar;
    private @Nullable UUID pupil;
    private @Nullable UUID transferOut;
    private @Nullable UUID meeting;
    private @Nullable UUID registerEntry;

    @Enumerated(EnumType.STRING)
    private @Nullable MeetingKind meetingKind;

    // the first of them that is open
    private @Nullable String task;
    private @Nullable String taskWordingZh;
    private @Nullable String taskWordingEn;
    private @Nullable Integer tasks;

    /** Which it tells of, and whether each is still to be done. */
    @ElementCollection
    @CollectionTable(
            schema = "read_model",
            name = "inbox_told_task",
            joinColumns = @JoinColumn(name = "notification_id"))
    @MapKeyColumn(name = "task_id")
    @Column(name = "open")
    private Map<UUID, Boolean> told = new HashMap<>();

    // who did all of it; nobody where several did
    private @Nullable String doer;

    private boolean overtaken;
    private long position;

    // an office reads as one: whoever of it marks the message marks it for all, and the last mark counts; class
    // teachers have
    // each their own class
    @Formula("coalesce((select not r.unread from read_model.notification_read r"
            + " where r.notification_id = notification_id and r.read_at >= at"
            + " and (office is null or office not like '%#class-teachers' or r.account = read_model.reader('account'))"
            + " order by r.read_at desc limit 1), false)")
    private boolean read;

    // as the reader may see it now: kept in no message
    @Formula("coalesce((select p.name from read_model.absence_pupil p where p.watch_id = pupil),"
            + " (select t.name from read_model.transfer_out t where t.transfer_out_id = transfer_out),"
            + " (select e.name from read_model.register_entry e where e.entry_id = register_entry))")
    private @Nullable String pupilName;

    protected Notification() {} // for JPA

    Notification(UUID notificationId, NotificationKind kind, Recipient recipient, Instant at, String actor) {
        this.notificationId = notificationId;
        this.kind = kind;
        this.office = recipient.office();
        this.account = recipient.account();
        this.at = at;
        this.actor = actor;
    }

    /** Where in the history it came up. */
    Notification foundAt(long position) {
        this.position = position;
        return this;
    }

    /** @param first whether it tells of nothing else yet */
    Notification doneBy(Actor actor, boolean first) {
        doer = office != null && (first || actor.account().equals(doer)) ? actor.account() : null;
        return this;
    }

    Notification about(InboxCase subject) {
        this.caseId = subject.caseId();
        this.caseNumber = subject.caseNumber();
        return this;
    }

    Notification aboutAccount(String accountId) {
        this.accountId = UUID.fromString(accountId);
        return this;
    }

    Notification aboutTransfer(String transferId) {
        this.transferId = UUID.fromString(transferId);
        return this;
    }

    Notification status(CaseStatus status) {
        this.status = status;
        return this;
    }

    Notification closureReason(ClosureReason closureReason) {
        this.closureReason = closureReason;
        return this;
    }

    Notification transferIn(UUID transferInId) {
        this.transferInId = transferInId;
        return this;
    }

    Notification arrival(String destinationSchool, String month) {
        this.destinationSchool = destinationSchool;
        this.month = month;
        return this;
    }

    Notification reason(String reason) {
        this.reason = reason;
        return this;
    }

    Notification aboutDuty(InboxObligation duty, int soFar) {
        this.obligation = duty.kind();
        this.obligationId = duty.obligationId();
        this.dueOn = duty.dueOn();
        this.semester = duty.semester();
        this.needed = duty.needed();
        this.soFar = soFar;
        return this;
    }

    /** One more; the message is new again. */
    Notification says(InboxTask one, Instant at) {
        pupil = one.pupil();
        transferOut = one.transferOut();
        meeting = one.meeting();
        if (task == null || !told.containsValue(true)) {
            name(one);
        }
        told.put(one.taskId(), true);
        tasks = open().size();
        overtaken = false;
        this.at = at;
        return this;
    }

    Notification about(InboxMeeting subject) {
        meeting = subject.meetingId();
        meetingKind = subject.kind();
        dueOn = subject.day();
        return this;
    }

    /** @param day of what it tells */
    Notification aboutRegisterEntry(UUID entry, LocalDate day) {
        registerEntry = entry;
        dueOn = day;
        return this;
    }

    /** It names and counts what is still to be done; once all of it is done, all of it. */
    void end(InboxTask one, Function<UUID, Optional<InboxTask>> known) {
        told.computeIfPresent(one.taskId(), (id, open) -> false);
        List<UUID> open = open();
        overtaken = open.isEmpty();
        tasks = overtaken ? told.size() : open.size();
        List<InboxTask> left =
                open.stream().flatMap(id -> known.apply(id).stream()).toList();
        if (left.stream().noneMatch(this::isNamed)) {
            left.stream()
                    .min(Comparator.comparing(InboxTask::dueOn)
                            .thenComparing(InboxTask::kind)
                            .thenComparing(InboxTask::taskId))
                    .ifPresent(this::name);
        }
    }

    private List<UUID> open() {
        return told.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .toList();
    }

    private void name(InboxTask one) {
        Wording wording = one.wording();
        task = one.kind();
        taskWordingZh = wording == null ? null : wording.zh();
        taskWordingEn = wording == null ? null : wording.en();
        dueOn = one.dueOn();
    }

    private boolean isNamed(InboxTask one) {
        return one.kind().equals(task) && one.dueOn().equals(dueOn);
    }

    Notification otherCase(String caseNumber) {
        this.otherCaseNumber = caseNumber;
        return this;
    }

    /** Whose doing it tells of. */
    String actor() {
        return actor;
    }

    void overtake() {
        overtaken = true;
    }

    private InboxItem.@Nullable Duty duty() {
        if (obligationId == null || obligation == null || dueOn == null || needed == null || soFar == null) {
            return null;
        }
        return new InboxItem.Duty(obligationId, obligation, dueOn, semester, needed, soFar);
    }

    private InboxItem.@Nullable Tasks tasks() {
        if (task == null || tasks == null || dueOn == null) {
            return null;
        }
        return new InboxItem.Tasks(
                pupil,
                transferOut,
                meeting,
                pupilName,
                task,
                taskWordingZh == null ? null : new Wording(taskWordingZh, taskWordingEn),
                dueOn,
                tasks);
    }

    private InboxItem.@Nullable Meeting meeting() {
        return meeting == null || meetingKind == null || dueOn == null
                ? null
                : new InboxItem.Meeting(meeting, meetingKind, dueOn);
    }

    private InboxItem.@Nullable ClassChange classChange() {
        return registerEntry == null || dueOn == null
                ? null
                : new InboxItem.ClassChange(registerEntry, pupilName, dueOn);
    }

    InboxItem toItem() {
        return new InboxItem(
                notificationId,
                kind,
                caseId,
                caseNumber,
                at,
                actor,
                new InboxItem.Content(
                        status,
                        closureReason,
                        destinationSchool,
                        transferInId,
                        month,
                        reason,
                        importedFrom,
                        cases,
                        semester,
                        otherCaseNumber,
                        accountId,
                        transferId,
                        duty(),
                        tasks(),
                        meeting(),
                        classChange()),
                overtaken,
                read);
    }
}
