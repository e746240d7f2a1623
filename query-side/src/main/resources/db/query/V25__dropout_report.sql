-- What was reported of a dropout: what the papers of the report and the data for the search say (SPEC 2.2 art. 3).
CREATE TABLE read_model.absence_report (
    duty_id         uuid        PRIMARY KEY,
    watch_id        uuid        NOT NULL,
    school          text        NOT NULL,
    reported_on     date        NOT NULL,
    reference       text        NOT NULL,
    ground          text        NOT NULL,
    main_reason     text        NOT NULL,
    further_reasons text[]      NOT NULL,
    -- school year whose items they are
    reasons_of_year integer     NOT NULL,
    other           text,
    absent_on       date[]      NOT NULL,
    -- none of an erased pupil
    national_id     text,
    contact_name    text        NOT NULL,
    contact_phone   text        NOT NULL,
    recorded_at     timestamptz NOT NULL
);
CREATE INDEX absence_report_watch ON read_model.absence_report (watch_id);
CREATE INDEX absence_report_school ON read_model.absence_report (school);

-- Whose rows they are (ADR 18): of the own unit, for the offices that write to authorities.
GRANT SELECT ON read_model.absence_report TO rejoin_query;
ALTER TABLE read_model.absence_report ENABLE ROW LEVEL SECURITY;
CREATE POLICY projection ON read_model.absence_report TO rejoin_projection USING (true) WITH CHECK (true);
CREATE POLICY reader ON read_model.absence_report FOR SELECT TO rejoin_query
    USING (school = (SELECT read_model.unit_of_pupils()) AND read_model.reader_is('REGISTRY', 'HEAD'));
