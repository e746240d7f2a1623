package org.rejoin.query.platform;

import java.util.Collection;
import java.util.function.LongPredicate;
import org.axonframework.eventhandling.TrackingToken;

/** How far the read models are: whoever tells of news waits for it, or the news is told before it can be read. */
public interface Coverage {

    /** Highest index that readers of events may see, 0 where there is none. */
    long head();

    /** Nothing up to this index is still to come to the read model of the group, 0 where it has not begun. */
    long completeUpTo(String group);

    /** Nothing up to this index is still to come to a reader of events who stands there. */
    long completeUpTo(TrackingToken position);

    /** Whether what happened at an index is in the read models of all these groups, as they are at this moment. */
    LongPredicate shownBy(Collection<String> groups);
}
