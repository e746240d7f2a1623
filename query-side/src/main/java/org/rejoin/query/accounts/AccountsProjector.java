package org.rejoin.query.accounts;

import static org.rejoin.query.accounts.AccountPage.What.APPLIED;
import static org.rejoin.query.accounts.AccountPage.What.APPROVED;
import static org.rejoin.query.accounts.AccountPage.What.CONTACT_CORRECTED;
import static org.rejoin.query.accounts.AccountPage.What.DISABLED;
import static org.rejoin.query.accounts.AccountPage.What.ENABLED;
import static org.rejoin.query.accounts.AccountPage.What.OPENED;
import static org.rejoin.query.accounts.AccountPage.What.PRINCIPAL_STEPPED_DOWN;
import static org.rejoin.query.accounts.AccountPage.What.PRINCIPAL_TOOK_OVER;
import static org.rejoin.query.accounts.AccountPage.What.REFUSED;
import static org.rejoin.query.accounts.AccountPage.What.ROLES_ASSIGNED;
import static org.rejoin.query.accounts.AccountPage.What.SECOND_FACTOR_REMOVED;
import static org.rejoin.query.accounts.AccountPage.What.VERIFIED;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.MetaData;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.account.AccountApplicationRefused;
import org.rejoin.event.account.AccountApplied;
import org.rejoin.event.account.AccountApproved;
import org.rejoin.event.account.AccountContactCorrected;
import org.rejoin.event.account.AccountDisabled;
import org.rejoin.event.account.AccountEnabled;
import org.rejoin.event.account.AccountEvent;
import org.rejoin.event.account.AccountOpened;
import org.rejoin.event.account.AccountRolesAssigned;
import org.rejoin.event.account.AccountVerified;
import org.rejoin.event.account.PrincipalSteppedDown;
import org.rejoin.event.account.PrincipalTookOver;
import org.rejoin.event.account.SecondFactorRemoved;
import org.rejoin.event.principaltransfer.PrincipalTransferApplied;
import org.rejoin.event.principaltransfer.PrincipalTransferApproved;
import org.rejoin.event.principaltransfer.PrincipalTransferEvent;
import org.rejoin.event.principaltransfer.PrincipalTransferRefused;
import org.rejoin.event.principaltransfer.PrincipalTransferWithdrawn;
import org.rejoin.query.accounts.AccountPage.Happening;
import org.springframework.stereotype.Component;

@Component
@ProcessingGroup(AccountsProjector.GROUP)
class AccountsProjector {

    static final String GROUP = "accounts";

    private final AccountRows accounts;
    private final TransferRows transfers;

    AccountsProjector(AccountRows accounts, TransferRows transfers) {
        this.accounts = accounts;
        this.transfers = transfers;
    }

    @EventHandler
    void on(AccountApplied event, @SequenceNumber long version, @Timestamp Instant at, MetaData metaData) {
        AccountRow row = new AccountRow(event, at);
        row.remember(Happening.of(APPLIED, at, by(metaData)).roles(event.roles()), version);
        accounts.save(row);
    }

    @EventHandler
    void on(AccountOpened event, @SequenceNumber long version, @Timestamp Instant at, MetaData metaData) {
        AccountRow row = new AccountRow(event, at);
        row.remember(
                Happening.of(OPENED, at, by(metaData))
                        .roles(event.roles())
                        .letter(event.letterNumber())
                        .file(event.importedFrom()),
                version);
        accounts.save(row);
    }

    @EventHandler
    void on(AccountApproved event, @SequenceNumber long version, @Timestamp Instant at, MetaData metaData) {
        AccountRow row = rowOf(event);
        row.becomes(Standing.NORMAL);
        row.assign(event.roles());
        row.remember(Happening.of(APPROVED, at, by(metaData)).roles(event.roles()), version);
    }

    @EventHandler
    void on(AccountApplicationRefused event, @SequenceNumber long version, @Timestamp Instant at, MetaData metaData) {
        AccountRow row = rowOf(event);
        row.becomes(Standing.REFUSED);
        row.remember(Happening.of(REFUSED, at, by(metaData)).reason(event.reason()), version);
    }

