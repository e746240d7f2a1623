package org.rejoin.keystore;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Finds a national id without storing it: HMAC-SHA256 under a key of the key store. Whoever stores an index stores one per
 * living version, so that any two nodes share at least one while versions change, whatever each has heard of the other.
 */
public final class BlindIndex {

    /** Who keeps indexes and has to make them anew: a version is complete when each of them says so. */
    public enum Side {
        COMMAND,
        QUERY
    }

    /** @param value hexadecimal */
    public record Index(int version, String value) {}

    private static final String MAC = "HmacSHA256";
    private static final long LOCK = 0x72656a6f696e4958L;
    private static final String VERSIONS = "SELECT version, wrapped, master FROM key_store.index_key ORDER BY version";

    private final DataSource database;
    private final MasterKeys masters;
    private final Duration cachedFor;
    private final Duration settled;
    private final SecureRandom random = new SecureRandom();
    private volatile @Nullable Living living;

    private record Version(int number, byte[] key) {}

    private record Living(List<Version> versions, long readAt) {}

    BlindIndex(DataSource database, MasterKeys masters, Duration cachedFor, Duration settled) {
        this.database = database;
        this.masters = masters;
        this.cachedFor = cachedFor;
        this.settled = settled;
    }

    /** Of this national id, one per living version, the oldest first. */
    public List<Index> of(String nationalId) {
        return versionsNow().stream()
                .map(version -> new Index(version.number(), hash(version.key(), nationalId)))
                .toList();
    }

    /** The oldest first; the last is the one to stay. */
    public List<Integer> versions() {
        return versionsNow().stream().map(Version::number).toList();
    }

    /** Asks anew at the next use, not when what is known has grown old. */
    public void refresh() {
        living = null;
    }

    /** Makes a new version that will replace the others; one at a time. @return whether it was begun */
    public boolean rotate() {
        try {
            return Sql.inTransaction(database, connection -> {
                lock(connection);
                if (read(connection).size() != 1) {
                    return false;
                }
                make(connection);
                return true;
            });
        } catch (SQLException e) {
            throw new KeysUnavailable(e);
        } finally {
            refresh();
        }
    }

    /**
     * Whether every node writes indexes of this version by now, so that whoever finds no row without one will find none
     * later.
     */
    public boolean isSettled(int version) {
        return !ask(
                        "SELECT version FROM key_store.index_key WHERE version = ?"
                                + " AND (made_at <= clock_timestamp() - make_interval(secs => "
                                + settled.toMillis() / 1000.0
                                + ") OR version = (SELECT min(version) FROM key_store.index_key))",
                        version)
                .isEmpty();
    }

    /** Everything this side keeps has an index of this version. When both sides say so the versions before it end. */
    public void complete(int version, Side side) {
        try {
            Sql.inTransaction(database, connection -> {
                lock(connection);
                Sql.update(
                        connection,
                        "UPDATE key_store.index_key SET complete = array_append(complete, ?)"
                                + " WHERE version = ? AND NOT ? = ANY (complete)",
                        side.name(),
                        version,
                        side.name());
                return Sql.update(
                        connection,
                        "DELETE FROM key_store.index_key WHERE version < ? AND EXISTS (SELECT FROM key_store.index_key"
                                + " WHERE version = ? AND cardinality(complete) = " + Side.values().length + ")",
                        version,
                        version);
            });
        } catch (SQLException e) {
            throw new KeysUnavailable(e);
        } finally {
            refresh();
        }
    }

    private List<Version> versionsNow() {
        Living known = living;
        if (known != null && System.nanoTime() - known.readAt() < cachedFor.toNanos()) {
            return known.versions();
        }
        long readAt = System.nanoTime();
        try {
            List<Version> versions = Sql.list(database, VERSIONS, this::version);
            if (versions.isEmpty()) {
                versions = makeFirst();
            }
            living = new Living(versions, readAt);
            return versions;
        } catch (SQLException e) {
            throw new KeysUnavailable(e);
        }
    }

    private List<Version> makeFirst() throws SQLException {
        return Sql.inTransaction(database, connection -> {
            lock(connection);
            if (read(connection).isEmpty()) {
                make(connection);
            }
            return read(connection);
        });
    }

    private void make(Connection connection) throws SQLException {
        byte[] key = new byte[MasterKeys.BYTES];
        random.nextBytes(key);
        int version = Sql.list(connection, "SELECT nextval('key_store.index_key_version')", row -> row.getInt(1))
                .get(0);
        Sql.update(
                connection,
                "INSERT INTO key_store.index_key (version, wrapped, master) VALUES (?, ?, ?)",
                version,
                masters.wrap(key, what(version)),
                masters.current());
    }

    private List<Version> read(Connection connection) throws SQLException {
        return Sql.list(connection, VERSIONS, this::version);
    }

    private Version version(ResultSet row) throws SQLException {
        int number = row.getInt(1);
        return new Version(number, masters.unwrap(row.getString(3), row.getBytes(2), what(number)));
    }

    private List<Integer> ask(String sql, Object... parameters) {
        try {
            return Sql.list(database, sql, row -> row.getInt(1), parameters);
        } catch (SQLException e) {
            throw new KeysUnavailable(e);
        }
    }

    private static void lock(Connection connection) throws SQLException {
        Sql.list(connection, "SELECT pg_advisory_xact_lock(" + LOCK + ")", row -> true);
    }

    private static String hash(byte[] key, String nationalId) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(key, MAC));
            return HexFormat.of()
                    .formatHex(mac.doFinal(("national-id|" + nationalId).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String what(int version) {
        return "index|" + version;
    }
}
