package org.rejoin.command.account;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.rejoin.command.account.AccountBlocker.ACCOUNT_ID_TAKEN;
import static org.rejoin.command.account.AccountBlocker.ACCOUNT_IS_DISABLED;
import static org.rejoin.command.account.AccountBlocker.ACCOUNT_NAME_TAKEN;
import static org.rejoin.command.account.AccountBlocker.ALREADY_APPROVED;
import static org.rejoin.command.account.AccountBlocker.ALREADY_VERIFIED;
import static org.rejoin.command.account.AccountBlocker.APPLICATION_REFUSED;
import static org.rejoin.command.account.AccountBlocker.DISABLED_NEEDS_AGENCY;
import static org.rejoin.command.account.AccountBlocker.LETTER_NUMBER_MISSING;
import static org.rejoin.command.account.AccountBlocker.NOT_APPROVED_YET;
import static org.rejoin.command.account.AccountBlocker.ONE_PRINCIPAL_PER_SCHOOL;
import static org.rejoin.command.account.AccountBlocker.STAMPED_FORM_MISSING;

import java.util.List;
import java.util.Objects;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.FieldProblem;
import org.rejoin.command.Invalid;
import org.rejoin.command.Refused;
import org.rejoin.command.account.AccountCommand.ApplyForAccount;
import org.rejoin.command.account.AccountCommand.ApproveAccount;
import org.rejoin.command.account.AccountCommand.AssignRoles;
import org.rejoin.command.account.AccountCommand.CorrectContact;
import org.rejoin.command.account.AccountCommand.DisableAccount;
import org.rejoin.command.account.AccountCommand.EnableAccount;
import org.rejoin.command.account.AccountCommand.OpenAccount;
import org.rejoin.command.account.AccountCommand.RefuseApplication;
import org.rejoin.command.account.AccountCommand.RemoveSecondFactor;
import org.rejoin.command.account.AccountCommand.SendLink;
import org.rejoin.command.account.AccountCommand.StepDown;
import org.rejoin.command.account.AccountCommand.TakeOver;
import org.rejoin.command.account.AccountCommand.VerifyAccount;
import org.rejoin.command.account.KnownAccount.Standing;
import org.rejoin.command.casefile.SchoolDirectory;
import org.rejoin.command.mail.MailKind;
import org.rejoin.command.mail.Outbox;
import org.rejoin.command.upload.UploadedFile.Purpose;
import org.rejoin.command.upload.Uploads;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.account.AccountApplicationRefused;
import org.rejoin.event.account.AccountApplied;
import org.rejoin.event.account.AccountApproved;
import org.rejoin.event.account.AccountContactCorrected;
import org.rejoin.event.account.AccountDisabled;
import org.rejoin.event.account.AccountEnabled;
import org.rejoin.event.account.AccountEvent;
import org.rejoin.event.account.AccountHolder;
import org.rejoin.event.account.AccountOpened;
import org.rejoin.event.account.AccountRolesAssigned;
import org.rejoin.event.account.AccountVerified;
import org.rejoin.event.account.PrincipalSteppedDown;
import org.rejoin.event.account.PrincipalTookOver;
import org.rejoin.event.account.SecondFactorRemoved;

/** 帳號: who may come in, and as what. Disabled at most, never deleted (R-ACC-05). */
@Aggregate
class Account {

    @AggregateIdentifier
    private AccountId id;

    private String account;
    private AccountHolder holder;
    private @Nullable String school;
    private List<Role> roles = List.of();
    private Standing standing = Standing.APPLIED;
    private @Nullable MailKind linkAwaited; // which mail brought it; null when verified
    private @Nullable AccountEvent entry; // what it came in with

