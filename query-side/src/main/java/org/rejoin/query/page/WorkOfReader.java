package org.rejoin.query.page;

import java.util.Map;
import org.rejoin.event.Actor;

/** How much there is for a reader behind the entries of the menu; implemented by whoever keeps the lists. */
public interface WorkOfReader {

    /** Cases that go on, by 通報類別; empty for whom counting them would take longer than it is worth. */
    Map<String, Long> openByCategory(Actor reader);
}
