-- Accounts and applications for the office of principal reporter. Personal data: account.name, email, phone.

CREATE TABLE read_model.account (
    account_id   uuid        PRIMARY KEY,
    version      bigint      NOT NULL,
    account      text        NOT NULL,
    name         text        NOT NULL,
    email        text        NOT NULL,
    phone        text        NOT NULL,
    school       text,
    county       text,
    -- held, or asked for while APPLIED
    roles        varchar[]   NOT NULL,
    standing     text        NOT NULL,
    verified     boolean     NOT NULL,
    -- whether the holder has a password for what the account is now
    password_set boolean     NOT NULL,
    applied_at   timestamptz NOT NULL,
    stamped_form text,
    history      jsonb       NOT NULL
);

CREATE INDEX account_school ON read_model.account (school, account);
CREATE INDEX account_standing ON read_model.account (standing, account);

CREATE TABLE read_model.principal_transfer (
    transfer_id        uuid        PRIMARY KEY,
    version            bigint      NOT NULL,
    school             text        NOT NULL,
    from_account       uuid        NOT NULL,
    to_account         uuid        NOT NULL,
    path               text        NOT NULL,
    stamped_form       text        NOT NULL,
    appointment_letter text,
    standing           text        NOT NULL,
    applied_by         text        NOT NULL,
    applied_at         timestamptz NOT NULL,
    decided_by         text,
    decided_at         timestamptz,
    letter_number      text,
    reason             text
);

CREATE INDEX principal_transfer_school ON read_model.principal_transfer (school, applied_at DESC);

-- the account or application a message is about
ALTER TABLE read_model.notification
    ADD COLUMN account_id  uuid,
    ADD COLUMN transfer_id uuid;
COMMENT ON COLUMN read_model.notification.office IS 'unit whose principal reporter is meant, or #agency';
CREATE INDEX notification_account_id ON read_model.notification (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX notification_transfer ON read_model.notification (transfer_id) WHERE transfer_id IS NOT NULL;

-- names of accounts, which later events do not repeat
CREATE TABLE read_model.inbox_account (
    account_id uuid PRIMARY KEY,
    account    text NOT NULL
);
