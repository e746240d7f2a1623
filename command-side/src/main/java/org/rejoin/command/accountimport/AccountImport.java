package org.rejoin.command.accountimport;

import org.axonframework.commandhandling.CommandBus;
import org.rejoin.command.account.AccountDirectory;
import org.rejoin.command.platform.Caller;
import org.rejoin.command.platform.Commands;
import org.rejoin.command.sheet.ReceivedFile;
import org.rejoin.command.sheet.SheetRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A file of accounts: all are opened in one transaction, or none. */
@Component
class AccountImport {

    private final Commands commands;
    private final CommandBus bus;
    private final AccountDirectory accounts;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    AccountImport(
            Commands commands,
            CommandBus bus,
            AccountDirectory accounts,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.commands = commands;
        this.bus = bus;
        this.accounts = accounts;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What became of the file. @param position global index of the last event, for readers; -1 where none was opened */
    record Result(AccountImportSummary summary, long position) {}

    Result run(ReceivedFile file, Caller caller, String school) {
        return transaction.execute(
                status -> commands.once(caller, file.sha256(), Result.class, () -> allOrNone(file, caller, school)));
    }

    private Result allOrNone(ReceivedFile file, Caller caller, String school) {
        oneImportAtATime(school);
        OpeningOfRows rows = new OpeningOfRows(bus, accounts, school, file.name(), commands.metaData(caller.actor()));
        SheetRows.read(file.path(), AccountColumn::headed, AccountColumn.REQUIRED, rows::accept);
        AccountImportSummary summary = rows.summary();
        return new Result(summary, summary.opened() == 0 ? -1 : lastPosition(rows.lastOpened()));
    }

    // the same file twice at once: the second waits and then finds every row there
    private void oneImportAtATime(String school) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('account-import'), hashtext(?))")
                .param(school)
                .query((row, n) -> n)
                .single();
    }

    private long lastPosition(String accountId) {
        return jdbc.sql("SELECT max(global_index) FROM event_store.domain_event WHERE aggregate_identifier = ?")
                .param(accountId)
                .query(Long.class)
                .single();
    }
}
