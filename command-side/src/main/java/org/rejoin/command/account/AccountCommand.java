package org.rejoin.command.account;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.upload.UploadedFile;
import org.rejoin.event.Role;
import org.rejoin.event.account.AccountHolder;

/** Everything that can be asked of an account. */
public sealed interface AccountCommand {

    @TargetAggregateIdentifier
    AccountId id();

    /** @param stampedForm 帳號申請單, of principal reporters alone */
    record ApplyForAccount(
            AccountId id,
            String account,
            AccountHolder holder,
            String school,
            List<Role> roles,
            @Nullable UploadedFile stampedForm)
            implements AccountCommand {}

    /** Without an application: by who may approve it, by a file, by the system itself. */
    record OpenAccount(
            AccountId id,
            String account,
            AccountHolder holder,
            @Nullable String school,
            @Nullable String county,
            List<Role> roles,
            @Nullable String letterNumber,
            @Nullable String importedFrom)
            implements AccountCommand {}

    /** @param roles what is granted, null for what was asked for */
    record ApproveAccount(AccountId id, @Nullable List<Role> roles) implements AccountCommand {}

    record RefuseApplication(AccountId id, String reason) implements AccountCommand {}

    /** By the holder, who followed a mailed link. */
    record VerifyAccount(AccountId id) implements AccountCommand {}

    record DisableAccount(AccountId id) implements AccountCommand {}

    record EnableAccount(AccountId id) implements AccountCommand {}

    /** Mails the link again that was not followed. */
    record SendLink(AccountId id) implements AccountCommand {}

    record AssignRoles(AccountId id, List<Role> roles) implements AccountCommand {}

    record CorrectContact(
            AccountId id,
            String email,
            String phone,
            @Nullable String letterNumber) implements AccountCommand {}

    /** Of somebody whose authenticator is lost. */
    record RemoveSecondFactor(AccountId id, @Nullable String letterNumber) implements AccountCommand {}

    /** One half of an approved transfer; the other is {@link TakeOver}. */
    record StepDown(AccountId id, String transferId) implements AccountCommand {}

    record TakeOver(AccountId id, String transferId) implements AccountCommand {}
}
