package org.rejoin.query.absence;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.rejoin.event.Actor;

/** Who is a pupil of the reader's unit no more; implemented by whoever keeps what pupils leave by. */
public interface GonePupils {

    /** Pseudonyms, and since when. */
    Map<UUID, LocalDate> gone(Actor reader);
}
