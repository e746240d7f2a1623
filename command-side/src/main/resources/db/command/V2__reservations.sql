-- What must be unique across aggregates: inserted in the transaction of the event that claims it.

CREATE TABLE command_side.student (
    student_id  varchar(36) PRIMARY KEY,
    national_id varchar(10) NOT NULL UNIQUE
);

-- Last number given per year and unit (通報字號 YYYY-unit-sequence).
CREATE TABLE command_side.case_number (
    year   int         NOT NULL,
    school varchar(20) NOT NULL,
    last   int         NOT NULL,
    PRIMARY KEY (year, school)
);

CREATE SEQUENCE command_side.closing_order;

-- Where each case of a student stands in its unit, for the rules that look across cases (1.23 c4, R-CLS-20, T19).
CREATE TABLE command_side.student_case (
    case_id       varchar(36) PRIMARY KEY,
    case_number   varchar(40) NOT NULL UNIQUE,
    student_id    varchar(36) NOT NULL REFERENCES command_side.student,
    school        varchar(20) NOT NULL,
    leaving_type  varchar(30) NOT NULL,
    left_on       date,
    standing      varchar(10) NOT NULL CHECK (standing IN ('FILED', 'REPORTED', 'CLOSED', 'VOIDED')),
    closing_order bigint
);
-- one open case of a type per student and unit (1.23 c4)
CREATE UNIQUE INDEX one_open_case_of_a_type ON command_side.student_case (student_id, school, leaving_type)
    WHERE standing IN ('FILED', 'REPORTED');
CREATE INDEX student_case_student ON command_side.student_case (student_id);

-- Lines of 轉入登入 and what they lit; a line without a match waits for the origin's report (1.23 c6).
CREATE TABLE command_side.transfer_in_line (
    transfer_in_id varchar(36) NOT NULL,
    line           int         NOT NULL,
    student_id     varchar(36) NOT NULL REFERENCES command_side.student,
    school         varchar(20) NOT NULL,
    month          varchar(7)  NOT NULL,
    PRIMARY KEY (transfer_in_id, line)
);
CREATE INDEX transfer_in_line_student ON command_side.transfer_in_line (student_id);

CREATE TABLE command_side.transfer_in_match (
    transfer_in_id varchar(36) NOT NULL,
    line           int         NOT NULL,
    case_id        varchar(36) NOT NULL REFERENCES command_side.student_case,
    PRIMARY KEY (transfer_in_id, line, case_id),
    FOREIGN KEY (transfer_in_id, line) REFERENCES command_side.transfer_in_line ON DELETE CASCADE
);

-- One effect and one answer per key (P2). A row without answer is a command under way.
CREATE TABLE command_side.idempotency_key (
    account      varchar(100) NOT NULL,
    key          varchar(36)  NOT NULL,
    request_hash varchar(64)  NOT NULL,
    answer       jsonb,
    taken_at     timestamptz  NOT NULL DEFAULT now(),
    PRIMARY KEY (account, key)
);
CREATE INDEX idempotency_key_age ON command_side.idempotency_key (taken_at);

GRANT USAGE ON SCHEMA command_side TO ${application};
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA command_side TO ${application};
REVOKE ALL ON command_side.flyway_history FROM ${application};
GRANT USAGE ON SEQUENCE command_side.closing_order TO ${application};
