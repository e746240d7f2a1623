package org.rejoin.query.live;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.rejoin.event.Actor;

/**
 * One open page. Written without blocking, on no thread of its own: whoever has something to say, or the container when there
 * is room again, writes what waits. A client that does not take it is cut, not waited for.
 */
final class LiveStream implements WriteListener, AsyncListener {

    private static final int MOST_WAITING = 256;
    private static final long LEAVES_WITHIN = TimeUnit.SECONDS.toNanos(1);

    private final Actor actor;
    private final Supplier<Optional<Actor>> access;
    private final AsyncContext context;
    private final ServletOutputStream out;
    private final Consumer<LiveStream> ended;
    private final Queue<byte[]> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waitingCount = new AtomicInteger();
    // whoever raises it from 0 writes, the others leave it to him: no lock is held while the container is called
    private final AtomicInteger turns = new AtomicInteger();
    private volatile boolean opened;
    private volatile boolean ending;
    private volatile boolean cut;
    private boolean unflushed;
    private boolean over;

    LiveStream(
            Actor actor,
            Supplier<Optional<Actor>> access,
            AsyncContext context,
            ServletOutputStream out,
            Consumer<LiveStream> ended) {
        this.actor = actor;
        this.access = access;
        this.context = context;
        this.out = out;
        this.ended = ended;
    }

    Actor actor() {
        return actor;
    }

    /** Whether it is still the same account with the same rights. */
    boolean isAllowed() {
        return access.get().filter(actor::equals).isPresent();
    }

    void open() {
        context.setTimeout(0);
        context.addListener(this);
        out.setWriteListener(this);
    }

    /** Not written before {@link #write()}: that may call the container, which may hold locks of its own. */
    void offer(String frame) {
        if (ending || cut) {
            return;
        }
        if (waitingCount.incrementAndGet() > MOST_WAITING) {
            cut = true;
        } else {
            waiting.add(frame.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** After what waits is written. */
    void end() {
        ending = true;
        write();
    }

    @Override
    public void onWritePossible() {
        opened = true;
        write();
    }

    void write() {
        if (turns.getAndIncrement() != 0) {
            return;
        }
        int taken = 1;
        do {
            try {
                writeWhatFits();
            } catch (IOException | RuntimeException e) {
                // the client is gone
                close();
            }
            taken = turns.addAndGet(-taken);
        } while (taken != 0);
    }

    private void writeWhatFits() throws IOException {
        if (cut) {
            close();
        }
        while (!over && opened && out.isReady()) {
            byte[] frame = waiting.poll();
            if (frame != null) {
                waitingCount.decrementAndGet();
                out.write(frame);
                unflushed = true;
            } else if (unflushed) {
                unflushed = false;
                out.flush();
            } else {
                if (ending) {
                    close();
                }
                return;
            }
        }
    }

    private void close() {
        if (over) {
            return;
        }
        over = true;
        waiting.clear();
        ended.accept(this);
        try {
            context.complete();
        } catch (IllegalStateException e) {
            // the container was faster
        }
    }

    /**
     * The container hands the answer to somebody else's request once its call has returned: whoever is at it has left it by
     * then. Writing never waits, so it is a moment.
     */
    private void cutAtOnce() {
        cut = true;
        write();
        long patience = System.nanoTime() + LEAVES_WITHIN;
        while (turns.get() != 0 && System.nanoTime() < patience) {
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(50));
        }
    }

    @Override
    public void onError(Throwable failure) {
        cutAtOnce();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        ended.accept(this);
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        cutAtOnce();
    }

    @Override
    public void onError(AsyncEvent event) {
        cutAtOnce();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // is not started twice
    }
}
