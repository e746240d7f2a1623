package org.rejoin.query.audit;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rejoin.eventstore.EventStoreTables;
import org.rejoin.eventstore.proof.Finding;
import org.rejoin.eventstore.proof.Hash;
import org.rejoin.eventstore.proof.HashedEvent;
import org.rejoin.eventstore.proof.LedgerEntry;
import org.rejoin.eventstore.proof.StoredEvent;

/**
 * Chains events in the order of their global index, one batch per transaction and one node at a time. What it has chained
 * is final, so it goes further than the readers' horizon: over a gap in the index it only steps when every transaction that
 * may have taken the missing number has ended.
 */
class Ledger {

    static final int BATCH = 1_000;

    private static final int FETCH = 200;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long LOCK = 0x72656a6f696e4c67L;

    private final DataSource database;
    private @Nullable LedgerEntry remembered;
    private @Nullable Gap gap;
    private long settledUpTo = Long.MIN_VALUE;
    private volatile @Nullable Finding broken;

    Ledger(DataSource database) {
        this.database = database;
    }

    /**
     * @param highest index seen when the gap was: everything up to it was taken before
     * @param transaction an id taken after that, so above those of all who took one
     */
    private record Gap(long highest, long transaction) {}

    /** What was chained by this node, or seen by it, and is not there any more. It then stops: nothing repairs itself. */
    Optional<Finding> broken() {
        return Optional.ofNullable(broken);
    }

    /** @return how many events were chained; 0 also while another node is at it */
    synchronized int advance() throws SQLException {
        if (broken != null) {
            return 0;
        }
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                List<LedgerEntry> chained = advance(connection);
                connection.commit();
                if (!chained.isEmpty()) {
                    remembered = chained.get(chained.size() - 1);
                }
                return chained.size();
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    /** Until everything stored by now is in it, or the time is over: an older transaction may have to be waited for. */
    void catchUp(Duration patience) throws SQLException {
        long deadline = System.nanoTime() + patience.toNanos();
        long target = ask("SELECT coalesce(max(global_index), 0) FROM "
                + EventStoreTables.eventSchema().domainEventTable());
        while (broken == null && ask("SELECT coalesce(max(global_index), 0) FROM audit.ledger") < target) {
            if (System.nanoTime() - deadline > 0) {
                return;
            }
            if (advance() == 0) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    /** Distance in the global index, not in events. */
    long lag() throws SQLException {
        return ask("SELECT greatest(0, coalesce((SELECT max(global_index) FROM "
                + EventStoreTables.eventSchema().domainEventTable() + " WHERE true" + EventStoreTables.BEHIND_HORIZON
                + "), 0) - coalesce((SELECT max(global_index) FROM audit.ledger), 0))");
    }

    private long ask(String sql) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return number(connection, sql);
        }
    }

    private List<LedgerEntry> advance(Connection connection) throws SQLException {
        if (!isTrue(connection, "SELECT pg_try_advisory_xact_lock(" + LOCK + ")")) {
            return List.of();
        }
        LedgerEntry head = head(connection);
        if (!isAsRemembered(connection, head)) {
            return List.of();
        }
        settle(connection);
        List<HashedEvent> read = eventsAfter(connection, head.globalIndex());
        List<LedgerEntry> entries = new ArrayList<>();
        LedgerEntry last = head;
        for (HashedEvent event : read) {
            if (event.globalIndex() > settledUpTo && event.globalIndex() > Math.max(0, last.globalIndex()) + 1) {
                noteGap(read.get(read.size() - 1).globalIndex());
                break;
            }
            last = last.next(event);
            entries.add(last);
        }
        append(connection, entries);
        return entries;
    }

    private static LedgerEntry head(Connection connection) throws SQLException {
        List<LedgerEntry> last = entries(
                connection,
                "SELECT position, global_index, event_hash, chain_hash FROM audit.ledger"
                        + " ORDER BY position DESC LIMIT 1");
        return last.isEmpty() ? LedgerEntry.START : last.get(0);
    }

    private boolean isAsRemembered(Connection connection, LedgerEntry head) throws SQLException {
        LedgerEntry known = remembered;
        if (known == null || known.position() == 0 || known.equals(head)) {
            return true;
        }
        List<LedgerEntry> there = entries(
                connection,
                "SELECT position, global_index, event_hash, chain_hash FROM audit.ledger WHERE position = "
                        + known.position());
        if (there.contains(known)) {
            return true;
        }
        broken = new Finding(
                there.isEmpty() ? Finding.Kind.LEDGER_DELETED : Finding.Kind.LEDGER_CHANGED,
                known.globalIndex(),
                known.globalIndex(),
                known.position(),
                0);
        return false;
    }

    private void settle(Connection connection) throws SQLException {
        Gap open = gap;
        if (open != null
                && number(connection, "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
                        > open.transaction()) {
            settledUpTo = open.highest();
            gap = null;
        }
    }

    private void noteGap(long highest) throws SQLException {
        if (gap != null) {
            return;
        }
        // in a transaction of its own: this one's id may be older than that of the one that took the number
        try (Connection another = database.getConnection()) {
            gap = new Gap(highest, number(another, "SELECT pg_current_xact_id()::text::bigint"));
        }
    }

    private static List<HashedEvent> eventsAfter(Connection connection, long globalIndex) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT " + StoredEvent.COLUMNS + " FROM "
                + EventStoreTables.eventSchema().domainEventTable() + " WHERE global_index > ?"
                + EventStoreTables.BEHIND_HORIZON + " ORDER BY global_index LIMIT " + BATCH)) {
            statement.setLong(1, globalIndex);
            statement.setFetchSize(FETCH);
            List<HashedEvent> events = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    events.add(StoredEvent.read(row).hashed());
                }
            }
            return events;
        }
    }

    private static void append(Connection connection, List<LedgerEntry> entries) throws SQLException {
        if (entries.isEmpty()) {
            return;
        }
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT INTO audit.ledger (position, global_index, event_hash, chain_hash)"
                        + " SELECT * FROM unnest(?::bigint[], ?::bigint[], ?::bytea[], ?::bytea[])")) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "bigint",
                            entries.stream().map(LedgerEntry::position).toArray()));
            statement.setArray(
                    2,
                    connection.createArrayOf(
                            "bigint",
                            entries.stream().map(LedgerEntry::globalIndex).toArray()));
            statement.setArray(3, hashes(connection, entries.stream().map(LedgerEntry::event)));
            statement.setArray(4, hashes(connection, entries.stream().map(LedgerEntry::chain)));
            statement.executeUpdate();
        }
    }

    private static Array hashes(Connection connection, Stream<Hash> hashes) throws SQLException {
        return connection.createArrayOf("bytea", hashes.map(Hash::bytes).toArray(byte[][]::new));
    }

    private static List<LedgerEntry> entries(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<LedgerEntry> entries = new ArrayList<>();
            while (row.next()) {
                entries.add(new LedgerEntry(
                        row.getLong(1), row.getLong(2), Hash.stored(row.getBytes(3)), Hash.stored(row.getBytes(4))));
            }
            return entries;
        }
    }

    private static boolean isTrue(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
