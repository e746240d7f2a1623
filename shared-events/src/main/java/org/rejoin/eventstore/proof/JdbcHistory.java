package org.rejoin.eventstore.proof;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import javax.sql.DataSource;

/**
 * A database, read page by page, each in a short read-only transaction: it takes no transaction id, so the readers' horizon
 * does not wait for it, and the vacuum does not either. What is below the head of the ledger does not move any more.
 */
public final class JdbcHistory implements History {

    private static final int PAGE = 10_000;
    private static final int FETCH = 500;

    private final DataSource database;

    public JdbcHistory(DataSource database) {
        this.database = database;
    }

    @Override
    public Iterator<HashedEvent> events(long afterGlobalIndex) {
        return new Pages<>(afterGlobalIndex) {
            @Override
            List<HashedEvent> pageAfter(long key) {
                return query(
                        "SELECT " + StoredEvent.COLUMNS + " FROM " + StoredEvent.TABLE
                                + " WHERE global_index > ? ORDER BY global_index LIMIT " + PAGE,
                        row -> StoredEvent.read(row).hashed(),
                        key);
            }

            @Override
            long keyOf(HashedEvent event) {
                return event.globalIndex();
            }
        };
    }

    @Override
    public boolean hasLedger() {
        return true;
    }

    @Override
    public Iterator<LedgerEntry> ledger(long afterPosition, long upToPosition) {
        return new Pages<>(afterPosition) {
            @Override
            List<LedgerEntry> pageAfter(long key) {
                return query(
                        "SELECT position, global_index, event_hash, chain_hash FROM audit.ledger"
                                + " WHERE position > ? AND position <= ? ORDER BY position LIMIT " + PAGE,
                        JdbcHistory::entry,
                        key,
                        upToPosition);
            }

            @Override
            long keyOf(LedgerEntry entry) {
                return entry.position();
            }
        };
    }

    /** The entry at this position, or the nearest one below it. */
    public LedgerEntry entryAt(long position) {
        List<LedgerEntry> found = query(
                "SELECT position, global_index, event_hash, chain_hash FROM audit.ledger"
                        + " WHERE position > 0 AND position <= ? ORDER BY position DESC LIMIT 1",
                JdbcHistory::entry,
                position);
        return found.isEmpty() ? LedgerEntry.START : found.get(0);
    }

    @Override
    public long ledgerHead() {
        return query("SELECT coalesce(max(position), 0) FROM audit.ledger", row -> row.getLong(1))
                .get(0);
    }

    @Override
    public List<String> checkpoints() {
        return query("SELECT content FROM audit.checkpoint ORDER BY number", row -> row.getString(1));
    }

    /** Events of one aggregate, as they are stored. */
    List<StoredEvent> eventsOf(String aggregateIdentifier) {
        return query(
                "SELECT " + StoredEvent.COLUMNS + " FROM " + StoredEvent.TABLE
                        + " WHERE aggregate_identifier = ? ORDER BY sequence_number",
                StoredEvent::read,
                aggregateIdentifier);
    }

    /** Ledger entries of one aggregate's events, in order. */
    List<LedgerEntry> ledgerOf(String aggregateIdentifier) {
        return query(
                "SELECT position, global_index, event_hash, chain_hash FROM audit.ledger JOIN " + StoredEvent.TABLE
                        + " USING (global_index) WHERE aggregate_identifier = ? ORDER BY position",
                JdbcHistory::entry,
                aggregateIdentifier);
    }

    private static LedgerEntry entry(ResultSet row) throws SQLException {
        return new LedgerEntry(
                row.getLong(1), row.getLong(2), Hash.stored(row.getBytes(3)), Hash.stored(row.getBytes(4)));
    }

    private interface Read<T> {
        T from(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(String sql, Read<T> read, Object... parameters) {
        try (Connection connection = database.getConnection()) {
            connection.setReadOnly(true);
            connection.setAutoCommit(false); // else the driver fetches everything at once
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                statement.setFetchSize(FETCH);
                for (int n = 0; n < parameters.length; n++) {
                    statement.setObject(n + 1, parameters[n]);
                }
                List<T> rows = new ArrayList<>();
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        rows.add(read.from(row));
                    }
                }
                return rows;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
                connection.setReadOnly(false);
            }
        } catch (SQLException e) {
            throw new UnreadableHistory(e);
        }
    }

    private abstract static class Pages<T> implements Iterator<T> {

        private long last;
        private Iterator<T> page = List.<T>of().iterator();
        private boolean ended;

        private Pages(long after) {
            last = after;
        }

        abstract List<T> pageAfter(long key);

        abstract long keyOf(T row);

        @Override
        public boolean hasNext() {
            if (!page.hasNext() && !ended) {
                page = pageAfter(last).iterator();
                ended = !page.hasNext();
            }
            return page.hasNext();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            T row = page.next();
            last = keyOf(row);
            return row;
        }
    }
}
