package org.rejoin.command.absence;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.axonframework.commandhandling.CommandBus;
import org.rejoin.command.Moment;
import org.rejoin.command.absence.AbsenceWatchCommand.MeetByMeeting;
import org.rejoin.command.absence.AbsenceWatchCommand.NamePupil;
import org.rejoin.command.platform.Dispatch;
import org.rejoin.event.absence.Participant;
import org.rejoin.event.ruleset.AbsenceDutyKind;
import org.springframework.stereotype.Component;

/** What a meeting is to the pupils it is about: asked and done as whoever holds it, in the same transaction. */
@Component
public class MeetingDuties {

    private final CommandBus commands;

    MeetingDuties(CommandBus commandBus) {
        commands = commandBus;
    }

    /** The pseudonym. Refused for a pupil of another school, and for nobody's id. */
    public String studentOf(String watchId) {
        return (String)
                Objects.requireNonNull(Dispatch.now(commands, new NamePupil(new AbsenceWatchId(watchId)), Map.of()));
    }

    /** What is open of these kinds since the day of the meeting or before is done; nothing, where nothing is. */
    public void meet(
            String watchId,
            Set<AbsenceDutyKind> kinds,
            LocalDate heldOn,
            List<Participant> participants,
            String minutes,
            Moment moment) {
        Evidence evidence = new Evidence(heldOn, participants, List.of(), null, minutes);
        // who does it is passed on by itself, when it is decided is not
        Dispatch.now(
                commands,
                new MeetByMeeting(
                        new AbsenceWatchId(watchId), kinds.stream().sorted().toList(), evidence),
                Map.of(Moment.KEY, moment));
    }
}
