CREATE TABLE read_model.case_list (
    case_id              uuid        PRIMARY KEY,
    version              bigint      NOT NULL,
    case_number          text        NOT NULL,
    school               text        NOT NULL,
    county               text        NOT NULL,
    national_id          text        NOT NULL,
    student_number       text,
    student_name         text,
    sex                  text,
    programme            text,
    department           text,
    grade                integer,
    family_situation     text,
    residential_address  text,
    leaving_type         text        NOT NULL,
    main_reason_category text,
    filed_by             text        NOT NULL,
    filed_at             timestamptz NOT NULL,
    status               text        NOT NULL,
    submitted_records    text[]      NOT NULL,
    transfer_ins         text[]      NOT NULL,
    tracking_records     integer     NOT NULL,
    transferred_in       boolean     NOT NULL,
    reported_at          timestamptz,
    closed_at            timestamptz,
    closure_reason       text
);

-- the lists of a school, a county, the agency: newest first
CREATE INDEX case_list_school ON read_model.case_list (school, filed_at DESC, case_id);
CREATE INDEX case_list_filed_by ON read_model.case_list (filed_by, filed_at DESC, case_id);
CREATE INDEX case_list_county ON read_model.case_list (county, filed_at DESC, case_id) WHERE reported_at IS NOT NULL;
CREATE INDEX case_list_reported ON read_model.case_list (filed_at DESC, case_id) WHERE reported_at IS NOT NULL;

-- look-ups: exact, or by the first characters
CREATE INDEX case_list_national_id ON read_model.case_list (national_id);
CREATE INDEX case_list_case_number ON read_model.case_list (case_number text_pattern_ops);
CREATE INDEX case_list_student_number ON read_model.case_list (student_number text_pattern_ops);
CREATE INDEX case_list_student_name ON read_model.case_list (student_name text_pattern_ops);

-- enabled assisting trackers
CREATE TABLE read_model.case_list_tracker (
    account text NOT NULL,
    case_id uuid NOT NULL REFERENCES read_model.case_list ON DELETE CASCADE,
    PRIMARY KEY (account, case_id)
);

CREATE INDEX case_list_tracker_case ON read_model.case_list_tracker (case_id);

-- counts by status
CREATE INDEX case_list_status ON read_model.case_list (status);
