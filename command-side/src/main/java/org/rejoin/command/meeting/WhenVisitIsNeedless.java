package org.rejoin.command.meeting;

import org.rejoin.command.absence.PupilsAway;
import org.rejoin.command.automation.SystemCommands;
import org.rejoin.command.deadline.WhenDue;
import org.rejoin.command.meeting.MeetingCommand.KeepMeetingTasks;
import org.springframework.stereotype.Component;

/** Once a pupil came or has leave one looks at the tasks of the meeting that said who visits. */
@Component
class WhenVisitIsNeedless implements WhenDue {

    private final SystemCommands commands;

    WhenVisitIsNeedless(SystemCommands commands) {
        this.commands = commands;
    }

    @Override
    public String kind() {
        return PupilsAway.NEEDLESS_VISITS;
    }

    @Override
    public void due(String meetingId) {
        commands.sendWithin(new KeepMeetingTasks(new MeetingId(meetingId)));
    }
}
