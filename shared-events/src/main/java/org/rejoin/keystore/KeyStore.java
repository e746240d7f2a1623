package org.rejoin.keystore;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.flywaydb.core.Flyway;

/** The schema key_store with a pool and a role of its own; migrated when it is opened. */
public final class KeyStore implements AutoCloseable {

    private static final int FEWEST_CONNECTIONS = 2;
    private static final int MOST_CONNECTIONS = 8;
    private static final long CONNECTION_TIMEOUT_MILLIS = 5_000;

    private final HikariDataSource pool;
    private final JdbcKeys keys;
    private final BlindIndex blindIndex;
    private final Rewrapping rewrapping;
    private final MasterKeys masters;

    private KeyStore(HikariDataSource pool, KeyStoreSettings settings) {
        this.pool = pool;
        masters = new MasterKeys(settings.master(), settings.masterEarlier());
        keys = new JdbcKeys(pool, masters, settings);
        blindIndex = new BlindIndex(pool, masters, settings.cachedFor(), settings.indexSettlesAfter());
        rewrapping = new Rewrapping(pool, masters);
    }

    public static KeyStore open(KeyStoreSettings settings) {
        Flyway.configure()
                .dataSource(settings.url(), settings.owner(), settings.ownerPassword())
                .locations("classpath:db/keys")
                .schemas("key_store")
                .defaultSchema("key_store")
                .placeholders(Map.of("keys", settings.user()))
                .load()
                .migrate();
        HikariConfig config = new HikariConfig();
        config.setPoolName("keys");
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMinimumIdle(FEWEST_CONNECTIONS);
        config.setMaximumPoolSize(MOST_CONNECTIONS);
        config.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
        config.addDataSourceProperty("logServerErrorDetail", "false");
        if (settings.besideEvents()) {
            // a key is committed before the event that needs it, in the same log: whatever flushes the event flushes
            // the
            // key before it, and a crash between the two loses a key that nothing was written with
            config.setConnectionInitSql("SET synchronous_commit = off");
        }
        return new KeyStore(new HikariDataSource(config), settings);
    }

    public JdbcKeys keys() {
        return keys;
    }

    public BlindIndex blindIndex() {
        return blindIndex;
    }

    public Rewrapping rewrapping() {
        return rewrapping;
    }

    /** Fingerprints of master keys that wrapped something and are not among the settings. */
    public Set<String> missingMasters() {
        try {
            List<String> used = Sql.list(
                    pool,
                    "SELECT DISTINCT master FROM key_store.data_key UNION SELECT DISTINCT master FROM key_store.index_key",
                    row -> row.getString(1));
            Set<String> missing = new TreeSet<>(used);
            missing.removeAll(masters.known());
            return missing;
        } catch (SQLException e) {
            throw new KeysUnavailable(e);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
