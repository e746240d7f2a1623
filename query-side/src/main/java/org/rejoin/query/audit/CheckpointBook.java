package org.rejoin.query.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.eventstore.proof.Checkpoint;
import org.rejoin.eventstore.proof.Hash;
import org.rejoin.eventstore.proof.JdbcHistory;
import org.rejoin.eventstore.proof.LedgerEntry;
import org.rejoin.eventstore.proof.MerkleTree;
import org.rejoin.eventstore.proof.SigningKey;
import org.rejoin.query.CannotSign;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** All checkpoints, in the table and, of those this node took, as files. */
class CheckpointBook {

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointBook.class);
    static final String TRANSACTIONS = "auditTransactions";

    private static final long LOCK = 0x72656a6f696e4370L;

    private final JdbcClient jdbc;
    private final JdbcHistory history;
    private final CheckpointKeys keys;
    private final Clock clock;

    CheckpointBook(JdbcClient jdbc, JdbcHistory history, CheckpointKeys keys, Clock clock) {
        this.jdbc = jdbc;
        this.history = history;
        this.keys = keys;
        this.clock = clock;
    }

    /** @param isNew false where there was one already that says the same */
    record Taken(Checkpoint checkpoint, boolean isNew) {}

    List<Checkpoint> page(int page, int size) {
        return jdbc
                .sql("SELECT content FROM audit.checkpoint ORDER BY number DESC LIMIT ? OFFSET ?")
                .param(size)
                .param((long) page * size)
                .query(String.class)
                .list()
                .stream()
                .map(Checkpoint::parse)
                .toList();
    }

    long count() {
        return jdbc.sql("SELECT count(*) FROM audit.checkpoint")
                .query(Long.class)
                .single();
    }

    Optional<Checkpoint> last() {
        return page(0, 1).stream().findFirst();
    }

    Optional<String> content(long number) {
        return jdbc.sql("SELECT content FROM audit.checkpoint WHERE number = ?")
                .param(number)
                .query(String.class)
                .optional();
    }

    boolean hasDaily(LocalDate day) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM audit.checkpoint WHERE daily_for = ?)")
                .param(day)
                .query(Boolean.class)
                .single();
    }

    /** Nothing happened since the last one: that one. */
    @Transactional(CheckpointBook.TRANSACTIONS)
    Taken take() {
        lock();
        Checkpoint last = last().orElse(null);
        LedgerEntry head = head();
        return last != null && last.count() == head.position()
                ? new Taken(last, false)
                : new Taken(sign(last, head, null), true);
    }

    /** Also where nothing happened: it proves just that. One per day, whichever node comes first. */
    @Transactional(CheckpointBook.TRANSACTIONS)
    void takeDaily(LocalDate day) {
        lock();
        if (!hasDaily(day)) {
            sign(last().orElse(null), head(), day);
        }
    }

    private void lock() {
        jdbc.sql("SELECT pg_advisory_xact_lock(?)")
                .param(LOCK)
                .query((row, n) -> 0)
                .single();
    }

    private LedgerEntry head() {
        return history.entryAt(Long.MAX_VALUE);
    }

    private Checkpoint sign(@Nullable Checkpoint last, LedgerEntry head, @Nullable LocalDate day) {
        try {
            SigningKey key = keys.signingKey(last == null).orElseThrow(CannotSign::new);
            if (last != null && !keys.believed().know(last.keyId())) {
                throw new CannotSign(); // another node signs with another key
            }
            Checkpoint checkpoint = Checkpoint.take(last, head, rootSince(last, head), clock.instant(), key);
            jdbc.sql("INSERT INTO audit.checkpoint (number, daily_for, content) VALUES (?, ?, ?)")
                    .param(checkpoint.number())
                    .param(day)
                    .param(checkpoint.toJson())
                    .update();
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    keep(checkpoint);
                }
            });
            LOG.info("Checkpoint {} over {} events", checkpoint.number(), checkpoint.count());
            return checkpoint;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Hash rootSince(@Nullable Checkpoint last, LedgerEntry head) {
        MerkleTree tree = new MerkleTree();
        Iterator<LedgerEntry> since = history.ledger(last == null ? 0 : last.count(), head.position());
        while (since.hasNext()) {
            tree.add(since.next().event());
        }
        return tree.root();
    }

    private void keep(Checkpoint checkpoint) {
        try {
            Path directory = Files.createDirectories(keptIn());
            Files.writeString(directory.resolve(fileName(checkpoint.number())), checkpoint.toJson() + "\n");
        } catch (IOException e) {
            LOG.warn("Checkpoint {} is in the table, and not in {}", checkpoint.number(), keptIn());
        }
    }

    static String fileName(long number) {
        return "checkpoint-%06d.json".formatted(number);
    }

    private Path keptIn() {
        return keys.directory().resolve("checkpoints");
    }

    /** The files of this node. */
    List<String> kept() throws IOException {
        if (!Files.isDirectory(keptIn())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(keptIn())) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .map(CheckpointBook::read)
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
