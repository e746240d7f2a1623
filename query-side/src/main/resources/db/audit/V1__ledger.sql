-- What proves the events: append-only, and not part of the read models, whose replay must not touch it.
GRANT USAGE ON SCHEMA audit TO ${application};

-- Two nodes cannot both write a position, nor one event twice: the chain cannot fork.
CREATE TABLE audit.ledger (
    position     bigint PRIMARY KEY CHECK (position > 0),
    global_index bigint NOT NULL UNIQUE,
    event_hash   bytea  NOT NULL CHECK (octet_length(event_hash) = 32),
    chain_hash   bytea  NOT NULL CHECK (octet_length(chain_hash) = 32)
);

CREATE TABLE audit.checkpoint (
    number    bigint PRIMARY KEY CHECK (number > 0),
    daily_for date   UNIQUE,
    content   text   NOT NULL
);
COMMENT ON COLUMN audit.checkpoint.content IS 'the same text as in the exported file; its signature covers it';
COMMENT ON COLUMN audit.checkpoint.daily_for IS 'the day whose daily checkpoint it is; null where somebody asked for it';

-- Every whole verification, and of the frequent ones of the newest part those that found something.
CREATE TABLE audit.verification (
    id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    finished_at timestamptz NOT NULL,
    whole       boolean     NOT NULL,
    events      bigint      NOT NULL,
    checkpoints bigint      NOT NULL,
    kind        text,
    from_index  bigint,
    to_index    bigint,
    position    bigint,
    checkpoint  bigint
);
COMMENT ON COLUMN audit.verification.kind IS 'what is wrong; null where nothing is';

GRANT SELECT, INSERT ON audit.ledger, audit.checkpoint, audit.verification TO ${application};
