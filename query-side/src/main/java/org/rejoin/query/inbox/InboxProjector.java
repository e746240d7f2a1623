package org.rejoin.query.inbox;

import static org.rejoin.query.inbox.NotificationKind.ACCOUNT_APPLIED;
import static org.rejoin.query.inbox.NotificationKind.CASE_FILED;
import static org.rejoin.query.inbox.NotificationKind.CLOSED;
import static org.rejoin.query.inbox.NotificationKind.CLOSED_AUTOMATICALLY;
import static org.rejoin.query.inbox.NotificationKind.DECLINED;
import static org.rejoin.query.inbox.NotificationKind.OBLIGATION_DUE_SOON;
import static org.rejoin.query.inbox.NotificationKind.OBLIGATION_MISSED;
import static org.rejoin.query.inbox.NotificationKind.PAUSED;
import static org.rejoin.query.inbox.NotificationKind.PRINCIPAL_TRANSFERRED;
import static org.rejoin.query.inbox.NotificationKind.PRINCIPAL_TRANSFER_APPLIED;
import static org.rejoin.query.inbox.NotificationKind.PRINCIPAL_TRANSFER_REFUSED;
import static org.rejoin.query.inbox.NotificationKind.REOPENED;
import static org.rejoin.query.inbox.NotificationKind.REPORTED;
import static org.rejoin.query.inbox.NotificationKind.RESUMED;
import static org.rejoin.query.inbox.NotificationKind.RETURNED;
import static org.rejoin.query.inbox.NotificationKind.SUGGESTED;
import static org.rejoin.query.inbox.NotificationKind.SUGGESTION_LAPSED;
import static org.rejoin.query.inbox.NotificationKind.TRANSFER_IN;
import static org.rejoin.query.inbox.NotificationKind.TRANSFER_IN_WITHDRAWN;
import static org.rejoin.query.inbox.NotificationKind.VOIDED;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.rejoin.event.Actor;
import org.rejoin.event.DataClass;
import org.rejoin.event.Role;
import org.rejoin.event.account.AccountApplicationRefused;
import org.rejoin.event.account.AccountApplied;
import org.rejoin.event.account.AccountApproved;
import org.rejoin.event.account.AccountOpened;
import org.rejoin.event.account.PrincipalTookOver;
import org.rejoin.event.casefile.ArrivalSource;
import org.rejoin.event.casefile.CaseClosed;
import org.rejoin.event.casefile.CaseClosedAutomatically;
import org.rejoin.event.casefile.CaseReopened;
import org.rejoin.event.casefile.CaseReported;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.CaseVoided;
import org.rejoin.event.casefile.ClosingRule;
import org.rejoin.event.casefile.ClosureDeclined;
import org.rejoin.event.casefile.ClosureSuggested;
import org.rejoin.event.casefile.ClosureSuggestionLapsed;
import org.rejoin.event.casefile.FilingReturned;
import org.rejoin.event.casefile.FilingStarted;
import org.rejoin.event.casefile.FilingSubmitted;
import org.rejoin.event.casefile.LongTermAbsencePaused;
import org.rejoin.event.casefile.LongTermAbsenceResumed;
import org.rejoin.event.casefile.PersonalDataErased;
import org.rejoin.event.casefile.TrackerDisabled;
import org.rejoin.event.casefile.TrackerEnabled;
import org.rejoin.event.casefile.TransferInMatchWithdrawn;
import org.rejoin.event.casefile.TransferInMatched;
import org.rejoin.event.obligation.ObligationEvent;
import org.rejoin.event.obligation.ObligationFallsDue;
import org.rejoin.event.obligation.ObligationMet;
import org.rejoin.event.obligation.ObligationMissed;
import org.rejoin.event.obligation.ObligationOpened;
import org.rejoin.event.obligation.ObligationWaived;
import org.rejoin.event.principaltransfer.PrincipalTransferApplied;
import org.rejoin.event.principaltransfer.PrincipalTransferApproved;
import org.rejoin.event.principaltransfer.PrincipalTransferEvent;
import org.rejoin.event.principaltransfer.PrincipalTransferRefused;
import org.rejoin.event.principaltransfer.PrincipalTransferWithdrawn;
import org.rejoin.keystore.Erased;
import org.rejoin.query.platform.RowsOf;
import org.springframework.stereotype.Component;

