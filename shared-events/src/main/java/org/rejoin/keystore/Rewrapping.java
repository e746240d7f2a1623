package org.rejoin.keystore;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.rejoin.event.DataClass;

/** Brings keys under the master key of today. What they encrypted is not touched. Several nodes may do it at once. */
public final class Rewrapping {

    private static final int BATCH = 500;

    private final DataSource database;
    private final MasterKeys masters;

    Rewrapping(DataSource database, MasterKeys masters) {
        this.database = database;
        this.masters = masters;
    }

    private record Wrapped(long id, String what, byte[] wrapped, String master) {}

    /** @return how many were rewrapped; 0 when there is nothing left to do here */
    public int advance() {
        try {
            return Sql.inTransaction(
                    database,
                    connection -> rewrap(
                                    connection,
                                    "data_key",
                                    "key_id",
                                    Sql.list(
                                            connection,
                                            "SELECT key_id, subject, data_class, wrapped, master FROM key_store.data_key"
                                                    + " WHERE master <> ? LIMIT " + BATCH + " FOR UPDATE SKIP LOCKED",
                                            row -> new Wrapped(
                                                    row.getLong(1),
                                                    JdbcKeys.what(
                                                            row.getString(2), DataClass.valueOf(row.getString(3))),
                                                    row.getBytes(4),
                                                    row.getString(5)),
                                            masters.current()))
                            + rewrap(
                                    connection,
                                    "index_key",
                                    "version",
                                    Sql.list(
                                            connection,
                                            "SELECT version, wrapped, master FROM key_store.index_key"
                                                    + " WHERE master <> ? FOR UPDATE SKIP LOCKED",
                                            row -> new Wrapped(
                                                    row.getLong(1),
                                                    BlindIndex.what(row.getInt(1)),
                                                    row.getBytes(2),
                                                    row.getString(3)),
                                            masters.current())));
        } catch (SQLException e) {
            throw new KeysUnavailable(e);
        }
    }

    /** How many keys an earlier master key still wraps: it may go when there is none. */
    public long wrappedByEarlier() {
        try {
            return Sql.list(
                            database,
                            "SELECT (SELECT count(*) FROM key_store.data_key WHERE master <> ?)"
                                    + " + (SELECT count(*) FROM key_store.index_key WHERE master <> ?)",
                            row -> row.getLong(1),
                            masters.current(),
                            masters.current())
                    .get(0);
        } catch (SQLException e) {
            throw new KeysUnavailable(e);
        }
    }

    private int rewrap(Connection connection, String table, String id, List<Wrapped> keys) throws SQLException {
        for (Wrapped key : keys) {
            byte[] bytes = masters.unwrap(key.master(), key.wrapped(), key.what());
            Sql.update(
                    connection,
                    "UPDATE key_store." + table + " SET wrapped = ?, master = ? WHERE " + id + " = ?",
                    masters.wrap(bytes, key.what()),
                    masters.current(),
                    key.id());
        }
        return keys.size();
    }
}
