package org.rejoin.command.absence;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whether anything is going on about a pupil's days: away now, or something is still owed for it. */
@Component
public class OpenAbsences {

    private final Watches watches;
    private final FollowedPupils pupils;
    private final AttendanceReckoning reckoning;

    OpenAbsences(Watches watches, FollowedPupils pupils, AttendanceReckoning reckoning) {
        this.watches = watches;
        this.pupils = pupils;
        this.reckoning = reckoning;
    }

    public boolean isOpen(String school, String studentId, Instant now) {
        AbsenceWatchId id = AbsenceWatchId.of(school, studentId);
        if (watches.existing(List.of(id)).isEmpty()) {
            return false;
        }
        Ladder ladder = reckoning.of(school, pupils.factsOf(id.value()), now);
        return ladder.counts().inARow() > 0 || ladder.duties().stream().anyMatch(LadderDuty::isOpen);
    }
}