/** Nobody is told what he did himself; an import is acknowledged, and an arrival told, to whoever holds the office. */
@Component
@ProcessingGroup("inbox")
@RowsOf(cases = InboxCase.class, obligations = InboxObligation.class)
class InboxProjector {

    private final EntityManager rows;
    private final Notifications notifications;
    private final Position position;

    InboxProjector(EntityManager rows, Notifications notifications, Position position) {
        this.rows = rows;
        this.notifications = notifications;
        this.position = position;
    }

    @EventHandler
    void on(FilingStarted event, MetaData metaData) {
        rows.persist(new InboxCase(event, Actor.from(metaData)));
    }

    @EventHandler
    void on(FilingSubmitted event, @Timestamp Instant at, MetaData metaData, @MessageIdentifier String messageId) {
        InboxCase subject = caseOf(event.caseId());
        Recipient principal = Recipient.principalOf(subject.school());
        String file = subject.takeImportToCount();
        if (file == null) {
            tell(principal, CASE_FILED, subject, at, metaData, messageId, it -> it.status(event.status()));
        } else {
            UUID summary = principal.notificationId("import/" + file);
            notifications.countImported(
                    summary, subject.school(), at, Actor.from(metaData).account(), file, position.ofPresentEvent());
        }
    }

    @EventHandler
    void on(FilingReturned event, @Timestamp Instant at, MetaData metaData, @MessageIdentifier String messageId) {
        InboxCase subject = caseOf(event.caseId());
        Recipient filer = Recipient.account(subject.filedBy());
        tell(filer, RETURNED, subject, at, metaData, messageId, it -> it.reason(event.reason()));
    }

    @EventHandler
    void on(CaseReported event, @Timestamp Instant at, MetaData metaData, @MessageIdentifier String messageId) {
        InboxCase subject = caseOf(event.caseId());
        Recipient filer = Recipient.account(subject.filedBy());
        tell(filer, REPORTED, subject, at, metaData, messageId, it -> it.status(event.status()));
    }

    @EventHandler
    void on(CaseVoided event, @Timestamp Instant at, MetaData metaData, @MessageIdentifier String messageId) {
        InboxCase subject = caseOf(event.caseId());
        Recipient principal = Recipient.principalOf(subject.school());
        tell(principal, VOIDED, subject, at, metaData, messageId, it -> it.status(CaseStatus.VOIDED));
    }

    @EventHandler
    void on(ClosureSuggested event, @Timestamp Instant at, MetaData metaData, @MessageIdentifier String messageId) {
        InboxCase subject = caseOf(event.caseId());
        overtakeSuggestionsOf(subject);
        // before the report the suggestion is part of what the principal reporter checks anyway
        if (event.status() == CaseStatus.PENDING_CLOSURE) {
            Recipient principal = Recipient.principalOf(subject.school());
            tell(principal, SUGGESTED, subject, at, metaData, messageId, it -> it.closureReason(event.closureReason()));
            subject.suggestionTold(principal.notificationId(messageId));
        }
    }

    @EventHandler
    void on(
            ClosureSuggestionLapsed event,
            @Timestamp Instant at,
            MetaData metaData,
            @MessageIdentifier String messageId) {
        InboxCase subject = caseOf(event.caseId());
        overtakeSuggestionsOf(subject);
        if (!event.status().isUnreported()) {
            Recipient principal = Recipient.principalOf(subject.school());
            tell(principal, SUGGESTION_LAPSED, subject, at, metaData, messageId, it -> it.status(event.status()));
        }
    }

    @EventHandler
    void on(ClosureDeclined event, @Timestamp Instant at, MetaData metaData, @MessageIdentifier String messageId) {
        InboxCase subject = caseOf(event.caseId());
        overtakeSuggestionsOf(subject);
        Recipient suggester = Recipient.account(event.suggestedBy());
        tell(suggester, DECLINED, subject, at, metaData, messageId, UnaryOperator.identity());
    }

