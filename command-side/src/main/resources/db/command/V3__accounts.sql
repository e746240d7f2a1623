-- Units, accounts and who holds which office: what must be unique, and what sign-in and decisions look up.
-- Written in the transaction of the event that says so. Personal data: account.name, email, phone; upload.

CREATE TABLE command_side.school_unit (
    unit      varchar(20)  PRIMARY KEY,
    school    varchar(20)  NOT NULL,
    division  varchar(30)  NOT NULL,
    name      varchar(100) NOT NULL,
    county    varchar(10)  NOT NULL,
    authority varchar(10)  NOT NULL,
    UNIQUE (school, division)
);

CREATE TABLE command_side.account (
    account_id varchar(36)   PRIMARY KEY,
    account    varchar(60)   NOT NULL,
    name       varchar(100)  NOT NULL,
    email      varchar(200)  NOT NULL,
    phone      varchar(50)   NOT NULL,
    school     varchar(20)   REFERENCES command_side.school_unit,
    county     varchar(10),
    roles      varchar(30)[] NOT NULL,
    standing   varchar(10)   NOT NULL CHECK (standing IN ('APPLIED', 'REFUSED', 'NORMAL', 'DISABLED')),
    verified   boolean       NOT NULL
);
COMMENT ON COLUMN command_side.account.county IS 'scope of county officers and of a county''s auditors; of school staff the unit knows it';
COMMENT ON COLUMN command_side.account.roles IS 'held, or asked for while APPLIED';
-- a name turned down may be asked for again
CREATE UNIQUE INDEX account_name ON command_side.account (lower(account)) WHERE standing <> 'REFUSED';
CREATE INDEX account_school ON command_side.account (school);

-- Exactly one principal reporter per unit (L17).
CREATE TABLE command_side.principal_reporter (
    school     varchar(20) PRIMARY KEY REFERENCES command_side.school_unit,
    account_id varchar(36) NOT NULL UNIQUE REFERENCES command_side.account
);

-- One open 權限異動申請 per unit.
CREATE TABLE command_side.open_principal_transfer (
    school      varchar(20) PRIMARY KEY REFERENCES command_side.school_unit,
    transfer_id varchar(36) NOT NULL UNIQUE
);

CREATE TABLE command_side.upload (
    upload_id   varchar(36)  PRIMARY KEY,
    purpose     varchar(30)  NOT NULL,
    subject     varchar(36)  NOT NULL,
    school      varchar(20),
    uploaded_by varchar(36)  NOT NULL,
    file_name   varchar(200) NOT NULL,
    media_type  varchar(100) NOT NULL,
    content     bytea        NOT NULL,
    uploaded_at timestamptz  NOT NULL DEFAULT now()
);
COMMENT ON COLUMN command_side.upload.subject IS 'id of the account or transfer the file belongs to';
COMMENT ON COLUMN command_side.upload.uploaded_by IS 'id of the account, also of one applied for: its name may become somebody else''s';
CREATE INDEX upload_subject ON command_side.upload (subject);

GRANT SELECT, INSERT, UPDATE, DELETE ON command_side.school_unit, command_side.account, command_side.principal_reporter,
    command_side.open_principal_transfer, command_side.upload TO ${application};
