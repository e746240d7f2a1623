package org.rejoin.command.calendar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.axonframework.commandhandling.CommandBus;
import org.rejoin.command.Refused;
import org.rejoin.command.calendar.CalendarCommand.PublishSchoolYear;
import org.rejoin.command.platform.Caller;
import org.rejoin.command.platform.Commands;
import org.rejoin.command.platform.Dispatch;
import org.rejoin.command.sheet.ReceivedFile;
import org.rejoin.command.sheet.SheetRows;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A file of school years: all are published in one transaction, or none. */
@Component
class CalendarImport {

    private static final int HASH = 64;

    private final Commands commands;
    private final CommandBus bus;
    private final TransactionTemplate transaction;

    CalendarImport(Commands commands, CommandBus bus, PlatformTransactionManager transactions) {
        this.commands = commands;
        this.bus = bus;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What became of the file: each school year with the version that holds now. */
    record Result(List<Published> years) {}

    record Published(int schoolYear, int version) {}

    Result run(ReceivedFile file, Caller caller, String authority) {
        requireOffice(caller.actor()); // before anything of the file is read
        return transaction.execute(status -> commands.once(
                caller,
                (authority + file.sha256()).substring(0, HASH),
                Result.class,
                () -> all(file, caller, authority)));
    }

    private Result all(ReceivedFile file, Caller caller, String authority) {
        CalendarRows rows = new CalendarRows();
        SheetRows.read(file.path(), CalendarColumn::headed, CalendarColumn.REQUIRED, rows::accept);
        Map<String, Object> whoAndWhen = commands.metaData(caller.actor());
        List<Published> published = new ArrayList<>();
        for (PublishSchoolYear year : rows.publications(authority, file.name())) {
            int version = (int) Objects.requireNonNull(Dispatch.now(bus, year, whoAndWhen));
            published.add(new Published(year.schoolYear(), version));
        }
        return new Result(published);
    }

    private static void requireOffice(Actor by) {
        if (!by.is(Role.AGENCY_OFFICER) && !by.is(Role.ADMINISTRATOR)) {
            throw new Refused(CalendarBlocker.ROLE_MAY_NOT);
        }
    }
}
