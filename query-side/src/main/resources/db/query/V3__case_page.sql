CREATE TABLE read_model.case_page (
    case_id          uuid        PRIMARY KEY,
    version          bigint      NOT NULL,
    case_number      text        NOT NULL,
    school           text        NOT NULL,
    county           text        NOT NULL,
    national_id      text        NOT NULL,
    leaving_type     text        NOT NULL,
    status           text        NOT NULL,
    form             jsonb       NOT NULL,
    filed_by         text        NOT NULL,
    filed_at         timestamptz NOT NULL,
    imported_from    text,
    reported_at      timestamptz,
    closed_at        timestamptz,
    closure_reason   text,
    closure_note     text,
    return_reason    text,
    decline_reason   text,
    suggestion       jsonb,
    voiding          jsonb,
    records          jsonb       NOT NULL,
    trackers         jsonb       NOT NULL,
    transfer_ins     jsonb       NOT NULL,
    earlier_closures jsonb       NOT NULL
);

-- the newest earlier case of a student in a school
CREATE INDEX case_page_student ON read_model.case_page (national_id, school, filed_at DESC, case_id);
