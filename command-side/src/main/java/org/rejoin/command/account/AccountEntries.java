package org.rejoin.command.account;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.account.AccountCommand.ApplyForAccount;
import org.rejoin.command.account.AccountCommand.OpenAccount;
import org.rejoin.command.upload.UploadedFile;
import org.rejoin.command.upload.UploadedFile.Purpose;
import org.rejoin.event.Role;
import org.rejoin.event.account.AccountApplied;
import org.rejoin.event.account.AccountOpened;

/** The event a command to come in is: the same for the same content, so that a repetition is told from a change. */
final class AccountEntries {

    private AccountEntries() {}

    static AccountApplied of(ApplyForAccount command, List<Role> asked) {
        // of staff no form is kept
        UploadedFile form = asked.contains(Role.PRINCIPAL_REPORTER) ? command.stampedForm() : null;
        return new AccountApplied(
                command.id().value(),
                command.account(),
                command.holder(),
                command.school(),
                asked,
                formId(form, command.id()));
    }

    static AccountOpened of(OpenAccount command, List<Role> given) {
        return new AccountOpened(
                command.id().value(),
                command.account(),
                command.holder(),
                command.school(),
                command.county(),
                given,
                command.letterNumber(),
                command.importedFrom());
    }

    private static @Nullable String formId(@Nullable UploadedFile form, AccountId id) {
        return form == null ? null : form.idFor(Purpose.ACCOUNT_APPLICATION, id.value());
    }
}
