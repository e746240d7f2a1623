package org.rejoin.query.audit;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.rejoin.eventstore.proof.Finding;
import org.rejoin.eventstore.proof.JdbcHistory;
import org.rejoin.eventstore.proof.LedgerEntry;
import org.rejoin.eventstore.proof.PublicKeys;
import org.rejoin.eventstore.proof.Verification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Runs verifications, one whole one at a time per node, and remembers for all nodes what they found. */
class Verifications {

    private static final Logger LOG = LoggerFactory.getLogger(Verifications.class);

    /** Enough to hold what a node may have written since the last look. */
    private static final long NEWEST = 5_000;

    private final JdbcClient jdbc;
    private final JdbcHistory history;
    private final CheckpointBook checkpoints;
    private final CheckpointKeys keys;
    private final Clock clock;
    private @Nullable Run running;
    private @Nullable Run ended;

    Verifications(JdbcClient jdbc, JdbcHistory history, CheckpointBook checkpoints, CheckpointKeys keys, Clock clock) {
        this.jdbc = jdbc;
        this.history = history;
        this.checkpoints = checkpoints;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * @param checked position in the ledger it has come to
     * @param of position it goes to
     */
    record Run(Instant startedAt, AtomicLong checked, long of, CompletableFuture<Verification.Outcome> outcome) {}

    /** The newest alarm, unless the whole was found intact after it. */
    Optional<Finding> alarm() {
        return jdbc.sql("SELECT kind, from_index, to_index, position, checkpoint FROM audit.verification"
                        + " ORDER BY id DESC LIMIT 1")
                .query((row, n) -> findingIn(row))
                .optional()
                .flatMap(finding -> finding);
    }

    private static Optional<Finding> findingIn(ResultSet row) throws SQLException {
        String kind = row.getString("kind");
        return kind == null
                ? Optional.empty()
                : Optional.of(new Finding(
                        Finding.Kind.valueOf(kind),
                        row.getLong("from_index"),
                        row.getLong("to_index"),
                        row.getLong("position"),
                        row.getLong("checkpoint")));
    }

    Optional<Instant> lastWhole() {
        return jdbc.sql("SELECT finished_at FROM audit.verification WHERE whole ORDER BY id DESC LIMIT 1")
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .optional();
    }

    /** Joins the run there is, or begins one; its answer is given once. */
    Run whole(long patienceMillis) throws InterruptedException {
        Run run = current();
        try {
            run.outcome().get(patienceMillis, TimeUnit.MILLISECONDS);
            forget(run);
        } catch (TimeoutException e) {
            return run;
        } catch (ExecutionException e) {
            forget(run);
            throw new IllegalStateException(e.getCause());
        }
        return run;
    }

    /** A whole one in the background; who asks meanwhile joins it. */
    Run begin() {
        Run run = current();
        run.outcome().whenComplete((outcome, failure) -> forget(run));
        return run;
    }

    private synchronized Run current() {
        Run run = running;
        if (run == null) {
            AtomicLong checked = new AtomicLong();
            CompletableFuture<Verification.Outcome> outcome = new CompletableFuture<>();
            run = new Run(clock.instant(), checked, history.ledgerHead(), outcome);
            running = run;
            Thread worker = new Thread(() -> complete(outcome, checked), "verification");
            worker.setDaemon(true);
            worker.start();
        }
        return run;
    }

    private synchronized void forget(Run run) {
        if (run.equals(running)) {
            running = null;
            ended = run;
        }
    }

    /** What goes on at this node, or else the last that ended here; begins nothing. */
    synchronized Optional<Run> last() {
        return Optional.ofNullable(running == null ? ended : running);
    }

    /**
     * How the last one ended of which something was to be remembered.
     *
     * @param firstWrong null where all was as it was written
     */
    record Remembered(
            Instant finishedAt,
            long events,
            long checkpoints,
            @Nullable Finding firstWrong) {}

    /** Of any node. */
    Optional<Remembered> remembered() {
        return jdbc.sql("SELECT finished_at, events, checkpoints, kind, from_index, to_index, position, checkpoint"
                        + " FROM audit.verification ORDER BY id DESC LIMIT 1")
                .query((row, n) -> new Remembered(
                        row.getTimestamp("finished_at").toInstant(),
                        row.getLong("events"),
                        row.getLong("checkpoints"),
                        findingIn(row).orElse(null)))
                .optional();
    }

    private void complete(CompletableFuture<Verification.Outcome> outcome, AtomicLong checked) {
        try {
            outcome.complete(verify(LedgerEntry.START, checked));
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            LOG.warn("A verification could not be made: {}", e.getClass().getName());
            outcome.completeExceptionally(e);
        }
    }

    /** What was written last, and all signatures. */
    Verification.Outcome newest() throws IOException, GeneralSecurityException {
        return verify(history.entryAt(history.ledgerHead() - NEWEST), new AtomicLong());
    }

    private Verification.Outcome verify(LedgerEntry start, AtomicLong checked)
            throws IOException, GeneralSecurityException {
        PublicKeys believed = keys.believed();
        Verification.Outcome outcome = new Verification(history, believed, checkpoints.kept()).run(start, checked::set);
        Finding wrong = outcome.firstWrong();
        if (wrong != null && wrong.kind() == Finding.Kind.CHECKPOINT_KEY_UNKNOWN && believed.isEmpty()) {
            // this node was never given the keys: no reason to alarm the others
            LOG.warn("This node lacks the public keys of the checkpoints (docs/operations.md, Proof)");
        } else {
            record(start.position() == 0, outcome);
        }
        return outcome;
    }

    /** Something was noticed without a verification. */
    void raise(Finding finding) {
        record(false, new Verification.Outcome(0, 0, finding));
    }

    private synchronized void record(boolean whole, Verification.Outcome outcome) {
        Finding wrong = outcome.firstWrong();
        if (wrong == null ? !whole : alarm().filter(wrong::equals).isPresent()) {
            return;
        }
        if (wrong != null) {
            LOG.error("The stored events are not as they were written. {}", wrong);
        }
        jdbc.sql("""
                        INSERT INTO audit.verification
                               (finished_at, whole, events, checkpoints, kind, from_index, to_index, position, checkpoint)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .param(whole)
                .param(outcome.events())
                .param(outcome.checkpoints())
                .param(wrong == null ? null : wrong.kind().name())
                .param(wrong == null ? null : wrong.from())
                .param(wrong == null ? null : wrong.to())
                .param(wrong == null ? null : wrong.position())
                .param(wrong == null ? null : wrong.checkpoint())
                .update();
    }
}
