package org.rejoin.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.rejoin.keystore.JdbcKeys;

/** The tables of the schema {@code event_store} and the one way to read them, see docs/adr. */
public final class EventStoreTables {

    /**
     * A gap is never given up for the age of the events around it: 24 days, the most the engine takes. A transaction that
     * appends several times may leave gaps that a later one fills, whatever the time stamps or the clock say.
     */
    public static final int GAP_TIMEOUT_MILLIS = Integer.MAX_VALUE;

    /** Nor for lying far behind, within what a bounded transaction can leave behind it. */
    private static final int MAX_GAP_OFFSET = 1_000_000;

    // a replay is a question per so many events
    private static final int READ_AT_ONCE = 1_000;

    /**
     * Rows of transactions that began before every transaction still running: no older transaction can put anything before
     * them any more. What a younger one still puts between them is a gap in the reader's token.
     */
    public static final String BEHIND_HORIZON = " AND tx < pg_snapshot_xmin(pg_current_snapshot())";

    /**
     * The same, but for those alone that append: whoever has only written elsewhere so far has no index yet and will get a
     * higher one. Who appends holds a lock on the table from before he takes his index until he has left the list of those
     * running. So the snapshot is taken first, then the locks are read, and of whoever has none on the table it is asked
     * last whether he still runs: if not, he may have let go of it before the locks were read. All this is done only where a
     * row is not behind every transaction anyway, and never on a standby, which does not know the locks.
     */
    public static final String BEHIND_APPENDING = " AND (tx < pg_snapshot_xmin(pg_current_snapshot())"
            + " OR NOT pg_is_in_recovery() AND tx < ("
            + "WITH held AS MATERIALIZED (SELECT virtualtransaction, transactionid, relation FROM pg_locks WHERE granted"
            + " AND (locktype = 'transactionid' AND mode = 'ExclusiveLock' OR locktype = 'relation'"
            + " AND relation = 'event_store.domain_event'::regclass AND mode <> 'AccessShareLock'"
            + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())))"
            // what the reader himself has appended is for nobody before he commits
            + " SELECT least(coalesce(min(running), pg_snapshot_xmax(pg_current_snapshot())),"
            + " pg_current_xact_id_if_assigned())"
            + " FROM pg_snapshot_xip(pg_current_snapshot()) AS running"
            // of a transaction's id the locks tell the lower half
            + " WHERE CASE WHEN running::text::bigint & 4294967295 NOT IN (SELECT writing.transactionid::text::bigint"
            + " FROM held AS writing WHERE writing.transactionid IS NOT NULL AND NOT EXISTS (SELECT FROM held AS appending"
            + " WHERE appending.relation IS NOT NULL"
            + " AND appending.virtualtransaction = writing.virtualtransaction))"
            + " THEN true ELSE pg_xact_status(running) <> 'in progress' END))";

    private EventStoreTables() {}

    public static EventSchema eventSchema() {
        return EventSchema.builder()
                .eventTable("event_store.domain_event")
                .snapshotTable("event_store.snapshot_event")
                .globalIndexColumn("global_index")
                .timestampColumn("time_stamp")
                .eventIdentifierColumn("event_identifier")
                .aggregateIdentifierColumn("aggregate_identifier")
                .sequenceNumberColumn("sequence_number")
                .typeColumn("type")
                .payloadTypeColumn("payload_type")
                .payloadRevisionColumn("payload_revision")
                .payloadColumn("payload")
                .metaDataColumn("meta_data")
                .build();
    }

    /** @param owner schema of the side whose processors keep their positions there */
    public static TokenSchema tokenSchema(String owner) {
        return TokenSchema.builder()
                .setTokenTable(owner + ".token")
                .setProcessorNameColumn("processor_name")
                .setSegmentColumn("segment")
                .setTokenColumn("token")
                .setTokenTypeColumn("token_type")
                .setTimestampColumn("time_stamp")
                .setOwnerColumn("owner")
                .build();
    }

    /** The one way to write and read events: what is personal in them is encrypted with these keys. */
    public static JdbcEventStorageEngine storageEngine(
            ConnectionProvider connections,
            TransactionManager transactions,
            Serializer eventSerializer,
            PersistenceExceptionResolver conflicts,
            JdbcKeys keys) {
        Sealing sealing = new Sealing(keys, ((Jackson3Serializer) eventSerializer).getObjectMapper());
        SealedEventStorage storage = new SealedEventStorage(
                JdbcEventStorageEngine.builder()
                        .schema(eventSchema())
                        .connectionProvider(connections)
                        .transactionManager(transactions)
                        .eventSerializer(eventSerializer)
                        .snapshotSerializer(eventSerializer)
                        .persistenceExceptionResolver(conflicts)
                        .upcasterChain(sealing)
                        .batchSize(READ_AT_ONCE)
                        .gapTimeout(GAP_TIMEOUT_MILLIS)
                        .maxGapOffset(MAX_GAP_OFFSET)
                        .appendEvents((connection, schema, dataType, events, serializer, time) ->
                                SealedEventStorage.append(connection, schema, events, serializer, time, sealing))
                        .appendSnapshot((connection, schema, dataType, snapshot, serializer, time) -> {
                            throw new UnsupportedOperationException("A snapshot would hold personal data in clear");
                        })
                        .fetchTrackedEvents(EventStoreTables::nextIndex)
                        .readEventDataWithoutGaps(EventStoreTables::eventsAfter)
                        .readEventDataWithGaps(EventStoreTables::eventsAfterAndIn),
                keys.cachedFor());
        keys.whenErased(storage);
        return storage;
    }

    private static PreparedStatement nextIndex(Connection connection, EventSchema schema, long index)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement("SELECT min(global_index) FROM "
                + schema.domainEventTable() + " WHERE global_index > ?" + BEHIND_APPENDING);
        statement.setLong(1, index);
        return statement;
    }

    private static PreparedStatement eventsAfter(Connection connection, EventSchema schema, long index, int batchSize)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement("SELECT " + schema.trackedEventFields() + " FROM "
                + schema.domainEventTable() + " WHERE global_index > ? AND global_index <= ?" + BEHIND_APPENDING
                + " ORDER BY global_index");
        statement.setLong(1, index);
        statement.setLong(2, index + batchSize);
        return statement;
    }

    private static PreparedStatement eventsAfterAndIn(
            Connection connection, EventSchema schema, long index, int batchSize, List<Long> gaps) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(
                "SELECT " + schema.trackedEventFields() + " FROM " + schema.domainEventTable()
                        + " WHERE (global_index > ? AND global_index <= ? OR global_index = ANY (?))" + BEHIND_APPENDING
                        + " ORDER BY global_index");
        statement.setLong(1, index);
        statement.setLong(2, index + batchSize);
        statement.setArray(3, connection.createArrayOf("bigint", gaps.toArray()));
        return statement;
    }
}
