package org.rejoin.query.platform;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
    // positions forget gaps that lie farther back than this
    private static final long REMEMBERED = 100_000;

    private final ObjectProvider<JdbcClient> jdbc;
    private final ObjectProvider<SystemReads> system;
    private final Set<Long> undone = ConcurrentHashMap.newKeySet();
    private volatile long settled;
    private volatile @Nullable Seen seen;

    Gaps(ObjectProvider<JdbcClient> jdbc, ObjectProvider<SystemReads> system) {
        this.jdbc = jdbc;
        this.system = system;
    }

    /**
     * Whoever takes an index has a transaction id by then (ADR 2).
     *
     * @param next transactions from this one on had not begun when the index was the highest
     */
    private record Seen(long highest, long next) {}

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

    private long firstToCome(Collection<Long> gaps, long otherwise) {
        List<Long> unsure = gaps.stream().filter(gap -> !undone.contains(gap)).toList();
        if (unsure.isEmpty()) {
            return otherwise;
        }
        if (Collections.max(unsure) > settled) {
            settle();
        }
        noteUndone(unsure.stream().filter(gap -> gap <= settled).toList());
        return unsure.stream()
                .filter(gap -> !undone.contains(gap))
                .mapToLong(Long::longValue)
                .min()
                .orElse(otherwise);
    }

    // what was written meanwhile is no gap any more: it only has to be read
    private void noteUndone(List<Long> over) {
        if (over.isEmpty()) {
            return;
        }
        Set<Long> written =
                Set.copyOf(read(all -> all.sql("SELECT global_index FROM " + EVENTS + " WHERE global_index = ANY (?)")
                        .param(over.toArray(Long[]::new))
                        .query(Long.class)
                        .list()));
        undone.removeIf(gap -> gap < settled - REMEMBERED);
        over.stream().filter(gap -> !written.contains(gap)).forEach(undone::add);
    }

    private void settle() {
        Seen before = seen;
        if (before == null) {
            seen = read(all -> all.sql("SELECT coalesce(max(global_index), 0) AS highest,"
                            + " pg_snapshot_xmax(pg_current_snapshot())::text::bigint AS next FROM " + EVENTS)
                    .query((row, number) -> new Seen(row.getLong("highest"), row.getLong("next")))
                    .single());
        } else if (oldestRunning() >= before.next()) {
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
