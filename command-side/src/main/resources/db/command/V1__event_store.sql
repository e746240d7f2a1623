-- The log of everything that happened. Append-only: the application's role may insert and read, nothing else.
CREATE SCHEMA IF NOT EXISTS event_store;

CREATE SEQUENCE event_store.domain_event_global_index INCREMENT BY 1 CACHE 1;

CREATE TABLE event_store.domain_event (
    global_index         bigint       NOT NULL DEFAULT nextval('event_store.domain_event_global_index') PRIMARY KEY,
    event_identifier     varchar(36)  NOT NULL UNIQUE,
    aggregate_identifier varchar(36)  NOT NULL,
    sequence_number      bigint       NOT NULL,
    type                 varchar(60)  NOT NULL,
    payload_type         varchar(100) NOT NULL,
    payload_revision     varchar(10)  NOT NULL,
    payload              bytea        NOT NULL,
    meta_data            bytea        NOT NULL,
    time_stamp           varchar(40)  NOT NULL,
    tx                   xid8         NOT NULL DEFAULT pg_current_xact_id(),
    UNIQUE (aggregate_identifier, sequence_number)
);
ALTER SEQUENCE event_store.domain_event_global_index OWNED BY event_store.domain_event.global_index;
COMMENT ON COLUMN event_store.domain_event.tx IS
    'transaction that wrote the row; readers stay behind the oldest one still running. 0 after a restore into a new cluster';
COMMENT ON COLUMN event_store.domain_event.time_stamp IS 'ISO-8601 instant, UTC: when the decision was taken';

-- Takes the transaction id before nextval, so that a row never carries an id younger than the one that guards it.
CREATE FUNCTION event_store.take_transaction_id() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_current_xact_id();
    RETURN NULL;
END $$;

CREATE TRIGGER take_transaction_id BEFORE INSERT ON event_store.domain_event
    FOR EACH STATEMENT EXECUTE FUNCTION event_store.take_transaction_id();

-- Axon's engine asks for snapshots at every load; none is written until an aggregate is measured to need one.
CREATE TABLE event_store.snapshot_event (
    event_identifier     varchar(36)  NOT NULL UNIQUE,
    aggregate_identifier varchar(36)  NOT NULL,
    sequence_number      bigint       NOT NULL,
    type                 varchar(60)  NOT NULL,
    payload_type         varchar(100) NOT NULL,
    payload_revision     varchar(10),
    payload              bytea        NOT NULL,
    meta_data            bytea,
    time_stamp           varchar(40)  NOT NULL,
    PRIMARY KEY (aggregate_identifier, sequence_number)
);

GRANT USAGE ON SCHEMA event_store TO ${application};
GRANT SELECT, INSERT ON event_store.domain_event, event_store.snapshot_event TO ${application};
GRANT USAGE, SELECT ON SEQUENCE event_store.domain_event_global_index TO ${application};
