package org.rejoin.query.inbox;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Formula;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.ClosureReason;
import org.rejoin.event.obligation.ObligationKind;

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
    private boolean overtaken;
    private long position;

    // an office reads as one: whoever of it marks the message marks it for all, and the last mark counts
    @Formula("coalesce((select not r.unread from read_model.notification_read r"
            + " where r.notification_id = notification_id and r.read_at >= at order by r.read_at desc limit 1), false)")
    private boolean read;

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
                        duty()),
                overtaken,
                read);
    }
}
