-- Mail that waits to be sent: queued in the transaction of what it tells of, sent after it. No link and no text is kept:
-- both are made at the moment of sending. Personal data until it is sent or given up: address, details.
CREATE TABLE command_side.mail (
    mail_id       varchar(36)  PRIMARY KEY,
    kind          varchar(40)  NOT NULL,
    account_id    varchar(36)  NOT NULL REFERENCES command_side.account,
    address       varchar(200),
    details       jsonb        NOT NULL DEFAULT '{}',
    queued_at     timestamptz  NOT NULL,
    attempts      int          NOT NULL DEFAULT 0,
    next_attempt  timestamptz  NOT NULL,
    claimed_until timestamptz,
    standing      varchar(10)  NOT NULL CHECK (standing IN ('WAITING', 'SENT', 'FAILED')),
    sent_at       timestamptz,
    failure       varchar(100),
    emptied       boolean      NOT NULL DEFAULT false
);
COMMENT ON COLUMN command_side.mail.claimed_until IS 'a node is sending it; after that moment the node is taken for dead';
COMMENT ON COLUMN command_side.mail.details IS 'what its text mentions beside the account; emptied once sent or given up';
COMMENT ON COLUMN command_side.mail.address IS 'only where it is not the account''s own; emptied once sent or given up';
COMMENT ON COLUMN command_side.mail.emptied IS 'given up, and what it said is gone with it';
CREATE INDEX mail_waiting ON command_side.mail (next_attempt) WHERE standing = 'WAITING';

GRANT SELECT, INSERT, UPDATE, DELETE ON command_side.mail TO ${application};
