-- What proves who somebody is. No event ever carries any of it.

CREATE TABLE command_side.credential (
    account_id       varchar(36)    PRIMARY KEY REFERENCES command_side.account,
    hash             varchar(200)   NOT NULL,
    set_at           timestamptz    NOT NULL,
    earlier          varchar(200)[] NOT NULL DEFAULT '{}',
    outlived   boolean        NOT NULL DEFAULT false
);
COMMENT ON COLUMN command_side.credential.outlived IS 'the holder took over an office with other rules: only a new password verifies the account';
COMMENT ON COLUMN command_side.credential.earlier IS 'hashes of the passwords before, newest first (L11)';

CREATE TABLE command_side.second_factor (
    account_id  varchar(36) PRIMARY KEY REFERENCES command_side.account,
    secret      bytea       NOT NULL,
    next_secret bytea,
    confirmed   boolean     NOT NULL,
    last_step   bigint      NOT NULL
);
COMMENT ON COLUMN command_side.second_factor.next_secret IS 'of the authenticator that is to replace this one, until its first code';
COMMENT ON COLUMN command_side.second_factor.last_step IS 'time step of the newest code taken: none works twice';

-- Links mailed out: only the hash of what makes them work is kept.
CREATE SEQUENCE command_side.account_link_number;
CREATE TABLE command_side.account_link (
    token_hash varchar(64) PRIMARY KEY,
    number     bigint      NOT NULL DEFAULT nextval('command_side.account_link_number'),
    account_id varchar(36) NOT NULL REFERENCES command_side.account,
    purpose    varchar(20) NOT NULL CHECK (purpose IN ('SET_PASSWORD', 'VERIFY', 'RESET')),
    made_at    timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz
);
COMMENT ON COLUMN command_side.account_link.number IS 'order of making: once a mail is out, earlier links of its purpose expire';
CREATE INDEX account_link_open ON command_side.account_link (account_id, purpose) WHERE used_at IS NULL;

-- No link of the account up to this number works, whatever else it says.
CREATE TABLE command_side.account_link_end (
    account_id varchar(36) PRIMARY KEY,
    number     bigint      NOT NULL
);

CREATE TABLE command_side.familiar_browser (
    account_hash varchar(64) NOT NULL,
    browser_hash varchar(64) NOT NULL,
    used_at      timestamptz NOT NULL,
    PRIMARY KEY (account_hash, browser_hash)
);

-- browser_hash '' counts an account's failures in all unfamiliar browsers together
CREATE TABLE command_side.failed_sign_in (
    account_hash  varchar(64) NOT NULL,
    browser_hash  varchar(64) NOT NULL,
    failures      int         NOT NULL,
    failed_at     timestamptz NOT NULL,
    blocked_until timestamptz,
    PRIMARY KEY (account_hash, browser_hash)
);

-- Failures of an address over all accounts, but in browsers familiar to them.
CREATE TABLE command_side.failing_address (
    address_hash varchar(64) PRIMARY KEY,
    failures     int         NOT NULL,
    since        timestamptz NOT NULL
);

CREATE TABLE command_side.api_token (
    token_id   varchar(36)   PRIMARY KEY,
    token_hash varchar(64)   NOT NULL UNIQUE,
    account_id varchar(36)   NOT NULL REFERENCES command_side.account,
    name       varchar(100)  NOT NULL,
    scopes     varchar(30)[] NOT NULL,
    roles      varchar(30)[] NOT NULL,
    made_at    timestamptz   NOT NULL,
    expires_at timestamptz   NOT NULL,
    used_at    timestamptz,
    revoked_at timestamptz
);
COMMENT ON COLUMN command_side.api_token.roles IS 'of the account when the token was made: it never gets more';
CREATE INDEX api_token_account ON command_side.api_token (account_id);

CREATE TABLE command_side.external_identity (
    issuer     varchar(200) NOT NULL,
    subject    varchar(200) NOT NULL,
    account_id varchar(36)  NOT NULL REFERENCES command_side.account,
    linked_at  timestamptz  NOT NULL,
    PRIMARY KEY (issuer, subject)
);

-- The one-time link of a fresh installation (c11).
CREATE TABLE command_side.first_administrator (
    token_hash varchar(64) PRIMARY KEY,
    made_at    timestamptz NOT NULL
);

-- Spring Session's own tables, as its schema-postgresql.sql has them.
CREATE TABLE command_side.spring_session (
    primary_id            char(36) NOT NULL PRIMARY KEY,
    session_id            char(36) NOT NULL,
    creation_time         bigint   NOT NULL,
    last_access_time      bigint   NOT NULL,
    max_inactive_interval int      NOT NULL,
    expiry_time           bigint   NOT NULL,
    principal_name        varchar(100)
);
CREATE UNIQUE INDEX spring_session_ix1 ON command_side.spring_session (session_id);
CREATE INDEX spring_session_ix2 ON command_side.spring_session (expiry_time);
CREATE INDEX spring_session_ix3 ON command_side.spring_session (principal_name);

CREATE TABLE command_side.spring_session_attributes (
    session_primary_id char(36)     NOT NULL REFERENCES command_side.spring_session (primary_id) ON DELETE CASCADE,
    attribute_name     varchar(200) NOT NULL,
    attribute_bytes    bytea        NOT NULL,
    PRIMARY KEY (session_primary_id, attribute_name)
);

GRANT USAGE ON SEQUENCE command_side.account_link_number TO ${application};
GRANT SELECT, INSERT, UPDATE, DELETE ON command_side.account_link_end, command_side.credential, command_side.second_factor, command_side.account_link,
    command_side.familiar_browser, command_side.failed_sign_in, command_side.failing_address, command_side.api_token,
    command_side.external_identity, command_side.first_administrator, command_side.spring_session, command_side.spring_session_attributes
    TO ${application};
