package org.rejoin.query.platform;

import java.util.Collection;
import java.util.function.Function;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.jspecify.annotations.Nullable;
import org.rejoin.eventstore.EventStoreTables;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How far a reader of events has read everything. An index that a running transaction holds is still to come; one whose
 * transaction was undone never comes, and whoever waited for it would wait for ever.
 */
@Component
class Gaps {

    private static final String EVENTS = EventStoreTables.eventSchema().domainEventTable();
    // whoever has taken an index writes its row within this time, and is seen as running from then on
    private static final long WRITTEN_NANOS = 1_000_000_000;

    private final ObjectProvider<JdbcClient> jdbc;
    private final ObjectProvider<SystemReads> system;
    private long settled;
    private @Nullable Seen seen;

    Gaps(ObjectProvider<JdbcClient> jdbc, ObjectProvider<SystemReads> system) {
        this.jdbc = jdbc;
        this.system = system;
    }

    /** @param next transactions from this one on had not begun when the index was the highest */
    private record Seen(long highest, long next, long at) {}

    /** Nothing up to this index is still to come to a reader who stands there, 0 where he has not begun. */
    long completeUpTo(TrackingToken token) {
        TrackingToken position = WrappedToken.unwrapLowerBound(token);
        if (position == null) {
            return 0;
        }
        long index = Math.max(0, position.position().orElse(0));
        if (!(position instanceof GapAwareTrackingToken gapAware)
                || gapAware.getGaps().isEmpty()) {
            return index;
        }
        return firstToCome(gapAware.getGaps(), index + 1) - 1;
    }

    private synchronized long firstToCome(Collection<Long> gaps, long otherwise) {
        long open = gaps.stream().mapToLong(Long::longValue).max().orElse(0);
        if (open > settled) {
            settle();
        }
        long unsettled = gaps.stream()
                .mapToLong(Long::longValue)
                .filter(gap -> gap > settled)
                .min()
                .orElse(otherwise);
        return Math.min(unsettled, firstWritten(gaps, otherwise));
    }

    /** What was written meanwhile is no gap any more: it only has to be read. */
    private long firstWritten(Collection<Long> gaps, long otherwise) {
        return read(
                all -> all.sql("SELECT coalesce(min(global_index), ?) FROM " + EVENTS + " WHERE global_index = ANY (?)")
                        .params(otherwise, gaps.toArray(Long[]::new))
                        .query(Long.class)
                        .single());
    }

    private void settle() {
        Seen before = seen;
        if (before == null) {
            seen = read(all -> all.sql("SELECT coalesce(max(global_index), 0) AS highest,"
                            + " pg_snapshot_xmax(pg_current_snapshot())::text::bigint AS next FROM " + EVENTS)
                    .query((row, number) -> new Seen(row.getLong("highest"), row.getLong("next"), System.nanoTime()))
                    .single());
            return;
        }
        if (System.nanoTime() - before.at() > WRITTEN_NANOS && oldestRunning() >= before.next()) {
            settled = before.highest();
            seen = null;
        }
    }

    private long oldestRunning() {
        return read(all -> all.sql("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
                .query(Long.class)
                .single());
    }

    private <T> T read(Function<JdbcClient, T> question) {
        return system.getObject().read(() -> question.apply(jdbc.getObject()));
    }
}