    @EventHandler
    void on(CaseClosed event, @Timestamp Instant at, MetaData metaData, @MessageIdentifier String messageId) {
        InboxCase subject = caseOf(event.caseId());
        overtakeSuggestionsOf(subject);
        if (event.suggestedBy() != null) {
            Recipient suggester = Recipient.account(event.suggestedBy());
            tell(suggester, CLOSED, subject, at, metaData, messageId, it -> it.closureReason(event.closureReason()));
        }
    }

    @EventHandler
    void on(
            CaseClosedAutomatically event,
            @Timestamp Instant at,
            MetaData metaData,
            @MessageIdentifier String messageId) {
        InboxCase subject = caseOf(event.caseId());
        overtakeSuggestionsOf(subject);
        Recipient principal = Recipient.principalOf(subject.school());
        if (event.rule() == ClosingRule.SEMESTER_END && event.semester() != null) {
            String semester = event.semester().label();
            UUID summary = principal.notificationId("semester/" + semester);
            notifications.countEnded(
                    summary, subject.school(), at, Actor.from(metaData).account(), semester, position.ofPresentEvent());
            return;
        }
        subject.once(List.of(principal), subject.tracking())
                .forEach(recipient -> tell(
                        recipient,
                        CLOSED_AUTOMATICALLY,
                        subject,
                        at,
                        metaData,
                        messageId,
                        it -> it.closureReason(event.closureReason())));
    }

    @EventHandler
    void on(
            LongTermAbsencePaused event,
            @Timestamp Instant at,
            MetaData metaData,
            @MessageIdentifier String messageId) {
        tellTracking(PAUSED, caseOf(event.caseId()), at, metaData, messageId, it -> it.status(CaseStatus.TEMP_CLOSED)
                .otherCase(event.otherCaseNumber()));
    }

    @EventHandler
    void on(
            LongTermAbsenceResumed event,
            @Timestamp Instant at,
            MetaData metaData,
            @MessageIdentifier String messageId) {
        tellTracking(RESUMED, caseOf(event.caseId()), at, metaData, messageId, it -> it.status(CaseStatus.TRACKING)
                .otherCase(event.otherCaseNumber()));
    }

    @EventHandler
    void on(CaseReopened event, @Timestamp Instant at, MetaData metaData, @MessageIdentifier String messageId) {
        InboxCase subject = caseOf(event.caseId());
        tellTracking(REOPENED, subject, at, metaData, messageId, it -> it.status(CaseStatus.TRACKING));
    }

    @EventHandler
    void on(TrackerEnabled event) {
        caseOf(event.caseId()).enable(event.account());
    }

    @EventHandler
    void on(TrackerDisabled event) {
        caseOf(event.caseId()).disable(event.account());
    }

    @EventHandler
    void on(TransferInMatched event, @Timestamp Instant at, MetaData metaData, @MessageIdentifier String messageId) {
        InboxCase subject = caseOf(event.caseId());
        UUID transferIn = UUID.fromString(event.transferInId());
        Arrival arrival = new Arrival(event.destinationSchool(), event.month());
        if (subject.match(transferIn, event.source() == ArrivalSource.REGISTER ? subject.asKnown(arrival) : arrival)) {
            // also when the match was found by the principal reporter's own report (c6): it is news to everybody
            store(
                    Recipient.principalOf(subject.school()),
                    TRANSFER_IN,
                    at,
                    Actor.from(metaData),
                    messageId,
                    it -> it.about(subject).transferIn(transferIn).arrival(event.destinationSchool(), event.month()));
        }
    }

