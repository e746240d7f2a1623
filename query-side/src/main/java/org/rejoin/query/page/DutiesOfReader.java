package org.rejoin.query.page;

import java.util.Map;
import org.rejoin.event.Actor;

/** How many tasks wait for a reader behind entries of the menu that lead to no cases; implemented by whoever keeps them. */
public interface DutiesOfReader {

    /** By the key of the entry; empty for whom there are none. */
    Map<String, Long> owed(Actor reader);
}
