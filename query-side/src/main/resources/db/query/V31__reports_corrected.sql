-- What a dropout report said before it was corrected, by whom it was told so, and why it was corrected (SOP-4.2).
CREATE TABLE read_model.absence_report_before (
    duty_id         uuid        NOT NULL,
    -- of the correction that took its place, from 1 on
    number          integer     NOT NULL,
    watch_id        uuid        NOT NULL,
    school          text        NOT NULL,
    reported_on     date        NOT NULL,
    reference       text        NOT NULL,
    ground          text        NOT NULL,
    main_reason     text        NOT NULL,
    further_reasons text[]      NOT NULL,
    reasons_of_year integer     NOT NULL,
    other           text,
    contact_name    text        NOT NULL,
    contact_phone   text        NOT NULL,
    told_at         timestamptz NOT NULL,
    told_by         text,
    corrected_at    timestamptz NOT NULL,
    corrected_by    text,
    reason          text        NOT NULL,
    PRIMARY KEY (duty_id, number)
);
CREATE INDEX absence_report_before_watch ON read_model.absence_report_before (watch_id);

-- Whose rows they are (ADR 18): of the own unit, for the offices that write to authorities.
GRANT SELECT ON read_model.absence_report_before TO rejoin_query;
ALTER TABLE read_model.absence_report_before ENABLE ROW LEVEL SECURITY;
CREATE POLICY projection ON read_model.absence_report_before TO rejoin_projection USING (true) WITH CHECK (true);
CREATE POLICY reader ON read_model.absence_report_before FOR SELECT TO rejoin_query
    USING (school = (SELECT read_model.unit_of_pupils()) AND read_model.reader_is('REGISTRY', 'HEAD'));

-- What was reported of a pupil who never arrived after a transfer: what the papers of that report say (R-HL-13).
CREATE TABLE read_model.transfer_out_report (
    transfer_out_id uuid    PRIMARY KEY,
    -- the origin
    school          text    NOT NULL,
    reported_on     date    NOT NULL,
    reference       text    NOT NULL,
    main_reason     text    NOT NULL,
    further_reasons text[]  NOT NULL,
    other           text,
    -- none of an erased pupil
    national_id     text,
    contact_name    text    NOT NULL,
    contact_phone   text    NOT NULL
);

GRANT SELECT ON read_model.transfer_out_report TO rejoin_query;
ALTER TABLE read_model.transfer_out_report ENABLE ROW LEVEL SECURITY;
CREATE POLICY projection ON read_model.transfer_out_report TO rejoin_projection USING (true) WITH CHECK (true);
CREATE POLICY reader ON read_model.transfer_out_report FOR SELECT TO rejoin_query
    USING (school = (SELECT read_model.unit_of_pupils()) AND read_model.reader_is('REGISTRY', 'HEAD'));
