package org.rejoin.command.pupilregister;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.Repository;
import org.rejoin.command.Invalid;
import org.rejoin.command.Refused;
import org.rejoin.command.platform.Aggregates;
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
    private final Aggregates<RegisterEntry> entries;

    RegisterDesk(Students students, Repository<RegisterEntry> entries, JdbcClient jdbc) {
        this.students = students;
        this.entries = new Aggregates<>(entries, RegisterEntry::new, jdbc);
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
        Set<String> existing =
                entries.existing(commands.stream().map(one -> one.id().value()));
        entries.load(commands.stream().map(one -> one.id().value()).filter(existing::contains));
        List<RegisterResult> results = new ArrayList<>();
        RowProblems problems = new RowProblems();
        for (int i = 0; i < commands.size(); i++) {
            int row = command.lines().get(i).number();
            try {
                EnterPupil entering = commands.get(i);
                results.add((RegisterResult)
                        Objects.requireNonNull(entries.tell(entering.id().value(), entering, whoAndWhen, existing)));
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
                line.studentNumber(),
                line.placed());
    }
}
