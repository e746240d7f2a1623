package org.rejoin.query.live;

import java.util.function.Predicate;
import org.rejoin.event.Actor;

/**
 * Something that changed, told to whom it concerns.
 *
 * @param index of the event it came with
 * @param name of the event in the stream: inbox, case, pupil, meeting or transfer-out
 * @param data JSON: ids, kind, version of a case or pupil where that is what changed
 */
record Change(long index, String name, String data, Predicate<Actor> readers) {

    String frame() {
        return "event: " + name + "\ndata: " + data + "\n\n";
    }
}
