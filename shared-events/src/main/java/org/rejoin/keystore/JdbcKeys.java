package org.rejoin.keystore;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.rejoin.event.DataClass;

/** The keys in the schema key_store, wrapped there and remembered here for a while. */
public final class JdbcKeys implements Keys {

    // key ids follow the order of events: who misses one after another is reading history from the start
    private static final int AHEAD = 500;
    private static final String FIELDS = "key_id, subject, data_class, wrapped, master";

    private final DataSource database;
    private final MasterKeys masters;
    private final Duration cachedFor;
    private final Duration eraseAfter;
    private final Cache<Owner, DataKey> current;
    private final Cache<Long, Optional<DataKey>> byId;
    private final AtomicLong lastMiss = new AtomicLong(Long.MIN_VALUE / 2);
    private final AtomicLong erasures = new AtomicLong();
    private final List<ForgetsDecoded> listeners = new CopyOnWriteArrayList<>();
    private final SecureRandom random = new SecureRandom();

    private record Owner(String subject, DataClass dataClass) {}

    JdbcKeys(DataSource database, MasterKeys masters, KeyStoreSettings settings) {
        this.database = database;
        this.masters = masters;
        this.cachedFor = settings.cachedFor();
        this.eraseAfter = settings.eraseAfter();
        this.current = Caffeine.newBuilder()
                .maximumSize(settings.cached())
                .expireAfterWrite(settings.cachedFor())
                .build();
        this.byId = Caffeine.newBuilder()
                .maximumSize(settings.cached())
                .expireAfterWrite(settings.cachedFor())
                .build();
    }

    /** How long at most this node still knows what another one erased. */
    public Duration cachedFor() {
        return cachedFor;
    }

    /** Told after each erasure by this node, before the erasure is answered. */
    public void whenErased(ForgetsDecoded listener) {
        listeners.add(listener);
    }

    @Override
    public DataKey current(String subject, DataClass dataClass) {
        Owner owner = new Owner(subject, dataClass);
        DataKey known = current.getIfPresent(owner);
        if (known != null) {
            return known;
        }
        long before = erasures.get();
        try {
            DataKey key = currentOrNew(owner);
            remember(before, () -> {
                current.put(owner, key);
                byId.put(key.id(), Optional.of(key));
            });
            return key;
        } catch (SQLException e) {
            throw new KeysUnavailable(e);
        }
    }

    private DataKey currentOrNew(Owner owner) throws SQLException {
        byte[] bytes = new byte[MasterKeys.BYTES];
        random.nextBytes(bytes);
        byte[] wrapped = masters.wrap(bytes, what(owner.subject(), owner.dataClass()));
        while (true) {
            List<DataKey> found = Sql.list(
                    database,
                    "WITH made AS (INSERT INTO key_store.data_key (subject, data_class, wrapped, master)"
                            + " VALUES (?, ?, ?, ?) ON CONFLICT (subject, data_class) WHERE retired_at IS NULL DO NOTHING"
                            + " RETURNING " + FIELDS + ") SELECT " + FIELDS + " FROM made UNION ALL SELECT " + FIELDS
                            + " FROM key_store.data_key WHERE subject = ? AND data_class = ? AND retired_at IS NULL",
                    this::key,
                    owner.subject(),
                    owner.dataClass().name(),
                    wrapped,
                    masters.current(),
                    owner.subject(),
                    owner.dataClass().name());
            if (!found.isEmpty()) {
                return found.get(0);
            }
            // another node's was committed after this statement began: the next one sees it
        }
    }

    @Override
    public Optional<DataKey> find(long keyId) {
        Optional<DataKey> known = byId.getIfPresent(keyId);
        if (known != null) {
            return known;
        }
        long distance = keyId - lastMiss.getAndSet(keyId);
        int count = distance > 0 && distance <= 2 * AHEAD ? AHEAD : 1;
        long before = erasures.get();
        try {
            List<DataKey> found = Sql.list(
                    database,
                    "SELECT " + FIELDS + " FROM key_store.data_key WHERE key_id BETWEEN ? AND ?",
                    this::key,
                    keyId,
                    keyId + count - 1);
            Optional<DataKey> wanted =
                    found.stream().filter(key -> key.id() == keyId).findAny();
            remember(before, () -> {
                found.forEach(key -> byId.put(key.id(), Optional.of(key)));
                byId.put(keyId, wanted);
            });
            return wanted;
        } catch (SQLException e) {
            throw new KeysUnavailable(e);
        }
    }

