-- Keys of personal data, wrapped by a master key that is in no database. A schema with a role and a backup of its own: what
-- is deleted here cannot be read in any copy of the events any more.
CREATE SCHEMA IF NOT EXISTS key_store;

CREATE TABLE key_store.data_key (
    key_id     bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    subject    varchar(36) NOT NULL,
    data_class varchar(20) NOT NULL,
    wrapped    bytea       NOT NULL,
    master     varchar(16) NOT NULL,
    made_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    retired_at timestamptz
);
COMMENT ON COLUMN key_store.data_key.subject IS 'UUID of a student, an account or an application';
COMMENT ON COLUMN key_store.data_key.master IS 'fingerprint of the master key that wrapped it';
CREATE UNIQUE INDEX data_key_current ON key_store.data_key (subject, data_class) WHERE retired_at IS NULL;
CREATE INDEX data_key_retired ON key_store.data_key (subject, data_class) WHERE retired_at IS NOT NULL;

-- Living versions of the key under which national ids are looked up; more than one only while they are rotated.
CREATE SEQUENCE key_store.index_key_version AS integer;
CREATE TABLE key_store.index_key (
    version  integer     PRIMARY KEY,
    wrapped  bytea       NOT NULL,
    master   varchar(16) NOT NULL,
    made_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    complete text[]      NOT NULL DEFAULT '{}'
);
COMMENT ON COLUMN key_store.index_key.complete IS 'sides that have stored everything under this version';

GRANT USAGE ON SCHEMA key_store TO ${keys};
GRANT SELECT, INSERT, DELETE ON key_store.data_key, key_store.index_key TO ${keys};
GRANT UPDATE (wrapped, master, retired_at) ON key_store.data_key TO ${keys};
GRANT UPDATE (wrapped, master, complete) ON key_store.index_key TO ${keys};
GRANT USAGE ON SEQUENCE key_store.index_key_version TO ${keys};
