-- Requests to erase what is known of a person: reservation, list and work to be done. Written in the transaction of the
-- event that says so. Personal data until it is carried out: reason.
CREATE TABLE command_side.erasure (
    erasure_id     varchar(36)   PRIMARY KEY,
    student_id     varchar(36)   NOT NULL REFERENCES command_side.student,
    data_class     varchar(20)   NOT NULL CHECK (data_class IN ('REGISTER', 'COUNSELLING')),
    legal_basis    varchar(30)   NOT NULL,
    letter_number  varchar(50),
    letter_date    date,
    standing       varchar(15)   NOT NULL CHECK (standing IN ('REQUESTED', 'APPROVED', 'REFUSED', 'WITHDRAWN', 'CARRIED_OUT')),
    cases          int           NOT NULL,
    requested_by   varchar(100)  NOT NULL,
    requested_at   timestamptz   NOT NULL,
    decided_by     varchar(100),
    decided_roles  varchar(30)[],
    decided_at     timestamptz,
    duties         varchar(50)[] NOT NULL DEFAULT '{}',
    reason         varchar(200),
    carried_out_at timestamptz,
    key_erasure    bigint,
    next_attempt   timestamptz,
    claimed_until  timestamptz
);
COMMENT ON COLUMN command_side.erasure.cases IS 'how many the person had: with another one a proposal may be made again';
COMMENT ON COLUMN command_side.erasure.decided_roles IS 'in which the approver decided: the events of the execution name him';
COMMENT ON COLUMN command_side.erasure.duties IS 'codes of the duties to keep that stood against it when it was refused';
COMMENT ON COLUMN command_side.erasure.key_erasure IS 'number of the newest erasure of these keys in the key store when it was carried out; 0 where there was no key';
COMMENT ON COLUMN command_side.erasure.claimed_until IS 'a node is carrying it out; after that moment the node is taken for dead';
CREATE UNIQUE INDEX one_erasure_at_a_time ON command_side.erasure (student_id, data_class)
    WHERE standing IN ('REQUESTED', 'APPROVED');
CREATE INDEX erasure_requested ON command_side.erasure (requested_at DESC, erasure_id);
CREATE INDEX erasure_student ON command_side.erasure (student_id);

-- The days whose search for data past their period was begun: one node a day does it.
CREATE TABLE command_side.retention_day (
    day date PRIMARY KEY
);

GRANT SELECT, INSERT, UPDATE, DELETE ON command_side.erasure, command_side.retention_day TO ${application};
