package org.rejoin.command.caseimport;

import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.rejoin.command.Moment;
import org.rejoin.command.casefile.EnrolmentRegister;
import org.rejoin.command.casefile.SchoolDirectory;
import org.rejoin.command.platform.Caller;
import org.rejoin.command.platform.Commands;
import org.rejoin.command.sheet.ReceivedFile;
import org.rejoin.command.student.NationalId;
import org.rejoin.event.Actor;
import org.rejoin.event.casefile.RegisterAnswer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A file of cases: all rows are checked, then all are filed in one transaction, or none (c13). */
@Component
class CaseImport {

    private final Commands commands;
    private final CommandBus bus;
    private final EventStore events;
    private final Cache aggregates;
    private final SchoolDirectory schools;
    private final EnrolmentRegister register;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    CaseImport(
            Commands commands,
            CommandBus bus,
            EventStore events,
            Cache aggregates,
            SchoolDirectory schools,
            EnrolmentRegister register,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.commands = commands;
        this.bus = bus;
        this.events = events;
        this.aggregates = aggregates;
        this.schools = schools;
        this.register = register;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What became of the file. @param position global index of the last event, for readers; -1 where nothing was filed */
    record Result(ImportSummary summary, long position) {}

    Result run(ReceivedFile file, Caller caller, String school) {
        // before the transaction: nobody waits for the register with a connection in his hands
        Map<String, RegisterAnswer> enrolments = register.forFilings(studentsIn(file), school);
        try {
            return transaction.execute(status -> commands.once(
                    caller,
                    file.sha256(),
                    Result.class,
                    () -> checkedAndStored(file, caller.actor(), school, enrolments)));
        } catch (RuntimeException | Error notCommitted) {
            aggregates.removeAll(); // it may hold cases that never were
            throw notCommitted;
        }
    }

    private Set<String> studentsIn(ReceivedFile file) {
        Set<String> nationalIds = new HashSet<>();
        CaseRows.read(file.path(), new SchoolLabels(schools.names()), row -> {
            String nationalId = row.form().student().nationalId();
            if (NationalId.problemOf(nationalId).isEmpty()) {
                nationalIds.add(nationalId);
            }
        });
        return nationalIds;
    }

    private Result checkedAndStored(
            ReceivedFile file, Actor actor, String school, Map<String, RegisterAnswer> enrolments) {
        Map<String, Object> whoAndWhen = commands.metaData(actor);
        Moment now = (Moment) Objects.requireNonNull(whoAndWhen.get(Moment.KEY));
        SchoolLabels destinations = new SchoolLabels(schools.names());
        RowCheck check = new RowCheck(school, now.today(), destinations);
        CaseRows.read(file.path(), destinations, check);
        check.rejectIfAny();
        return store(file, destinations, school, enrolments, whoAndWhen);
    }

    private Result store(
            ReceivedFile file,
            SchoolLabels destinations,
            String school,
            Map<String, RegisterAnswer> enrolments,
            Map<String, Object> whoAndWhen) {
        oneImportAtATime(school);
        FilingOfRows rows = new FilingOfRows(bus, events, school, file.name(), enrolments, whoAndWhen);
        CaseRows.read(file.path(), destinations, rows);
        ImportSummary summary = rows.summary();
        return new Result(summary, summary.filed() == 0 ? -1 : lastPosition(rows.lastFiled()));
    }

    // the same file twice at once: the second waits and then finds every row there
    private void oneImportAtATime(String school) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('case-import'), hashtext(?))")
                .param(school)
                .query((row, n) -> n)
                .single();
    }

    private long lastPosition(String caseId) {
        return jdbc.sql("SELECT max(global_index) FROM event_store.domain_event WHERE aggregate_identifier = ?")
                .param(caseId)
                .query(Long.class)
                .single();
    }
}
