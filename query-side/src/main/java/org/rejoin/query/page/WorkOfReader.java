package org.rejoin.query.page;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.rejoin.event.Actor;

/** How much there is for a reader behind the entries of the menu; implemented by whoever keeps the lists. */
public interface WorkOfReader {

    /** Cases that go on, by 通報類別; empty for whom counting them would take longer than it is worth. */
    Map<String, Long> openByCategory(Actor reader);

    /** The case that has waited longest for the same step by this reader, besides the one just done. */
    Optional<Waiting> nextWaiting(Actor reader, Step step, UUID done);

    /** What a principal reporter does one case after another. */
    enum Step {
        REPORT,
        CLOSE
    }

    /** @param called name of the student, or number of the case */
    record Waiting(UUID caseId, String called) {}
}