    Account() {} // for Axon

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(ApplyForAccount command, Accounts accounts, SchoolDirectory schools, Uploads uploads) {
        List<Role> asked = AccountRoles.inOrder(command.roles());
        AccountApplied application = AccountEntries.of(command, asked);
        if (id != null) {
            requireSame(application, Standing.APPLIED);
            return;
        }
        AccountCheck.requireApplication(command, asked, schools.isUnit(command.school()));
        boolean ofPrincipal = asked.contains(Role.PRINCIPAL_REPORTER);
        if (ofPrincipal && command.stampedForm() == null) {
            throw new Refused(STAMPED_FORM_MISSING);
        }
        requireNameFree(accounts.entered(application));
        if (ofPrincipal) {
            uploads.keep(
                    Objects.requireNonNull(command.stampedForm()),
                    Purpose.ACCOUNT_APPLICATION,
                    command.id().value(),
                    command.school(),
                    command.id().value());
        }
        apply(application);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(OpenAccount command, Actor by, Accounts accounts, SchoolDirectory schools) {
        AccountRules.requireMayOpen(command, by);
        List<Role> given = AccountRoles.inOrder(command.roles());
        AccountOpened opening = AccountEntries.of(command, given);
        if (id != null) {
            requireSame(opening, Standing.NORMAL);
            return;
        }
        AccountCheck.requireOpening(command, given, command.school() != null && schools.isUnit(command.school()));
        if (given.contains(Role.COUNTY_OFFICER)) {
            requireLetter(command.letterNumber());
        }
        requireNameFree(accounts.entered(opening));
        if (given.contains(Role.PRINCIPAL_REPORTER)) {
            requireOnlyPrincipal(command.id(), Objects.requireNonNull(command.school()), accounts);
        }
        apply(opening);
    }

    @CommandHandler
    void decide(ApproveAccount command, Actor by, Accounts accounts) {
        rules().requireApprover(by, hasPrincipalInUse(accounts));
        requireNotTurnedDown();
        List<Role> granted = command.roles() == null ? roles : AccountRoles.inOrder(command.roles());
        if (standing != Standing.APPLIED) {
            requireGrantedAlready(granted);
            return;
        }
        if (isOfPrincipal()) {
            if (!hasForm()) {
                throw new Refused(STAMPED_FORM_MISSING);
            }
            requireThat(granted.equals(roles));
            requireOnlyPrincipal(id, Objects.requireNonNull(school), accounts);
        } else {
            requireThat(AccountRoles.areOfStaff(granted));
        }
        accounts.holds(id, granted);
        accounts.stands(id, Standing.NORMAL, false);
        apply(new AccountApproved(id.value(), granted));
    }

    @CommandHandler
    void decide(RefuseApplication command, Actor by, Accounts accounts) {
        rules().requireApprover(by, hasPrincipalInUse(accounts));
        if (standing == Standing.REFUSED) {
            return;
        }
        if (standing != Standing.APPLIED) {
            throw new Refused(ALREADY_APPROVED);
        }
        accounts.stands(id, Standing.REFUSED, false);
        apply(new AccountApplicationRefused(id.value(), command.reason()));
    }

    @CommandHandler
    void decide(VerifyAccount command, Actor by, Accounts accounts) {
        rules().requireHolder(by);
        requireInUse();
        if (linkAwaited == null) {
            return;
        }
        accounts.stands(id, Standing.NORMAL, true);
        apply(new AccountVerified(id.value()));
    }

    @CommandHandler
    void decide(DisableAccount command, Actor by, Accounts accounts) {
        rules().requireMaySwitch(by);
        requireApproved();
        disable(accounts);
    }

    @CommandHandler
    void decide(EnableAccount command, Actor by, Accounts accounts) {
        rules().requireMaySwitch(by);
        requireApproved();
        if (standing == Standing.NORMAL) {
            return;
        }
        accounts.stands(id, Standing.NORMAL, false);
        apply(new AccountEnabled(id.value()));
    }

    /** Sends the link again that the holder has not followed yet, to where the account is reached now. */
    @CommandHandler
    void decide(SendLink command, Actor by, Outbox outbox) {
        rules().requireMaySwitch(by);
        requireInUse();
        if (linkAwaited == null) {
            throw new Refused(ALREADY_VERIFIED);
        }
        outbox.queue(linkAwaited, id.value());
    }

    @CommandHandler
    void decide(AssignRoles command, Actor by, Accounts accounts) {
        rules().requireMayAssignRoles(by);
        requireApproved();
        List<Role> assigned = AccountRoles.inOrder(command.roles());
        requireThat(AccountRoles.areOfStaff(assigned));
        if (assigned.equals(roles)) {
            return;
        }
        accounts.holds(id, assigned);
        apply(new AccountRolesAssigned(id.value(), assigned));
    }

    @CommandHandler
    void decide(CorrectContact command, Actor by, Accounts accounts) {
        boolean byLetter = rules().requireMayCorrect(by);
        requireNotTurnedDown();
        AccountCheck.requireReachable(command.email(), command.phone());
        if (byLetter) {
            requireLetter(command.letterNumber());
        }
        if (command.email().equals(holder.email()) && command.phone().equals(holder.phone())) {
            return;
        }
        accounts.isReachedAt(id, command.email(), command.phone());
        apply(new AccountContactCorrected(
                id.value(), command.email(), command.phone(), byLetter ? command.letterNumber() : null));
    }

    @CommandHandler
    void decide(RemoveSecondFactor command, Actor by, SecondFactorRemoval factors) {
        boolean byLetter = rules().requireMayRemoveSecondFactor(by);
        requireApproved();
        if (byLetter) {
            requireLetter(command.letterNumber());
        }
        if (factors.takeOff(id.value())) {
            apply(new SecondFactorRemoved(id.value(), byLetter ? command.letterNumber() : null));
        }
    }

    @CommandHandler
    void decide(StepDown command, Actor by, Accounts accounts) {
        rules().requireAgency(by);
        if (!isOfPrincipal()) {
            return;
        }
        requireApproved();
        accounts.steppedDown(id);
        accounts.holds(id, List.of(Role.SENIOR_MANAGER));
        apply(new PrincipalSteppedDown(id.value(), command.transferId()));
        disable(accounts);
    }

    @CommandHandler
    void decide(TakeOver command, Actor by, Accounts accounts) {
        rules().requireAgency(by);
        requireInUse();
        if (isOfPrincipal()) {
            return;
        }
        requireThat(AccountRoles.areOfStaff(roles));
        requireOnlyPrincipal(id, Objects.requireNonNull(school), accounts);
        accounts.holds(id, List.of(Role.PRINCIPAL_REPORTER));
        accounts.stands(id, Standing.NORMAL, false);
        apply(new PrincipalTookOver(id.value(), command.transferId()));
    }

    @EventSourcingHandler
    void evolve(AccountApplied event) {
        id = new AccountId(event.accountId());
        account = event.account();
        holder = event.holder();
        school = event.school();
        roles = event.roles();
        entry = event;
    }

    @EventSourcingHandler
    void evolve(AccountOpened event) {
        id = new AccountId(event.accountId());
        account = event.account();
        holder = event.holder();
        school = event.school();
        roles = event.roles();
        standing = Standing.NORMAL;
        linkAwaited = MailKind.ACCOUNT_APPROVED;
        entry = event;
    }

    @EventSourcingHandler
    void evolve(AccountApproved event) {
        roles = event.roles();
        standing = Standing.NORMAL;
        linkAwaited = MailKind.ACCOUNT_APPROVED;
    }

    @EventSourcingHandler
    void evolve(AccountApplicationRefused event) {
        standing = Standing.REFUSED;
    }

    @EventSourcingHandler
    void evolve(AccountVerified event) {
        linkAwaited = null;
    }

    @EventSourcingHandler
    void evolve(AccountDisabled event) {
        standing = Standing.DISABLED;
    }

    @EventSourcingHandler
    void evolve(AccountEnabled event) {
        standing = Standing.NORMAL;
        linkAwaited = linkAwaited == null ? MailKind.ACCOUNT_ENABLED : linkAwaited;
    }

    @EventSourcingHandler
    void evolve(AccountRolesAssigned event) {
        roles = event.roles();
    }

    @EventSourcingHandler
    void evolve(AccountContactCorrected event) {
        holder = new AccountHolder(holder.name(), event.email(), event.phone());
    }

    @EventSourcingHandler
    void evolve(SecondFactorRemoved event) {
        // no decision reads it
    }

    @EventSourcingHandler
    void evolve(PrincipalSteppedDown event) {
        roles = List.of(Role.SENIOR_MANAGER);
    }

    @EventSourcingHandler
    void evolve(PrincipalTookOver event) {
        roles = List.of(Role.PRINCIPAL_REPORTER);
        linkAwaited = MailKind.PRINCIPAL_TRANSFER_APPROVED;
    }

    private static void requireNameFree(boolean entered) {
        if (!entered) {
            throw new Refused(
                    List.of(ACCOUNT_NAME_TAKEN), List.of(FieldProblem.of("/account", ACCOUNT_NAME_TAKEN.name())));
        }
    }

    private static void requireOnlyPrincipal(AccountId id, String school, Accounts accounts) {
        if (!accounts.becamePrincipal(id, school)) {
            throw new Refused(ONE_PRINCIPAL_PER_SCHOOL);
        }
    }

    private void disable(Accounts accounts) {
        if (standing == Standing.DISABLED) {
            return;
        }
        accounts.stands(id, Standing.DISABLED, linkAwaited == null);
        apply(new AccountDisabled(id.value()));
    }

    private AccountRules rules() {
        return new AccountRules(account, school, roles);
    }

    private boolean hasPrincipalInUse(Accounts accounts) {
        return school != null && accounts.hasPrincipalInUse(school);
    }

    private boolean isOfPrincipal() {
        return roles.contains(Role.PRINCIPAL_REPORTER);
    }

    private boolean hasForm() {
        return entry instanceof AccountApplied application && application.stampedForm() != null;
    }

    private void requireSame(AccountEvent again, Standing then) {
        if (!again.equals(entry) || standing != then) {
            throw new Refused(ACCOUNT_ID_TAKEN);
        }
    }

    private void requireGrantedAlready(List<Role> granted) {
        if (!granted.equals(roles)) {
            throw new Refused(ALREADY_APPROVED);
        }
    }

    private void requireNotTurnedDown() {
        if (standing == Standing.REFUSED) {
            throw new Refused(APPLICATION_REFUSED);
        }
    }

    private void requireApproved() {
        requireNotTurnedDown();
        if (standing == Standing.APPLIED) {
            throw new Refused(NOT_APPROVED_YET);
        }
    }

    private static void requireLetter(@Nullable String number) {
        if (number == null || number.isBlank()) {
            throw new Refused(LETTER_NUMBER_MISSING);
        }
    }

    private void requireInUse() {
        requireApproved();
        if (standing == Standing.DISABLED) {
            throw new Refused(AccountRoles.areOfStaff(roles) ? ACCOUNT_IS_DISABLED : DISABLED_NEEDS_AGENCY);
        }
    }

    private static void requireThat(boolean rolesFit) {
        if (!rolesFit) {
            throw new Invalid(FieldProblem.of("/roles", "ROLES_DO_NOT_FIT"));
        }
    }
}
