package org.rejoin.command.mail;

import static org.rejoin.command.mail.MailKind.ACCOUNT_APPROVED;
import static org.rejoin.command.mail.MailKind.ACCOUNT_DISABLED;
import static org.rejoin.command.mail.MailKind.ACCOUNT_ENABLED;
import static org.rejoin.command.mail.MailKind.APPLICATION_RECEIVED;
import static org.rejoin.command.mail.MailKind.APPLICATION_REFUSED;
import static org.rejoin.command.mail.MailKind.CASE_FILED;
import static org.rejoin.command.mail.MailKind.CONTACT_CORRECTED;
import static org.rejoin.command.mail.MailKind.PRINCIPAL_STEPPED_DOWN;
import static org.rejoin.command.mail.MailKind.PRINCIPAL_TRANSFER_APPROVED;
import static org.rejoin.command.mail.MailKind.SECOND_FACTOR_REMOVED;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.account.AccountDirectory;
import org.rejoin.command.account.KnownAccount;
import org.rejoin.command.account.KnownAccount.Standing;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.account.AccountApplicationRefused;
import org.rejoin.event.account.AccountApplied;
import org.rejoin.event.account.AccountApproved;
import org.rejoin.event.account.AccountContactCorrected;
import org.rejoin.event.account.AccountDisabled;
import org.rejoin.event.account.AccountEnabled;
import org.rejoin.event.account.AccountOpened;
import org.rejoin.event.account.PrincipalSteppedDown;
import org.rejoin.event.account.PrincipalTookOver;
import org.rejoin.event.account.SecondFactorRemoved;
import org.rejoin.event.casefile.FilingStarted;
import org.rejoin.event.casefile.FilingSubmitted;
import org.springframework.stereotype.Component;

/**
 * What is mailed follows from what happened: queued in its transaction, so once and never on a replay. Nobody is mailed
 * what he did himself.
 */
@Component
@ProcessingGroup(MailOnEvents.GROUP)
class MailOnEvents {

    static final String GROUP = "mail";

    private static final String IMPORTED = MailOnEvents.class.getName() + ".imported";

    private final Outbox outbox;
    private final AccountDirectory accounts;
    private final MailPreferences preferences;
    private final EventStore events;

    MailOnEvents(Outbox outbox, AccountDirectory accounts, MailPreferences preferences, EventStore events) {
        this.outbox = outbox;
        this.preferences = preferences;
        this.accounts = accounts;
        this.events = events;
    }

    @EventHandler
    void react(AccountApplied event, MetaData metaData) {
        List<KnownAccount> principal =
                event.roles().contains(Role.PRINCIPAL_REPORTER) ? List.of() : principalOf(event.school());
        List<KnownAccount> approvers = principal.isEmpty() ? accounts.holding(Role.AGENCY_OFFICER) : principal;
        tell(APPLICATION_RECEIVED, approvers, metaData, Map.of());
    }

    @EventHandler
    void react(AccountOpened event, MetaData metaData) {
        // the system and the first administrator open accounts together with their passwords
        String by = Actor.from(metaData).account();
        if (!by.equals(Actor.SYSTEM.account()) && !by.equals(event.account())) {
            outbox.queue(ACCOUNT_APPROVED, event.accountId());
        }
    }

    @EventHandler
    void react(AccountApproved event) {
        outbox.queue(ACCOUNT_APPROVED, event.accountId());
    }

    @EventHandler
    void react(AccountApplicationRefused event) {
        outbox.queue(APPLICATION_REFUSED, event.accountId(), null, Map.of("reason", event.reason()));
    }

    @EventHandler
    void react(AccountDisabled event) {
        outbox.queue(ACCOUNT_DISABLED, event.accountId());
    }

    @EventHandler
    void react(AccountEnabled event) {
        outbox.queue(ACCOUNT_ENABLED, event.accountId());
    }

    @EventHandler
    void react(PrincipalTookOver event) {
        outbox.queue(PRINCIPAL_TRANSFER_APPROVED, event.accountId());
    }

    @EventHandler
    void react(PrincipalSteppedDown event) {
        outbox.queue(PRINCIPAL_STEPPED_DOWN, event.accountId());
    }

    @EventHandler
    void react(SecondFactorRemoved event) {
        outbox.queue(SECOND_FACTOR_REMOVED, event.accountId());
    }

    @EventHandler
    void react(AccountContactCorrected event, @SequenceNumber long number) {
        String before = addressBefore(event.accountId(), number);
        outbox.queueTo(CONTACT_CORRECTED, event.accountId(), event.email());
        if (!before.equals(event.email())) {
            outbox.queueTo(CONTACT_CORRECTED, event.accountId(), before);
        }
    }

    @EventHandler
    void react(FilingStarted event) {
        if (event.importedFrom() != null) {
            importedJustNow().add(event.caseId());
        }
    }

    /** Of an import the sender gets a summary at once; 500 mails would tell nobody anything (ST-D-04). */
    @EventHandler
    void react(FilingSubmitted event, MetaData metaData) {
        if (importedJustNow().contains(event.caseId())) {
            return;
        }
        FilingStarted filing =
                (FilingStarted) events.readEvents(event.caseId()).next().getPayload();
        tell(CASE_FILED, principalOf(filing.school()), metaData, Map.of("caseNumber", filing.caseNumber()));
    }

    private void tell(MailKind kind, List<KnownAccount> recipients, MetaData metaData, Map<String, String> details) {
        String by = Actor.from(metaData).account();
        recipients.stream()
                .filter(recipient -> !recipient.account().equals(by))
                .filter(recipient -> preferences.wantsAtOnce(recipient.accountId()))
                .forEach(recipient -> outbox.queue(kind, recipient.accountId(), null, details));
    }

    private List<KnownAccount> principalOf(@Nullable String school) {
        return accounts.principalReporterOf(Objects.requireNonNull(school)).stream()
                .filter(principal -> principal.standing() == Standing.NORMAL)
                .toList();
    }

    // a row is started and submitted in one unit of work; submitted again after a return it is a filing like any other
    private static Set<String> importedJustNow() {
        return CurrentUnitOfWork.get().root().getOrComputeResource(IMPORTED, key -> new HashSet<>());
    }

    // from the events: the directory may or may not have moved on already
    private String addressBefore(String accountId, long number) {
        return events.readEvents(accountId)
                .asStream()
                .filter(event -> event.getSequenceNumber() < number)
                .map(DomainEventMessage::getPayload)
                .map(MailOnEvents::addressIn)
                .filter(Objects::nonNull)
                .reduce("", (earlier, later) -> Objects.requireNonNull(later));
    }

    private static @Nullable String addressIn(Object event) {
        if (event instanceof AccountApplied applied) {
            return applied.holder().email();
        }
        if (event instanceof AccountOpened opened) {
            return opened.holder().email();
        }
        return event instanceof AccountContactCorrected corrected ? corrected.email() : null;
    }
}
