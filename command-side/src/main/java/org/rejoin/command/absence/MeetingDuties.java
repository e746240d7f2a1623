package org.rejoin.command.absence;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.axonframework.commandhandling.CommandBus;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.absence.AbsenceWatchCommand.ExplainLadder;
import org.rejoin.command.absence.AbsenceWatchCommand.MeetDuty;
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
        return (String) answered(new NamePupil(new AbsenceWatchId(watchId)));
    }

    /** What is open of these kinds since the day of the meeting or before is done; nothing, where nothing is. */
    public void meet(
            String watchId,
            Set<AbsenceDutyKind> kinds,
            LocalDate heldOn,
            List<Participant> participants,
            String minutes) {
        AbsenceWatchId id = new AbsenceWatchId(watchId);
        LadderView ladder = (LadderView) answered(new ExplainLadder(id));
        ladder.duties().stream()
                .filter(duty -> duty.standing() == LadderDuty.Standing.OPEN)
                .filter(duty -> kinds.contains(duty.kind()) && !duty.day().isAfter(heldOn))
                .forEach(duty -> send(
                        new MeetDuty(id, duty.dutyId(), new Evidence(heldOn, participants, List.of(), null, minutes))));
    }

    private Object answered(Object command) {
        return Objects.requireNonNull(send(command));
    }

    private @Nullable Object send(Object command) {
        return Dispatch.now(commands, command, Map.of());
    }
}
