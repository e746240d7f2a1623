package org.rejoin.command.absence;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Looks at the duties of a pupil again of whom somebody else learnt something: how long somebody is followed goes by the birth
 * date of the register (2.2), and days of temporary study elsewhere are leave (R-HL-32); nothing else would tell of them.
 */
@Component
public class PupilLooks {

    private final Watches watches;
    private final AttendanceReckoning reckoning;
    private final Clock clock;

    PupilLooks(Watches watches, AttendanceReckoning reckoning, Clock clock) {
        this.watches = watches;
        this.reckoning = reckoning;
        this.clock = clock;
    }

    /** Once the running unit of work is committed; nothing happens where the pupil was never away. */
    public void again(String school, String studentId) {
        AbsenceWatchId id = AbsenceWatchId.of(school, studentId);
        if (!watches.existing(List.of(id)).isEmpty()) {
            reckoning.lookAgain(id, Optional.of(clock.instant()));
        }
    }
}
