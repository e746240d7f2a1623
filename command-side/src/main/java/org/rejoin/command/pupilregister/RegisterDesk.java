package org.rejoin.command.pupilregister;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.rejoin.command.Invalid;
import org.rejoin.command.Refused;
import org.rejoin.command.pupilregister.RegisterCommand.EnterPupil;
import org.rejoin.command.sheet.RowProblem;
import org.rejoin.command.sheet.RowProblems;
import org.rejoin.command.student.Students;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Enters pupils in one transaction, in the order in which they are named: that of their numbers. */
@Component
class RegisterDesk {

    private final Students students;
    private final Repository<RegisterEntry> entries;
    private final JdbcClient jdbc;

    RegisterDesk(Students students, Repository<RegisterEntry> entries, JdbcClient jdbc) {
        this.students = students;
        this.entries = entries;
        this.jdbc = jdbc;
    }

    /** In the order of the lines. */
    record Entered(List<RegisterResult> results) {}

    @CommandHandler
    Entered decide(NewEntries command, MetaData whoAndWhen) {
        Map<String, String> ids = students.idsOf(
                command.lines().stream().map(NewEntries.Line::nationalId).collect(Collectors.toSet()));
        List<EnterPupil> commands = command.lines().stream()
                .map(line -> entering(command, line, ids))
                .toList();
        Set<String> existing = existing(commands);
        List<RegisterResult> results = new ArrayList<>();
        RowProblems problems = new RowProblems();
        for (int i = 0; i < commands.size(); i++) {
            int row = command.lines().get(i).number();
            try {
                results.add(enter(commands.get(i), existing, whoAndWhen));
            } catch (Refused refusal) {
                if (!command.ofFile()) {
                    throw refusal;
                }
                refusal.blockers().forEach(blocker -> problems.add(RowProblem.of(row, null, blocker.name())));
            } catch (Invalid invalid) {
                if (!command.ofFile()) {
                    throw invalid;
                }
                invalid.fields()
                        .forEach(field -> problems.add(new RowProblem(row, null, field.code(), field.arguments())));
            }
        }
        problems.rejectIfAny();
        return new Entered(results);
    }

    private static EnterPupil entering(NewEntries command, NewEntries.Line line, Map<String, String> ids) {
        String student = Objects.requireNonNull(ids.get(line.nationalId()));
        return new EnterPupil(
                RegisterEntryId.of(command.school(), student),
                student,
                command.school(),
                line.pupil(),
                line.movement(),
                line.on(),
                line.studentNumber());
    }

    private Set<String> existing(List<EnterPupil> commands) {
        return new HashSet<>(jdbc.sql("SELECT aggregate_identifier FROM event_store.domain_event"
                        + " WHERE aggregate_identifier = ANY (?::text[]) AND sequence_number = 0")
                .param(commands.stream().map(one -> one.id().value()).toArray(String[]::new))
                .query(String.class)
                .list());
    }

    private RegisterResult enter(EnterPupil command, Set<String> existing, MetaData whoAndWhen) {
        GenericCommandMessage<EnterPupil> message = new GenericCommandMessage<>(command, whoAndWhen);
        String id = command.id().value();
        if (existing.contains(id)) {
            return handled(entries.load(id), message);
        }
        RegisterResult[] result = new RegisterResult[1];
        try {
            entries.newInstance(RegisterEntry::new, created -> result[0] = handled(created, message));
        } catch (RuntimeException refusal) {
            throw refusal;
        } catch (Exception e) {
            throw new CommandExecutionException("Not done", e);
        }
        existing.add(id);
        return result[0];
    }

    private static RegisterResult handled(Aggregate<RegisterEntry> entry, GenericCommandMessage<EnterPupil> message) {
        try {
            return (RegisterResult) Objects.requireNonNull(entry.handle(message));
        } catch (RuntimeException refusal) {
            throw refusal;
        } catch (Exception e) {
            throw new CommandExecutionException("Not done", e);
        }
    }
}