    @EventHandler
    void on(
            TransferInMatchWithdrawn event,
            @Timestamp Instant at,
            MetaData metaData,
            @MessageIdentifier String messageId) {
        InboxCase subject = caseOf(event.caseId());
        UUID transferIn = UUID.fromString(event.transferInId());
        Arrival arrival = subject.unmatch(transferIn);
        Optional<UUID> other = arrival == null ? Optional.empty() : subject.matchOf(arrival);
        List<Notification> told = notifications.findByCaseIdAndTransferInId(subject.caseId(), transferIn);
        if (other.isPresent()) {
            // what was told stays true, by the other transfer-in
            told.forEach(message -> message.transferIn(other.get()));
            return;
        }
        told.forEach(Notification::overtake);
        Recipient principal = Recipient.principalOf(subject.school());
        tell(principal, TRANSFER_IN_WITHDRAWN, subject, at, metaData, messageId, it -> it.transferIn(transferIn));
    }

    /** Of what was written about the student a message repeats reasons alone. */
    @EventHandler
    void on(PersonalDataErased event) {
        if (event.dataClass() == DataClass.COUNSELLING) {
            notifications
                    .findByCaseIdAndReasonIsNotNull(UUID.fromString(event.caseId()))
                    .forEach(message -> message.reason(Erased.text(DataClass.COUNSELLING)));
        }
    }

    @EventHandler
    void on(AccountApplied event, @Timestamp Instant at, MetaData metaData, @MessageIdentifier String messageId) {
        rows.persist(new InboxAccount(event.accountId(), event.account()));
        Recipient approver = event.school() == null || event.roles().contains(Role.PRINCIPAL_REPORTER)
                ? Recipient.agency()
                : Recipient.principalOf(event.school());
        tell(approver, ACCOUNT_APPLIED, at, metaData, messageId, it -> it.aboutAccount(event.accountId()));
    }

    @EventHandler
    void on(AccountOpened event) {
        rows.persist(new InboxAccount(event.accountId(), event.account()));
    }

    @EventHandler
    void on(AccountApproved event) {
        overtakeApplicationOf(event.accountId());
    }

    @EventHandler
    void on(AccountApplicationRefused event) {
        overtakeApplicationOf(event.accountId());
    }

    @EventHandler
    void on(PrincipalTookOver event, @Timestamp Instant at, MetaData metaData, @MessageIdentifier String messageId) {
        Recipient successor = Recipient.account(accountOf(event.accountId()).account());
        tell(successor, PRINCIPAL_TRANSFERRED, at, metaData, messageId, it -> it.aboutAccount(event.accountId())
                .aboutTransfer(event.transferId()));
    }

    @EventHandler
    void on(
            PrincipalTransferApplied event,
            @Timestamp Instant at,
            MetaData metaData,
            @MessageIdentifier String messageId) {
        tell(
                Recipient.agency(),
                PRINCIPAL_TRANSFER_APPLIED,
                at,
                metaData,
                messageId,
                it -> it.aboutTransfer(event.transferId()));
    }

    @EventHandler
    void on(PrincipalTransferApproved event) {
        applicationsOf(event).forEach(Notification::overtake);
    }

    @EventHandler
    void on(PrincipalTransferWithdrawn event) {
        applicationsOf(event).forEach(Notification::overtake);
    }

    @EventHandler
    void on(
            PrincipalTransferRefused event,
            @Timestamp Instant at,
            MetaData metaData,
            @MessageIdentifier String messageId) {
        for (Notification application : applicationsOf(event)) {
            application.overtake();
            tell(
                    Recipient.account(application.actor()),
                    PRINCIPAL_TRANSFER_REFUSED,
                    at,
                    metaData,
                    messageId,
                    it -> it.aboutTransfer(event.transferId()).reason(event.reason()));
        }
    }

    @EventHandler
    void on(ObligationOpened event) {
        rows.persist(new InboxObligation(event));
    }

    @EventHandler
    void on(ObligationFallsDue event, @Timestamp Instant at, MetaData metaData, @MessageIdentifier String messageId) {
        tell(OBLIGATION_DUE_SOON, dutyOf(event), event.soFar(), at, metaData, messageId);
    }

    @EventHandler
    void on(ObligationMissed event, @Timestamp Instant at, MetaData metaData, @MessageIdentifier String messageId) {
        InboxObligation duty = dutyOf(event);
        overtakeRemindersOf(duty);
        tell(OBLIGATION_MISSED, duty, event.soFar(), at, metaData, messageId);
    }