    // what was read before an erasure must not be remembered after it
    private void remember(long erasuresBefore, Runnable put) {
        synchronized (erasures) {
            if (erasures.get() == erasuresBefore) {
                put.run();
            }
        }
    }

    @Override
    public void retire(String subject, DataClass dataClass) {
        try {
            Sql.inTransaction(
                    database,
                    connection -> Sql.update(
                            connection,
                            "UPDATE key_store.data_key SET retired_at = clock_timestamp()"
                                    + " WHERE subject = ? AND data_class = ? AND retired_at IS NULL",
                            subject,
                            dataClass.name()));
        } catch (SQLException e) {
            throw new KeysUnavailable(e);
        } finally {
            forget(() -> current.invalidate(new Owner(subject, dataClass)));
        }
    }

    @Override
    public boolean erase(String subject, DataClass dataClass) {
        try {
            return Sql.inTransaction(database, connection -> {
                Sql.update(
                        connection,
                        "WITH gone AS (DELETE FROM key_store.data_key WHERE subject = ? AND data_class = ?"
                                + " AND retired_at <= clock_timestamp() - make_interval(secs => ?)"
                                + " RETURNING subject, data_class)"
                                + " INSERT INTO key_store.erasure (subject, data_class)"
                                + " SELECT DISTINCT subject, data_class FROM gone",
                        subject,
                        dataClass.name(),
                        eraseAfter.toMillis() / 1000.0);
                return Sql.list(
                                connection,
                                "SELECT FROM key_store.data_key"
                                        + " WHERE subject = ? AND data_class = ? AND retired_at IS NOT NULL",
                                row -> true,
                                subject,
                                dataClass.name())
                        .isEmpty();
            });
        } catch (SQLException e) {
            throw new KeysUnavailable(e);
        } finally {
            // also after a failure: the answer may have been lost, not the commit
            forget(() -> byId.asMap().values().removeIf(key -> key.filter(
                            found -> found.subject().equals(subject) && found.dataClass() == dataClass)
                    .isPresent()));
            listeners.forEach(ForgetsDecoded::forgetDecoded);
        }
    }

    @Override
    public List<ErasedKeys> erased() {
        return erasures("SELECT max(number), subject, data_class FROM key_store.erasure"
                + " GROUP BY subject, data_class ORDER BY max(number)");
    }

    @Override
    public long lastErasure(String subject, DataClass dataClass) {
        return erasures(
                        "SELECT number, subject, data_class FROM key_store.erasure"
                                + " WHERE subject = ? AND data_class = ? ORDER BY number DESC LIMIT 1",
                        subject,
                        dataClass.name())
                .stream()
                .mapToLong(ErasedKeys::number)
                .findFirst()
                .orElse(0);
    }

    private List<ErasedKeys> erasures(String sql, Object... parameters) {
        try {
            return Sql.list(
                    database,
                    sql,
                    row -> new ErasedKeys(row.getLong(1), row.getString(2), DataClass.valueOf(row.getString(3))),
                    parameters);
        } catch (SQLException e) {
            throw new KeysUnavailable(e);
        }
    }

    private void forget(Runnable evict) {
        synchronized (erasures) {
            erasures.incrementAndGet();
            evict.run();
        }
    }

    private DataKey key(ResultSet row) throws SQLException {
        String subject = row.getString(2);
        DataClass dataClass = DataClass.valueOf(row.getString(3));
        return new DataKey(
                row.getLong(1),
                subject,
                dataClass,
                masters.unwrap(row.getString(5), row.getBytes(4), what(subject, dataClass)));
    }

    /** What a wrapped key is bound to. */
    static String what(String subject, DataClass dataClass) {
        return "data|" + subject + "|" + dataClass;
    }
}
