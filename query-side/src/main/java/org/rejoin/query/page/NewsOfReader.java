package org.rejoin.query.page;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Actor;

/** What came in for a reader; implemented by whoever keeps the inboxes. */
public interface NewsOfReader {

    long unread(Actor reader);

    /** The newest unread ones first. */
    List<Item> newest(Actor reader, int most, Locale locale);

    /** @param href the place of action */
    record Item(String sentence, Instant at, @Nullable String href) {}
}
