package org.rejoin.command.absence;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.Repository;
import org.rejoin.command.Refused;
import org.rejoin.command.absence.AbsenceWatchCommand.CorrectAttendance;
import org.rejoin.command.absence.AbsenceWatchCommand.ExplainLadder;
import org.rejoin.command.absence.AbsenceWatchCommand.RecordAttendance;
import org.rejoin.command.platform.Aggregates;
import org.rejoin.event.absence.Mark;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The watches of many pupils within one unit of work. */
@Component
class Watches {

    private final Aggregates<AbsenceWatch> watches;

    Watches(Repository<AbsenceWatch> watches, JdbcClient jdbc) {
        this.watches = new Aggregates<>(watches, AbsenceWatch::new, jdbc);
    }

    Set<String> existing(List<AbsenceWatchId> ids) {
        return watches.existing(ids.stream().map(AbsenceWatchId::value));
    }

    /** Before the first of many is told something. */
    void load(Stream<String> existing) {
        watches.load(existing);
    }

    /** @param existing ids of the watches there are; the one of this pupil is added */
    PupilStanding record(RecordAttendance command, Set<String> existing, MetaData whoAndWhen) {
        String id = command.id().value();
        if (!existing.contains(id) && command.mark() == Mark.PRESENT) {
            return PupilStanding.UNTRACED;
        }
        return (PupilStanding) Objects.requireNonNull(watches.tell(id, command, whoAndWhen, existing));
    }

    /** @param existing ids of the watches there are */
    PupilStanding correct(CorrectAttendance command, Set<String> existing, MetaData whoAndWhen) {
        String id = command.id().value();
        if (!existing.contains(id)) {
            throw new Refused(AbsenceBlocker.DAY_NOT_RECORDED);
        }
        watches.tell(id, command, whoAndWhen);
        LadderView ladder =
                (LadderView) Objects.requireNonNull(watches.tell(id, new ExplainLadder(command.id()), whoAndWhen));
        return new PupilStanding(id, ladder.inARow(), ladder.absentInSemester());
    }

    /** To a watch there is. */
    void tell(AbsenceWatchCommand command, MetaData whoAndWhen) {
        watches.tell(command.id().value(), command, whoAndWhen);
    }
}
