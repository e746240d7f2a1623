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
import org.rejoin.command.Refused;
import org.rejoin.command.absence.AbsenceWatchCommand.CorrectAttendance;
import org.rejoin.command.absence.AbsenceWatchCommand.ExplainLadder;
import org.rejoin.command.absence.AbsenceWatchCommand.RecordAttendance;
import org.rejoin.event.absence.Mark;
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
            return (PupilStanding) handled(watches.load(id), message);
        }
        if (command.mark() == Mark.PRESENT) {
            return PupilStanding.UNTRACED;
        }
        PupilStanding[] standing = new PupilStanding[1];
        try {
            watches.newInstance(AbsenceWatch::new, created -> standing[0] = (PupilStanding) handled(created, message));
        } catch (RuntimeException refusal) {
            throw refusal;
        } catch (Exception e) {
            throw new CommandExecutionException("Not done", e);
        }
        existing.add(id);
        return standing[0];
    }

    /** @param existing ids of the watches there are */
    PupilStanding correct(CorrectAttendance command, Set<String> existing, MetaData whoAndWhen) {
        String id = command.id().value();
        if (!existing.contains(id)) {
            throw new Refused(AbsenceBlocker.DAY_NOT_RECORDED);
        }
        Aggregate<AbsenceWatch> watch = watches.load(id);
        perform(watch, new GenericCommandMessage<>(command, whoAndWhen));
        LadderView ladder =
                (LadderView) handled(watch, new GenericCommandMessage<>(new ExplainLadder(command.id()), whoAndWhen));
        return new PupilStanding(id, ladder.inARow(), ladder.absentInSemester());
    }

    /** To a watch there is. */
    void tell(AbsenceWatchCommand command, MetaData whoAndWhen) {
        perform(watches.load(command.id().value()), new GenericCommandMessage<>(command, whoAndWhen));
    }

    private static Object handled(Aggregate<AbsenceWatch> watch, GenericCommandMessage<?> message) {
        return Objects.requireNonNull(perform(watch, message));
    }

    private static @Nullable Object perform(Aggregate<AbsenceWatch> watch, GenericCommandMessage<?> message) {
        try {
            return watch.handle(message);
        } catch (RuntimeException refusal) {
            throw refusal;
        } catch (Exception e) {
            throw new CommandExecutionException("Not done", e);
        }
    }
}
