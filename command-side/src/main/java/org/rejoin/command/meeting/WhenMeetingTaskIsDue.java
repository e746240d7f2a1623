package org.rejoin.command.meeting;

import org.rejoin.command.automation.SystemCommands;
import org.rejoin.command.deadline.WhenDue;
import org.rejoin.command.meeting.MeetingCommand.KeepMeetingTasks;
import org.springframework.stereotype.Component;

/** At the moment a task is late one looks at the tasks of its meeting again. */
@Component
class WhenMeetingTaskIsDue implements WhenDue {

    static final String KIND = "meeting-tasks";

    private final SystemCommands commands;

    WhenMeetingTaskIsDue(SystemCommands commands) {
        this.commands = commands;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void due(String meetingId) {
        commands.sendWithin(new KeepMeetingTasks(new MeetingId(meetingId)));
    }
}
