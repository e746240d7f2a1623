package org.rejoin.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/** Clients that do one thing after another, each on a thread of its own, and how long every thing took. */
public final class Load {

    private static final int DIGITS = 3;

    private Load() {}

    /** Something a client does again and again. */
    @FunctionalInterface
    public interface Client {
        void turn(Timings timings) throws Exception;
    }

    /** What one client took, by kind of thing. */
    public static final class Timings {

        private final Map<String, Histogram> byKind = new LinkedHashMap<>();
        private boolean kept;

        /** Does it and remembers how long it took; what fails ends the measurement. */
        public <T> T time(String kind, Callable<T> thing) throws Exception {
            long began = System.nanoTime();
            T result = thing.call();
            record(kind, System.nanoTime() - began);
            return result;
        }

        public void record(String kind, long nanos) {
            if (kept) {
                byKind.computeIfAbsent(kind, key -> new Histogram(DIGITS)).recordValue(Math.max(0, nanos));
            }
        }
    }

    /** @param byKind nanoseconds */
    public record Result(Map<String, Histogram> byKind, double seconds) {

        public double perSecond(String kind) {
            Histogram histogram = byKind.get(kind);
            return histogram == null ? 0 : histogram.getTotalCount() / seconds;
        }

        public double millis(String kind, double percentile) {
            Histogram histogram = byKind.get(kind);
            return histogram == null ? Double.NaN : histogram.getValueAtPercentile(percentile) / 1e6;
        }

        public long count(String kind) {
            Histogram histogram = byKind.get(kind);
            return histogram == null ? 0 : histogram.getTotalCount();
        }
    }

    /** Everybody begins his next turn when his last has ended. */
    public static Result closedLoop(List<? extends Client> clients, Duration warmUp, Duration measured) {
        long start = System.nanoTime();
        long from = start + warmUp.toNanos();
        long until = from + measured.toNanos();
        return run(clients, from, (client, timings) -> {
            while (System.nanoTime() < until) {
                timings.kept = System.nanoTime() >= from;
                client.turn(timings);
            }
        });
    }

    /**
     * A turn begins when its time has come, whatever became of those before: what is recorded under {@code turn} begins at
     * that time, so that somebody who had to wait for his turn counts with his waiting.
     */
    public static Result openLoop(
            List<? extends Client> clients, double turnsPerSecond, Duration warmUp, Duration measured) {
        long start = System.nanoTime();
        long from = start + warmUp.toNanos();
        long until = from + measured.toNanos();
        AtomicLong tickets = new AtomicLong();
        return run(clients, from, (client, timings) -> {
            while (true) {
                long intended = start + (long) (tickets.getAndIncrement() * 1e9 / turnsPerSecond);
                if (intended >= until) {
                    return;
                }
                for (long ahead = intended - System.nanoTime(); ahead > 0; ahead = intended - System.nanoTime()) {
                    LockSupport.parkNanos(ahead);
                }
                timings.kept = intended >= from;
                client.turn(timings);
                timings.record("turn", System.nanoTime() - intended);
            }
        });
    }

    @FunctionalInterface
    private interface Loop {
        void run(Client client, Timings timings) throws Exception;
    }

    private static Result run(List<? extends Client> clients, long from, Loop loop) {
        ExecutorService threads = Executors.newFixedThreadPool(clients.size(), task -> new Thread(task, "load"));
        try {
            List<Future<Timings>> all = new ArrayList<>();
            for (Client client : clients) {
                all.add(threads.submit(() -> {
                    Timings timings = new Timings();
                    loop.run(client, timings);
                    return timings;
                }));
            }
            Map<String, Histogram> merged = new LinkedHashMap<>();
            for (Future<Timings> one : all) {
                one.get().byKind.forEach((kind, histogram) -> merged.computeIfAbsent(kind, key -> new Histogram(DIGITS))
                        .add(histogram));
            }
            // the last turns end a little later than the time measured, and were counted
            return new Result(merged, Math.max(1, System.nanoTime() - from) / 1e9);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A client failed", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
