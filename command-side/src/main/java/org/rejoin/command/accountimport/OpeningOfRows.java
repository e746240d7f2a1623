package org.rejoin.command.accountimport;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.CommandBus;
import org.rejoin.command.Blocker;
import org.rejoin.command.FieldProblem;
import org.rejoin.command.Invalid;
import org.rejoin.command.Refused;
import org.rejoin.command.account.AccountCommand.OpenAccount;
import org.rejoin.command.account.AccountDirectory;
import org.rejoin.command.account.AccountId;
import org.rejoin.command.account.KnownAccount;
import org.rejoin.command.account.KnownAccount.Standing;
import org.rejoin.command.platform.Dispatch;
import org.rejoin.command.sheet.Heading;
import org.rejoin.command.sheet.RowProblem;
import org.rejoin.command.sheet.RowProblems;
import org.rejoin.command.sheet.SheetRow;
import org.rejoin.event.Role;
import org.rejoin.event.account.AccountHolder;

/** Opens the accounts of one file; after a refusal it goes on only to name what else is wrong. */
final class OpeningOfRows {

    private final CommandBus commands;
    private final AccountDirectory accounts;
    private final String school;
    private final String importedFrom;
    private final Map<String, Object> whoAndWhen;
    private final RowProblems problems = new RowProblems();
    private final Map<String, Integer> rowOfAccount = new HashMap<>();
    private int rows;
    private int opened;
    private String lastOpened = "";

    OpeningOfRows(
            CommandBus commands,
            AccountDirectory accounts,
            String school,
            String importedFrom,
            Map<String, Object> whoAndWhen) {
        this.commands = commands;
        this.accounts = accounts;
        this.school = school;
        this.importedFrom = importedFrom;
        this.whoAndWhen = whoAndWhen;
    }

    void accept(Heading<AccountColumn> heading, SheetRow row) {
        rows++;
        List<RowProblem> unreadable = heading.unreadable(row);
        List<Role> roles = RolesText.of(heading.cell(row, AccountColumn.ROLES)).orElse(List.of());
        if (roles.isEmpty()) {
            problems.add(RowProblem.of(row.number(), heading.nameOf(AccountColumn.ROLES), "UNKNOWN_CODE"));
        }
        problems.addAll(unreadable);
        if (unreadable.isEmpty() && !roles.isEmpty()) {
            open(heading, row, roles);
        }
    }

    /** Rejects the file if anything was wrong; then the transaction has to be rolled back. */
    AccountImportSummary summary() {
        problems.rejectIfAny();
        return new AccountImportSummary(rows, opened, rows - opened);
    }

    /** Id of the last account, where there is any. */
    String lastOpened() {
        return lastOpened;
    }

    private void open(Heading<AccountColumn> heading, SheetRow row, List<Role> roles) {
        String account = heading.cell(row, AccountColumn.ACCOUNT);
        AccountHolder holder = new AccountHolder(
                heading.cell(row, AccountColumn.NAME),
                heading.cell(row, AccountColumn.EMAIL),
                heading.cell(row, AccountColumn.PHONE));
        // remembered here too: a refused row takes the rows before it out of the database
        Integer before = rowOfAccount.putIfAbsent(account.toLowerCase(Locale.ROOT), row.number());
        if (before != null) {
            problems.add(RowProblem.of(row.number(), heading.nameOf(AccountColumn.ACCOUNT), "ACCOUNT_TWICE", before));
            return;
        }
        Optional<KnownAccount> there = find(account, holder);
        if (there.isPresent()) {
            differenceOf(there.get(), roles)
                    .ifPresent(it -> problems.add(RowProblem.of(row.number(), heading.nameOf(it.column), it.code)));
            return;
        }
        AccountId id = new AccountId(UUID.randomUUID().toString());
        try {
            Dispatch.now(
                    commands,
                    new OpenAccount(id, account, holder, school, null, roles, null, importedFrom),
                    whoAndWhen);
            opened++;
            lastOpened = id.value();
        } catch (Invalid invalid) {
            for (FieldProblem field : invalid.fields()) {
                problems.add(problem(heading, row, field));
            }
        } catch (Refused refused) {
            for (Blocker blocker : refused.blockers()) {
                problems.add(RowProblem.of(row.number(), heading.nameOf(AccountColumn.ACCOUNT), blocker.name()));
            }
        }
    }

    /** The account of the same person. */
    private Optional<KnownAccount> find(String account, AccountHolder holder) {
        return accounts.byName(account)
                .filter(known -> school.equals(known.school()))
                .filter(known -> holder.equals(new AccountHolder(known.name(), known.email(), known.phone())));
    }

    // counted as there would be whoever cannot come in as what the file says
    private static Optional<Difference> differenceOf(KnownAccount known, List<Role> roles) {
        if (known.standing() == Standing.APPLIED) {
            return Optional.of(Difference.NOT_DECIDED);
        }
        if (known.standing() != Standing.NORMAL) {
            return Optional.of(Difference.DISABLED);
        }
        return known.roles().equals(Set.copyOf(roles)) ? Optional.empty() : Optional.of(Difference.ROLES);
    }

    private enum Difference {
        NOT_DECIDED(AccountColumn.ACCOUNT, "ACCOUNT_WAITS"),
        DISABLED(AccountColumn.ACCOUNT, "ACCOUNT_DISABLED"),
        ROLES(AccountColumn.ROLES, "ROLES_DIFFER");

        private final AccountColumn column;
        private final String code;

        Difference(AccountColumn column, String code) {
            this.column = column;
            this.code = code;
        }
    }

    private static RowProblem problem(Heading<AccountColumn> heading, SheetRow row, FieldProblem field) {
        String column = AccountColumn.at(field.pointer()).map(heading::nameOf).orElse(null);
        return new RowProblem(row.number(), column, field.code(), field.arguments());
    }
}
