package org.rejoin.bench.inside;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongPredicate;
import org.HdrHistogram.Histogram;

/** How long after its command a change is in every read model: looked at every half millisecond. */
final class Follow implements AutoCloseable {

    private static final long PAUSE_NANOS = 500_000;

    private final ReadModels readModels;
    private final Queue<Written> waiting = new ConcurrentLinkedQueue<>();
    private final Histogram lags = new Histogram(3);
    private final Thread watching = new Thread(this::watch, "follow");
    private volatile boolean ended;
    private volatile long keptSince = Long.MAX_VALUE;

    private record Written(long position, long at) {}

    Follow(ReadModels readModels) {
        this.readModels = readModels;
        watching.start();
    }

    void written(long position) {
        waiting.add(new Written(position, System.nanoTime()));
    }

    /** What is written from now on counts. */
    void keep() {
        keptSince = System.nanoTime();
    }

    private void watch() {
        while (!ended || !waiting.isEmpty()) {
            LongPredicate shown = readModels.shown();
            long now = System.nanoTime();
            waiting.removeIf(next -> {
                boolean there = shown.test(next.position());
                if (there && next.at() >= keptSince) {
                    lags.recordValue(Math.max(0, now - next.at()));
                }
                return there;
            });
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** Waits until everything that was written is read. */
    double percentileMillis(double percentile) throws InterruptedException {
        close();
        return lags.getValueAtPercentile(percentile) / 1e6;
    }

    @Override
    public void close() throws InterruptedException {
        ended = true;
        watching.join();
    }
}