    @EventHandler
    void on(AccountVerified event, @SequenceNumber long version, @Timestamp Instant at, MetaData metaData) {
        AccountRow row = rowOf(event);
        row.verify();
        row.remember(Happening.of(VERIFIED, at, by(metaData)), version);
    }

    @EventHandler
    void on(AccountDisabled event, @SequenceNumber long version, @Timestamp Instant at, MetaData metaData) {
        AccountRow row = rowOf(event);
        row.becomes(Standing.DISABLED);
        row.remember(Happening.of(DISABLED, at, by(metaData)), version);
    }

    @EventHandler
    void on(AccountEnabled event, @SequenceNumber long version, @Timestamp Instant at, MetaData metaData) {
        AccountRow row = rowOf(event);
        row.enable();
        row.remember(Happening.of(ENABLED, at, by(metaData)), version);
    }

    @EventHandler
    void on(AccountRolesAssigned event, @SequenceNumber long version, @Timestamp Instant at, MetaData metaData) {
        AccountRow row = rowOf(event);
        row.assign(event.roles());
        row.remember(Happening.of(ROLES_ASSIGNED, at, by(metaData)).roles(event.roles()), version);
    }

    @EventHandler
    void on(AccountContactCorrected event, @SequenceNumber long version, @Timestamp Instant at, MetaData metaData) {
        AccountRow row = rowOf(event);
        row.reachAt(event.email(), event.phone());
        row.remember(Happening.of(CONTACT_CORRECTED, at, by(metaData)).letter(event.letterNumber()), version);
    }

    @EventHandler
    void on(SecondFactorRemoved event, @SequenceNumber long version, @Timestamp Instant at, MetaData metaData) {
        rowOf(event)
                .remember(Happening.of(SECOND_FACTOR_REMOVED, at, by(metaData)).letter(event.letterNumber()), version);
    }

    @EventHandler
    void on(PrincipalSteppedDown event, @SequenceNumber long version, @Timestamp Instant at, MetaData metaData) {
        AccountRow row = rowOf(event);
        row.assign(List.of(Role.SENIOR_MANAGER));
        row.remember(Happening.of(PRINCIPAL_STEPPED_DOWN, at, by(metaData)).transfer(event.transferId()), version);
    }

    @EventHandler
    void on(PrincipalTookOver event, @SequenceNumber long version, @Timestamp Instant at, MetaData metaData) {
        AccountRow row = rowOf(event);
        row.takeOver();
        row.remember(Happening.of(PRINCIPAL_TOOK_OVER, at, by(metaData)).transfer(event.transferId()), version);
    }

    @EventHandler
    void on(PrincipalTransferApplied event, @SequenceNumber long version, @Timestamp Instant at, MetaData metaData) {
        TransferRow row = new TransferRow(event, by(metaData), at);
        row.at(version);
        transfers.save(row);
    }

    @EventHandler
    void on(PrincipalTransferApproved event, @SequenceNumber long version, @Timestamp Instant at, MetaData metaData) {
        rowOf(event, version).approve(event.letterNumber(), by(metaData), at);
    }

    @EventHandler
    void on(PrincipalTransferRefused event, @SequenceNumber long version, @Timestamp Instant at, MetaData metaData) {
        rowOf(event, version).refuse(event.reason(), by(metaData), at);
    }

    @EventHandler
    void on(PrincipalTransferWithdrawn event, @SequenceNumber long version, @Timestamp Instant at, MetaData metaData) {
        rowOf(event, version).withdraw(by(metaData), at);
    }

    @ResetHandler
    void reset() {
        accounts.deleteAllInBatch();
        transfers.deleteAllInBatch();
    }

    private AccountRow rowOf(AccountEvent event) {
        return accounts.findById(UUID.fromString(event.accountId()))
                .orElseThrow(() -> new IllegalStateException("No row of account " + event.accountId()));
    }

    private TransferRow rowOf(PrincipalTransferEvent event, long version) {
        TransferRow row = transfers
                .findById(UUID.fromString(event.transferId()))
                .orElseThrow(() -> new IllegalStateException("No row of principal transfer " + event.transferId()));
        row.at(version);
        return row;
    }

    private static String by(MetaData metaData) {
        return Actor.from(metaData).account();
    }
}
