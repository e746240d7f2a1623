package org.rejoin.selfcheck;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.rejoin.eventstore.EventStoreTables;
import org.springframework.stereotype.Component;

/** What the service's own role finds in the database it is about to write to. */
@Component
class DatabaseCheck {

    private static final String EVENTS = EventStoreTables.eventSchema().domainEventTable();
    private static final int LONGEST_TRANSACTION_MILLIS = 300_000;
    private static final String MIGRATE = "Restore the schema event_store as the migrations made it.";

    private final DataSource dataSource;

    DatabaseCheck(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    List<Finding> findings() throws SQLException {
        List<Finding> findings = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            Questions ask = new Questions(statement);
            checkDurability(ask, findings);
            checkTransactionTimeout(ask, findings);
            List<Finding> roles = RoleCheck.findings(ask);
            findings.addAll(roles);
            if (!roles.isEmpty()) {
                return findings; // who has the wrong rights may not even ask the rest
            }
            checkEventTable(ask, findings);
            checkTransactionIds(ask, findings);
        }
        return findings;
    }

    private static void checkDurability(Questions ask, List<Finding> findings) throws SQLException {
        for (String setting : List.of("fsync", "full_page_writes", "synchronous_commit")) {
            if (ask.isTrue("current_setting('" + setting + "') = 'off'")) {
                findings.add(new Finding(
                        "PostgreSQL runs with " + setting + " = off: a crash loses answered commands.",
                        "Set " + setting + " = on for the server, the database and the role."));
            }
        }
    }

    private static void checkTransactionTimeout(Questions ask, List<Finding> findings) throws SQLException {
        // the readers stay behind the oldest transaction: one without a bound would hold them for ever
        if (!ask.isTrue("(SELECT setting::bigint BETWEEN 1 AND " + LONGEST_TRANSACTION_MILLIS
                + " FROM pg_settings WHERE name = 'transaction_timeout')")) {
            findings.add(new Finding(
                    "transaction_timeout of the service's role is not set, or above " + LONGEST_TRANSACTION_MILLIS
                            + " ms.",
                    "ALTER ROLE rejoin_app SET transaction_timeout = '2min'."));
        }
    }

    private static void checkEventTable(Questions ask, List<Finding> findings) throws SQLException {
        if (!ask.isTrue("(SELECT seqincrement = 1 AND seqcache = 1 FROM pg_sequence WHERE seqrelid = "
                + "pg_get_serial_sequence('" + EVENTS + "', 'global_index')::regclass)")) {
            findings.add(new Finding(
                    "The sequence of global_index does not step by 1 without a cache: projections would skip events.",
                    "ALTER SEQUENCE event_store.domain_event_global_index INCREMENT BY 1 CACHE 1."));
        }
        for (String column : List.of("payload", "meta_data")) {
            if (!ask.isTrue(typeOf(column) + " IN ('bytea', 'jsonb')")) {
                findings.add(
                        new Finding("The column " + column + " of the events is neither bytea nor jsonb.", MIGRATE));
            }
        }
        if (!ask.isTrue(typeOf("tx") + " = 'xid8'")
                || !ask.isTrue("(SELECT pg_get_expr(adbin, adrelid) = 'pg_current_xact_id()' FROM pg_attrdef JOIN"
                        + " pg_attribute ON attrelid = adrelid AND attnum = adnum WHERE adrelid = '" + EVENTS
                        + "'::regclass AND attname = 'tx')")) {
            findings.add(new Finding(
                    "The column tx of the events is no xid8 with the default pg_current_xact_id().", MIGRATE));
        }
        // tgtype: 1 = per row, 2 = before, 4 = insert
        if (!ask.isTrue("EXISTS (SELECT FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid WHERE tgrelid = '" + EVENTS
                + "'::regclass AND tgtype & 7 = 6 AND tgenabled IN ('O', 'A')"
                + " AND prosrc LIKE '%pg_current_xact_id()%')")) {
            findings.add(new Finding(
                    "The trigger that takes the transaction id before an event's number is missing or disabled.",
                    MIGRATE));
        }
    }

    private static String typeOf(String column) {
        return "(SELECT format_type(atttypid, NULL) FROM pg_attribute WHERE attrelid = '" + EVENTS
                + "'::regclass AND attname = '" + column + "')";
    }

    // the youngest events carry the highest ids: no need to read the whole history
    private static void checkTransactionIds(Questions ask, List<Finding> findings) throws SQLException {
        if (ask.isTrue(typeOf("tx") + " = 'xid8'")
                && ask.isTrue(
                        "EXISTS (SELECT FROM (SELECT tx FROM " + EVENTS + " ORDER BY global_index DESC LIMIT 1000) last"
                                + " WHERE tx >= pg_snapshot_xmax(pg_current_snapshot()))")) {
            findings.add(new Finding(
                    "The events come from another cluster: their transaction ids lie in the future of this one, and no"
                            + " projection would see them.",
                    "As the owner: UPDATE " + EVENTS + " SET tx = '0' (docs/operations.md, Restore)."));
        }
    }
}
