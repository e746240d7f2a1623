package org.rejoin.command.register;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.rejoin.command.FieldProblem;
import org.rejoin.command.Invalid;
import org.rejoin.command.Moment;
import org.rejoin.command.platform.Caller;
import org.rejoin.command.platform.Commands;
import org.rejoin.command.sheet.ReceivedFile;
import org.rejoin.command.sheet.RowProblems;
import org.rejoin.command.sheet.SheetRows;
import org.rejoin.command.student.KnownStudents;
import org.rejoin.event.Actor;
import org.rejoin.event.casefile.RegisterAnswer.Source;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A file of the register: all rows are checked, then it stands for all that was known of its units, in one transaction. The
 * lights of cases follow afterwards, one by one: nobody who works on a case at that moment stops a whole file.
 */
@Component
class EnrolmentFeed {

    private static final int AT_ONCE = 500;

    private final Commands commands;
    private final EnrolmentTable table;
    private final KnownStudents students;
    private final RegisterLights lights;
    private final int daysKept;
    private final TransactionTemplate transaction;

    EnrolmentFeed(
            Commands commands,
            EnrolmentTable table,
            KnownStudents students,
            RegisterLights lights,
            @Value("${rejoin.register.days-kept-after-leaving:400}") int daysKept,
            PlatformTransactionManager transactions) {
        this.commands = commands;
        this.table = table;
        this.students = students;
        this.lights = lights;
        this.daysKept = daysKept;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What a file is. */
    enum Scope {
        /** Some students, nothing is said of the others. */
        CHANGES,
        /** All students of the units that are in it. */
        UNITS,
        /** All students there are. */
        ALL
    }

    record Terms(Source source, LocalDate dataDate, Scope scope) {

        /** The same request again is the same file on the same terms. */
        String hash(ReceivedFile file) {
            return file.hashWith(source + "|" + dataDate + "|" + scope);
        }
    }

    /** @param left who stood in none of these units' rows any more; lit and unlit: cases whose light changes */
    record Summary(int rows, int units, int left, int lit, int unlit, LocalDate dataDate) {}

    /** @param position of the store when the lights had followed: what this file caused stands before it */
    record Result(Summary summary, long position) {}

    Result run(ReceivedFile file, Terms terms, Caller caller) {
        Summary summary = Objects.requireNonNull(transaction.execute(
                status -> commands.once(caller, terms.hash(file), Summary.class, () -> take(file, terms, caller))));
        lights.follow(commands.metaData(caller.actor()));
        return new Result(summary, lights.position());
    }

    /** What could not be lit then, or was not because the node died, is lit now. */
    @Scheduled(initialDelayString = "${rejoin.register.lights:10m}", fixedDelayString = "${rejoin.register.lights:10m}")
    void followAgain() {
        lights.follow(commands.metaData(Actor.SYSTEM));
    }

    private Summary take(ReceivedFile file, Terms terms, Caller caller) {
        Moment now = (Moment)
                Objects.requireNonNull(commands.metaData(caller.actor()).get(Moment.KEY));
        if (terms.dataDate().isAfter(now.today())) {
            throw new Invalid(FieldProblem.of("dataDate", "DATE_IN_FUTURE"));
        }
        Checked checked = check(file, now.today());
        long feed = table.beginFeed(
                terms.source(),
                terms.dataDate(),
                checked.rows,
                file.sha256(),
                caller.actor().account(),
                now.instant());
        Map<String, Enrolment> some = new LinkedHashMap<>();
        read(file, now.today(), row -> {
            some.put(row.nationalId(), row.enrolment());
            if (some.size() == AT_ONCE) {
                put(some, terms, feed);
            }
        });
        put(some, terms, feed);
        int left = terms.scope() == Scope.CHANGES
                ? 0
                : table.left(terms.source(), terms.scope() == Scope.ALL ? null : checked.units, terms.dataDate(), feed);
        table.forget(now.today().minusDays(daysKept));
        RegisterLights.Changed changed = lights.toChange();
        return new Summary(checked.rows, checked.units.size(), left, changed.lit(), changed.unlit(), terms.dataDate());
    }

    private static final class Checked {
        private final Set<String> units = new HashSet<>();
        private int rows;
    }

    private static Checked check(ReceivedFile file, LocalDate today) {
        Checked checked = new Checked();
        RowProblems problems = new RowProblems();
        Map<String, Integer> firstRows = new HashMap<>();
        read(file, today, row -> {
            checked.rows++;
            var wrong = row.problems();
            problems.addAll(wrong);
            if (wrong.isEmpty()) {
                checked.units.add(row.enrolment().unit());
                Integer first = firstRows.putIfAbsent(row.nationalId(), row.number());
                if (first != null) {
                    problems.add(row.twice(first));
                }
            }
        });
        problems.rejectIfAny();
        return checked;
    }

    private static void read(ReceivedFile file, LocalDate today, Consumer<FeedRow> reader) {
        SheetRows.read(
                file.path(),
                FeedColumn::headed,
                FeedColumn.REQUIRED,
                (heading, row) -> reader.accept(new FeedRow(heading, row, today)));
    }

    private void put(Map<String, Enrolment> rows, Terms terms, long feed) {
        Map<String, String> known = students.known(Set.copyOf(rows.keySet()));
        rows.forEach((nationalId, enrolment) ->
                table.put(terms.source(), nationalId, enrolment, known.get(nationalId), terms.dataDate(), feed));
        rows.clear();
    }
}
