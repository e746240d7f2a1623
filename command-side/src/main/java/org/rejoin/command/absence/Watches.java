package org.rejoin.command.absence;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.absence.AbsenceWatchCommand.RecordAttendance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The watches of many pupils within one unit of work, so that all their events are appended at once: a message for each of
 * two thousand would append two thousand times.
 */
@Component
class Watches {

    private final Repository<AbsenceWatch> watches;
    private final JdbcClient jdbc;

    Watches(Repository<AbsenceWatch> watches, JdbcClient jdbc) {
        this.watches = watches;
        this.jdbc = jdbc;
    }

    Set<String> existing(List<AbsenceWatchId> ids) {
        return new HashSet<>(jdbc.sql("SELECT aggregate_identifier FROM event_store.domain_event"
                        + " WHERE aggregate_identifier = ANY (?::text[]) AND sequence_number = 0")
                .param(ids.stream().map(AbsenceWatchId::value).distinct().toArray(String[]::new))
                .query(String.class)
                .list());
    }

    /** @param existing ids of the watches there are; the one of this pupil is added */
    PupilStanding record(RecordAttendance command, Set<String> existing, MetaData whoAndWhen) {
        String id = command.id().value();
        GenericCommandMessage<RecordAttendance> message = new GenericCommandMessage<>(command, whoAndWhen);
        if (existing.contains(id)) {
            return standing(watches.load(id), message);
        }
        if (command.mark().isThere()) {
            return PupilStanding.UNTRACED;
        }
        PupilStanding[] standing = new PupilStanding[1];
        try {
            watches.newInstance(AbsenceWatch::new, created -> standing[0] = standing(created, message));
        } catch (RuntimeException refusal) {
            throw refusal;
        } catch (Exception e) {
            throw new CommandExecutionException("Not done", e);
        }
        existing.add(id);
        return standing[0];
    }

    private static PupilStanding standing(
            Aggregate<AbsenceWatch> watch, GenericCommandMessage<RecordAttendance> message) {
        return (PupilStanding) Objects.requireNonNull(handled(watch, message));
    }

    /** To a watch there is. */
    void tell(AbsenceWatchCommand command, MetaData whoAndWhen) {
        handled(watches.load(command.id().value()), new GenericCommandMessage<>(command, whoAndWhen));
    }

    private static @Nullable Object handled(Aggregate<AbsenceWatch> watch, GenericCommandMessage<?> message) {
        try {
            return watch.handle(message);
        } catch (RuntimeException refusal) {
            throw refusal;
        } catch (Exception e) {
            throw new CommandExecutionException("Not done", e);
        }
    }
}
