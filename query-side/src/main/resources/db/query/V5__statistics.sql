CREATE TABLE read_model.statistics_case (
    case_id              uuid PRIMARY KEY,
    case_number          text NOT NULL,
    student_id           uuid NOT NULL,
    school               text NOT NULL,
    county               text NOT NULL,
    leaving_type         text NOT NULL,
    student_number       text,
    student_name         text,
    sex                  text,
    programme            text,
    grade                integer,
    main_reason          text,
    main_reason_category text,
    left_on              date,
    reported_at          timestamptz,
    age_on_report        integer,
    age_on_leaving       integer,
    status               text NOT NULL,
    closure_reason       text,
    closed_at            timestamptz
);

CREATE INDEX statistics_case_reported ON read_model.statistics_case (school, reported_at) WHERE reported_at IS NOT NULL;
CREATE INDEX statistics_case_left ON read_model.statistics_case (school, left_on) WHERE reported_at IS NOT NULL;

-- Where a reported case stood from a moment on: reports can be made as they were known at any time (ST-A-03).
CREATE TABLE read_model.statistics_standing (
    case_id        uuid        NOT NULL,
    version        bigint      NOT NULL,
    since          timestamptz NOT NULL,
    status         text        NOT NULL,
    closure_reason text,
    closed_at      timestamptz,
    PRIMARY KEY (case_id, version)
);

-- submitted; withdrawn ones stay for reports of the past
CREATE TABLE read_model.statistics_record (
    case_id             uuid        NOT NULL,
    record_id           text        NOT NULL,
    number              integer     NOT NULL,
    tracked_at          timestamptz,
    submitted_at        timestamptz NOT NULL,
    withdrawn_at        timestamptz,
    method              text,
    dwelling            text,
    life_situation      text,
    measures            text[]      NOT NULL,
    employment_referral boolean,
    closure_reason      text,
    PRIMARY KEY (case_id, record_id)
);
