-- What other authorities tell about persons, as their last file said: found by a keyed hash of the national id, opened by a
-- key made of it (columns "facts"). Personal data in the clear: enrolment.unit, previous_unit, standing and since.

CREATE TABLE command_side.register_feed (
    feed_id   bigint       GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    source    varchar(20)  NOT NULL CHECK (source IN ('REGISTER', 'SPECIAL_EDUCATION')),
    data_date date         NOT NULL,
    row_count int          NOT NULL,
    file_hash varchar(64)  NOT NULL,
    fed_by    varchar(100) NOT NULL,
    fed_at    timestamptz  NOT NULL
);

CREATE TABLE command_side.enrolment (
    source        varchar(20)  NOT NULL,
    person        varchar(100) NOT NULL,
    unit          varchar(20)  NOT NULL,
    previous_unit varchar(20),
    standing      varchar(10)  NOT NULL CHECK (standing IN ('ENROLLED', 'SUSPENDED', 'LEFT')),
    since         date,
    facts         bytea        NOT NULL,
    student_id    varchar(36),
    data_date     date         NOT NULL,
    feed_id       bigint       NOT NULL REFERENCES command_side.register_feed,
    PRIMARY KEY (source, person)
);
COMMENT ON COLUMN command_side.enrolment.student_id IS 'pseudonym, where a case has been filed';
CREATE INDEX enrolment_unit ON command_side.enrolment (source, unit);
CREATE INDEX enrolment_student ON command_side.enrolment (student_id) WHERE student_id IS NOT NULL;

-- Cases lit because the register shows the student elsewhere (R-TRF-06).
CREATE TABLE command_side.register_light (
    case_id  varchar(36) PRIMARY KEY REFERENCES command_side.student_case,
    match_id varchar(36) NOT NULL,
    unit     varchar(20) NOT NULL
);

-- 勞保、勞退、農保: one set of data of each kind, replaced by the next exchange (R-LI-01).
CREATE TABLE command_side.insurance_data (
    kind        varchar(10)  PRIMARY KEY CHECK (kind IN ('LABOUR', 'PENSION', 'FARMERS')),
    data_date   date         NOT NULL,
    imported_by varchar(100) NOT NULL,
    imported_at timestamptz  NOT NULL
);

CREATE TABLE command_side.insurance_record (
    kind   varchar(10)  NOT NULL REFERENCES command_side.insurance_data,
    record varchar(100) NOT NULL,
    person varchar(100) NOT NULL,
    facts  bytea        NOT NULL,
    PRIMARY KEY (kind, record)
);
COMMENT ON COLUMN command_side.insurance_record.record IS 'keyed hash of the row: the same row again is no second one';
CREATE INDEX insurance_record_person ON command_side.insurance_record (kind, person);

GRANT SELECT, INSERT ON command_side.register_feed TO ${application};
GRANT SELECT, INSERT, UPDATE, DELETE ON command_side.enrolment, command_side.register_light,
      command_side.insurance_data, command_side.insurance_record TO ${application};
