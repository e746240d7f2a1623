-- How an account wants to be told by mail. No row: at once.
CREATE TABLE command_side.mail_preference (
    account_id  varchar(36) PRIMARY KEY REFERENCES command_side.account,
    mail        varchar(20) NOT NULL CHECK (mail IN ('IMMEDIATELY', 'DAILY', 'NEVER')),
    daily_at    time        NOT NULL,
    next_digest timestamptz,
    told_up_to  bigint      NOT NULL DEFAULT 0,
    CHECK ((mail = 'DAILY') = (next_digest IS NOT NULL))
);
COMMENT ON COLUMN command_side.mail_preference.told_up_to IS 'position in the history: messages up to it were in a digest, or came before the account wanted one';
CREATE INDEX mail_preference_due ON command_side.mail_preference (next_digest) WHERE next_digest IS NOT NULL;

-- Other systems that are told what happens to cases.
CREATE TABLE command_side.webhook (
    webhook_id       varchar(36)   PRIMARY KEY,
    url              varchar(500)  NOT NULL,
    kinds            varchar(40)[] NOT NULL,
    school           varchar(20),
    county           varchar(10),
    secret           bytea         NOT NULL,
    active           boolean       NOT NULL,
    made_by          varchar(60)   NOT NULL,
    made_at          timestamptz   NOT NULL,
    failing_since    timestamptz,
    paused_until     timestamptz,
    disabled_because varchar(20),
    removed_at       timestamptz
);
COMMENT ON COLUMN command_side.webhook.secret IS 'signs deliveries; encrypted with rejoin.secrets.key';
COMMENT ON COLUMN command_side.webhook.paused_until IS 'after a failure the others of this webhook wait too';

-- Queued in the transaction of what they tell of. No personal data: ids, kinds, a unit, a time.
CREATE TABLE command_side.webhook_delivery (
    delivery_id   varchar(36) PRIMARY KEY,
    webhook_id    varchar(36) NOT NULL REFERENCES command_side.webhook ON DELETE CASCADE,
    kind          varchar(40) NOT NULL,
    case_id       varchar(36),
    school        varchar(20),
    at            timestamptz NOT NULL,
    queued_at     timestamptz NOT NULL,
    give_up_at    timestamptz NOT NULL,
    attempts      int         NOT NULL DEFAULT 0,
    next_attempt  timestamptz NOT NULL,
    claimed_until timestamptz,
    state         varchar(10) NOT NULL CHECK (state IN ('WAITING', 'DELIVERED', 'DEAD', 'DISCARDED')),
    answered      int,
    failure       varchar(40),
    ended_at      timestamptz,
    ended_by      varchar(60),
    reason        varchar(200)
);
COMMENT ON COLUMN command_side.webhook_delivery.answered IS 'status of the last answer';
CREATE INDEX webhook_delivery_waiting ON command_side.webhook_delivery (next_attempt) WHERE state = 'WAITING';
CREATE INDEX webhook_delivery_claimed ON command_side.webhook_delivery (webhook_id, claimed_until) WHERE claimed_until IS NOT NULL;
CREATE INDEX webhook_delivery_log ON command_side.webhook_delivery (webhook_id, queued_at DESC);

GRANT SELECT, INSERT, UPDATE, DELETE ON command_side.mail_preference, command_side.webhook, command_side.webhook_delivery
    TO ${application};
