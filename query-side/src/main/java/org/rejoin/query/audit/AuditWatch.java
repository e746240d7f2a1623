package org.rejoin.query.audit;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.rejoin.query.CannotSign;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The one thread of this package: keeps the ledger up to date, takes the daily checkpoint and verifies from time to time. */
@Component
class AuditWatch implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(AuditWatch.class);
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long AFTER_FAILURE_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final Duration BETWEEN_DAILY_LOOKS = Duration.ofSeconds(30);

    /** So many events between two checkpoints at most: what the proof of a case has to read. */
    private static final long LARGEST_INTERVAL = 100_000;

    private final Ledger ledger;
    private final CheckpointBook checkpoints;
    private final Verifications verifications;
    private final Clock clock;
    private final Duration checkInterval;
    private @Nullable Thread thread;
    private volatile boolean stopped;
    private Instant nextCheck;
    private Instant nextDailyLook;
    private long sinceCheckpoint;
    private boolean cannotSignTold;
    private volatile @Nullable String trouble;

    AuditWatch(
            Ledger ledger,
            CheckpointBook checkpoints,
            Verifications verifications,
            Clock clock,
            @Value("${rejoin.audit.check-interval:10m}") Duration checkInterval) {
        this.ledger = ledger;
        this.checkpoints = checkpoints;
        this.verifications = verifications;
        this.clock = clock;
        this.checkInterval = checkInterval;
        this.nextCheck = clock.instant().plus(checkInterval);
        this.nextDailyLook = clock.instant().plus(BETWEEN_DAILY_LOOKS);
    }

    /** Why the ledger does not follow, null where it does. */
    @Nullable
    String trouble() {
        return trouble;
    }

    @Override
    public void start() {
        Thread watch = new Thread(this::watch, "audit");
        watch.setDaemon(true);
        thread = watch;
        watch.start();
    }

    @Override
    public void stop() {
        stopped = true;
        Thread watch = thread;
        if (watch == null) {
            return;
        }
        LockSupport.unpark(watch);
        try {
            watch.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void watch() {
        while (!stopped) {
            try {
                int chained = ledger.advance();
                ledger.broken().ifPresent(verifications::raise);
                sinceCheckpoint += chained;
                if (sinceCheckpoint >= LARGEST_INTERVAL) {
                    sign(checkpoints::take);
                    sinceCheckpoint = 0;
                }
                lookAround();
                trouble = null;
                if (chained < Ledger.BATCH) {
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
            } catch (SQLException | RuntimeException | IOException | GeneralSecurityException e) {
                // messages may quote SQL
                trouble = e.getClass().getSimpleName();
                LOG.debug("The audit cannot go on for the moment", e);
                LockSupport.parkNanos(AFTER_FAILURE_NANOS);
            }
        }
    }

    private void lookAround() throws IOException, GeneralSecurityException {
        Instant now = clock.instant();
        if (now.isAfter(nextDailyLook)) {
            nextDailyLook = now.plus(BETWEEN_DAILY_LOOKS);
            LocalDate today = day(now);
            if (!checkpoints.hasDaily(today)) {
                sign(() -> checkpoints.takeDaily(today));
            }
            if (verifications.lastWhole().filter(at -> !day(at).isBefore(today)).isEmpty()) {
                verifications.begin();
            }
        }
        if (now.isAfter(nextCheck)) {
            nextCheck = now.plus(checkInterval);
            verifications.newest();
        }
    }

    private LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, clock.getZone());
    }

    private void sign(Runnable checkpoint) {
        try {
            checkpoint.run();
            cannotSignTold = false;
        } catch (CannotSign e) {
            if (!cannotSignTold) {
                LOG.warn("This node lacks the key of the checkpoints (docs/operations.md, Proof)");
                cannotSignTold = true;
            }
        }
    }
}
