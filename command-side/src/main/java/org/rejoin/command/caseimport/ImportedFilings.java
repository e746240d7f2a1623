package org.rejoin.command.caseimport;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.rejoin.command.casefile.CaseFileCommand.StartFiling;
import org.rejoin.command.casefile.CaseFileCommand.SubmitFiling;
import org.rejoin.command.casefile.CaseFileId;
import org.rejoin.command.platform.Dispatch;
import org.rejoin.command.student.Students;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Files one row as its school would by hand: start, then submit. */
@Component
class ImportedFilings {

    private final Students students;
    private final EventStore events;
    private final CommandBus commands;

    // lazy: the bus must know its handlers before a handler can know the bus
    ImportedFilings(Students students, EventStore events, @Lazy CommandBus commands) {
        this.students = students;
        this.events = events;
        this.commands = commands;
    }

    /** The case that was filed; empty where an earlier import filed it. */
    @CommandHandler
    Optional<String> decide(ImportedFiling row, MetaData whoAndWhen) {
        CaseFileId id = idOf(row);
        if (events.lastSequenceNumberFor(id.value()).isPresent()) {
            return Optional.empty();
        }
        Dispatch.now(
                commands,
                new StartFiling(id, row.leavingType(), row.form(), row.importedFrom(), row.register()),
                whoAndWhen);
        Dispatch.now(commands, new SubmitFiling(id), whoAndWhen);
        return Optional.of(id.value());
    }

    // of the pseudonym, not of the national id: a case id stands in addresses and must not give the id away to a
    // guesser
    private CaseFileId idOf(ImportedFiling row) {
        String student = students.idOf(row.form().student().nationalId());
        String name = String.join(
                "|",
                row.school(),
                student,
                row.leavingType().name(),
                String.valueOf(row.form().leftOn()));
        return new CaseFileId(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString());
    }
}
