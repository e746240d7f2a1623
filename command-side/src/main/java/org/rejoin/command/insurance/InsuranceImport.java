package org.rejoin.command.insurance;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.rejoin.command.FieldProblem;
import org.rejoin.command.Invalid;
import org.rejoin.command.Moment;
import org.rejoin.command.Refused;
import org.rejoin.command.platform.Caller;
import org.rejoin.command.platform.Commands;
import org.rejoin.command.sheet.DayText;
import org.rejoin.command.sheet.Heading;
import org.rejoin.command.sheet.ReceivedFile;
import org.rejoin.command.sheet.RowProblem;
import org.rejoin.command.sheet.RowProblems;
import org.rejoin.command.sheet.SheetRow;
import org.rejoin.command.sheet.SheetRows;
import org.rejoin.command.student.NationalId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A file of the exchange: all rows are checked, then all are kept, or none. */
@Component
class InsuranceImport {

    private static final int LONGEST_TEXT = 200;

    private final Commands commands;
    private final InsuranceTable table;
    private final TransactionTemplate transaction;

    InsuranceImport(Commands commands, InsuranceTable table, PlatformTransactionManager transactions) {
        this.commands = commands;
        this.table = table;
        this.transaction = new TransactionTemplate(transactions);
    }

    record Summary(InsuranceKind kind, LocalDate dataDate, int rows) {}

    Summary run(ReceivedFile file, InsuranceKind kind, LocalDate dataDate, Caller caller) {
        return Objects.requireNonNull(transaction.execute(status -> commands.once(
                caller,
                file.hashWith(kind + "|" + dataDate),
                Summary.class,
                () -> take(file, kind, dataDate, caller))));
    }

    private Summary take(ReceivedFile file, InsuranceKind kind, LocalDate dataDate, Caller caller) {
        Moment now = (Moment)
                Objects.requireNonNull(commands.metaData(caller.actor()).get(Moment.KEY));
        if (dataDate.isAfter(now.today())) {
            throw new Invalid(FieldProblem.of("dataDate", "DATE_IN_FUTURE"));
        }
        check(file);
        if (table.dataDate(kind).filter(dataDate::isBefore).isPresent()) {
            throw new Refused(InsuranceBlocker.DATA_IS_OLDER);
        }
        table.begin(kind, dataDate, caller.actor().account(), now.instant());
        int[] rows = new int[1];
        read(file, (heading, row) -> {
            rows[0]++;
            table.add(kind, heading.cell(row, InsuranceColumn.NATIONAL_ID), record(heading, row));
        });
        return new Summary(kind, dataDate, rows[0]);
    }

    private static void check(ReceivedFile file) {
        RowProblems problems = new RowProblems();
        read(file, (heading, row) -> {
            problems.addAll(heading.unreadable(row));
            NationalId.problemOf(heading.cell(row, InsuranceColumn.NATIONAL_ID))
                    .ifPresent(code -> problems.add(problem(heading, row, InsuranceColumn.NATIONAL_ID, code)));
            if (day(heading, row).isEmpty()) {
                problems.add(problem(heading, row, InsuranceColumn.EFFECTIVE_DATE, "DATE_FORMAT"));
            }
            if (heading.cell(row, InsuranceColumn.EMPLOYER).isEmpty()) {
                problems.add(problem(heading, row, InsuranceColumn.EMPLOYER, "MISSING_FIELD"));
            }
            for (InsuranceColumn column : new InsuranceColumn[] {InsuranceColumn.EMPLOYER, InsuranceColumn.ADDRESS}) {
                int length = heading.cell(row, column).length();
                if (length > LONGEST_TEXT) {
                    problems.add(problem(heading, row, column, "TEXT_TOO_LONG", LONGEST_TEXT, length));
                }
            }
        });
        problems.rejectIfAny();
    }

    private static InsuranceRecord record(Heading<InsuranceColumn> heading, SheetRow row) {
        String address = heading.cell(row, InsuranceColumn.ADDRESS);
        return new InsuranceRecord(
                day(heading, row).orElseThrow(),
                heading.cell(row, InsuranceColumn.EMPLOYER),
                address.isEmpty() ? null : address);
    }

    private static Optional<LocalDate> day(Heading<InsuranceColumn> heading, SheetRow row) {
        return DayText.parse(heading.cell(row, InsuranceColumn.EFFECTIVE_DATE), row.excel());
    }

    private static RowProblem problem(
            Heading<InsuranceColumn> heading, SheetRow row, InsuranceColumn column, String code, Object... arguments) {
        return RowProblem.of(row.number(), heading.nameOf(column), code, arguments);
    }

    private static void read(ReceivedFile file, BiConsumer<Heading<InsuranceColumn>, SheetRow> reader) {
        SheetRows.read(file.path(), InsuranceColumn::headed, InsuranceColumn.REQUIRED, reader);
    }
}
