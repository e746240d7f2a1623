package org.rejoin.command.meeting;

import java.time.Instant;
import org.rejoin.event.Role;
import org.rejoin.event.meeting.MeetingTaskAssigned;

/** Something that was decided, as it stands. */
record MeetingTask(String watchId, Role owner, boolean visit, Instant deadline, boolean missed, Standing standing) {

    enum Standing {
        OPEN,
        DONE,
        WAIVED
    }

    static MeetingTask of(MeetingTaskAssigned event) {
        return new MeetingTask(event.watchId(), event.owner(), event.visit(), event.deadline(), false, Standing.OPEN);
    }

    boolean isOpen() {
        return standing == Standing.OPEN;
    }

    /** Whether it will be late if nothing happens. */
    boolean runs() {
        return isOpen() && !missed;
    }

    MeetingTask late() {
        return new MeetingTask(watchId, owner, visit, deadline, true, standing);
    }

    MeetingTask in(Standing newer) {
        return new MeetingTask(watchId, owner, visit, deadline, missed, newer);
    }
}
