package org.rejoin.eventstore.proof;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.rejoin.eventstore.EventStoreTables;

/**
 * One row of the event store as the ledger sees it: every column but {@code tx}, which a restore rewrites. Payload and
 * metadata stand for themselves by their hashes, so that an event can be proved without being shown.
 */
public record StoredEvent(
        long globalIndex,
        String eventIdentifier,
        String aggregateIdentifier,
        long sequenceNumber,
        @Nullable String type,
        String payloadType,
        @Nullable String payloadRevision,
        @JsonProperty("payloadSha256") @Nullable Hash payload,
        @JsonProperty("metaDataSha256") @Nullable Hash metaData,
        String timeStamp) {

    static final String TABLE = EventStoreTables.eventSchema().domainEventTable();

    /** In the order of {@link #read}. */
    public static final String COLUMNS = "global_index, event_identifier, aggregate_identifier, sequence_number, type,"
            + " payload_type, payload_revision, payload, meta_data, time_stamp";

    public static StoredEvent read(ResultSet row) throws SQLException {
        return new StoredEvent(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getLong(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                hashOrNone(row.getBytes(8)),
                hashOrNone(row.getBytes(9)),
                row.getString(10));
    }

    public static @Nullable Hash hashOrNone(byte @Nullable [] content) {
        return content == null ? null : Hash.of(content);
    }

    @JsonIgnore
    public Hash hash() {
        return new Fields("rejoin-event-1")
                .add(globalIndex)
                .add(eventIdentifier)
                .add(aggregateIdentifier)
                .add(sequenceNumber)
                .add(type)
                .add(payloadType)
                .add(payloadRevision)
                .add(payload)
                .add(metaData)
                .add(timeStamp)
                .hash();
    }

    public HashedEvent hashed() {
        return new HashedEvent(globalIndex, hash());
    }
}