    @EventHandler
    void on(ObligationMet event) {
        overtakeRemindersOf(dutyOf(event));
    }

    @EventHandler
    void on(ObligationWaived event) {
        overtakeRemindersOf(dutyOf(event));
    }

    @ResetHandler
    void reset() {
        rows.createQuery("delete from InboxObligation").executeUpdate();
        rows.createQuery("delete from Notification").executeUpdate();
        rows.createQuery("delete from InboxCase").executeUpdate();
        rows.createQuery("delete from InboxAccount").executeUpdate();
    }

    private void overtakeSuggestionsOf(InboxCase subject) {
        UUID told = subject.takeSuggestionTold();
        // nobody is told what he suggested himself
        Notification message = told == null ? null : rows.find(Notification.class, told);
        if (message != null) {
            message.overtake();
        }
    }

    private void overtakeRemindersOf(InboxObligation duty) {
        notifications.findByObligationId(duty.obligationId()).forEach(Notification::overtake);
    }

    private void tell(
            NotificationKind kind, InboxObligation duty, int soFar, Instant at, MetaData metaData, String messageId) {
        InboxCase subject = caseOf(duty.caseId());
        duty.owners(subject)
                .forEach(owner -> tell(owner, kind, subject, at, metaData, messageId, it -> it.aboutDuty(duty, soFar)));
    }

    private InboxObligation dutyOf(ObligationEvent event) {
        InboxObligation duty = rows.find(InboxObligation.class, UUID.fromString(event.obligationId()));
        if (duty == null) {
            throw new IllegalStateException("No inbox obligation " + event.obligationId());
        }
        return duty;
    }

    private void overtakeApplicationOf(String accountId) {
        notifications
                .findByAccountIdAndKind(UUID.fromString(accountId), ACCOUNT_APPLIED)
                .forEach(Notification::overtake);
    }

    private List<Notification> applicationsOf(PrincipalTransferEvent event) {
        return notifications.findByTransferIdAndKind(UUID.fromString(event.transferId()), PRINCIPAL_TRANSFER_APPLIED);
    }

    private void tellTracking(
            NotificationKind kind,
            InboxCase subject,
            Instant at,
            MetaData metaData,
            String messageId,
            UnaryOperator<Notification> content) {
        subject.tracking()
                .forEach(account -> tell(Recipient.account(account), kind, subject, at, metaData, messageId, content));
    }

    private void tell(
            Recipient recipient,
            NotificationKind kind,
            InboxCase subject,
            Instant at,
            MetaData metaData,
            String messageId,
            UnaryOperator<Notification> content) {
        tell(recipient, kind, at, metaData, messageId, it -> content.apply(it.about(subject)));
    }

    private void tell(
            Recipient recipient,
            NotificationKind kind,
            Instant at,
            MetaData metaData,
            String messageId,
            UnaryOperator<Notification> content) {
        Actor actor = Actor.from(metaData);
        if (!recipient.is(actor)) {
            store(recipient, kind, at, actor, messageId, content);
        }
    }

    private void store(
            Recipient recipient,
            NotificationKind kind,
            Instant at,
            Actor actor,
            String messageId,
            UnaryOperator<Notification> content) {
        UUID id = recipient.notificationId(messageId);
        rows.persist(content.apply(
                new Notification(id, kind, recipient, at, actor.account()).foundAt(position.ofPresentEvent())));
    }

    private InboxAccount accountOf(String accountId) {
        InboxAccount account = rows.find(InboxAccount.class, UUID.fromString(accountId));
        if (account == null) {
            throw new IllegalStateException("No inbox account " + accountId);
        }
        return account;
    }

    private InboxCase caseOf(String caseId) {
        InboxCase subject = rows.find(InboxCase.class, UUID.fromString(caseId));
        if (subject == null) {
            throw new IllegalStateException("No inbox case " + caseId);
        }
        return subject;
    }
}
