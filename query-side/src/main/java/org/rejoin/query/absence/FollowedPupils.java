package org.rejoin.query.absence;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.rejoin.event.Actor;
import org.springframework.stereotype.Component;

/** The school at a glance, without those who are gone (SOP-0.1). */
@Component
class FollowedPupils {

    private final Pupils pupils;
    private final List<GonePupils> leaving;

    FollowedPupils(Pupils pupils, List<GonePupils> leaving) {
        this.pupils = pupils;
        this.leaving = leaving;
    }

    List<PupilLine> of(Actor reader) {
        // asked before: one connection at a time
        Map<UUID, LocalDate> gone = new HashMap<>();
        leaving.forEach(some ->
                some.gone(reader).forEach((pupil, day) -> gone.merge(pupil, day, (a, b) -> a.isAfter(b) ? a : b)));
        return pupils.followed(gone, reader);
    }
}
