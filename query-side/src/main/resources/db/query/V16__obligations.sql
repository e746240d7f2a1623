-- what is owed to cases, as its own read model
CREATE TABLE read_model.obligation (
    obligation_id uuid    PRIMARY KEY,
    case_id       uuid    NOT NULL,
    kind          text    NOT NULL,
    school        text    NOT NULL,
    account       text,
    roles         text[]  NOT NULL,
    opened_on     date    NOT NULL,
    due_on        date    NOT NULL,
    semester      text,
    needed        integer NOT NULL,
    so_far        integer NOT NULL,
    rule_id       text    NOT NULL,
    -- OPEN, MET, MISSED, WAIVED; missed stays missed
    standing      text    NOT NULL,
    -- open, or missed and neither made up for nor laid to rest
    owed          boolean NOT NULL,
    met_on        date,
    waived_on     date,
    waiver        text
);

CREATE INDEX obligation_case_id ON read_model.obligation (case_id);
CREATE INDEX obligation_owed ON read_model.obligation (school, due_on) WHERE owed;

-- who may see them; read models do not read each other
CREATE TABLE read_model.obligation_case (
    case_id     uuid    PRIMARY KEY,
    case_number text    NOT NULL,
    school      text    NOT NULL,
    county      text    NOT NULL,
    filed_by    text    NOT NULL,
    reported    boolean NOT NULL,
    trackers    text[]  NOT NULL
);

CREATE INDEX obligation_case_school ON read_model.obligation_case (school);

-- what the lights of the case list are made of: dates, because a light depends on today
CREATE TABLE read_model.case_list_obligation (
    obligation_id uuid    PRIMARY KEY,
    case_id       uuid    NOT NULL,
    kind          text    NOT NULL,
    opened_on     date    NOT NULL,
    due_on        date    NOT NULL,
    owed          boolean NOT NULL
);

CREATE INDEX case_list_obligation_case ON read_model.case_list_obligation (case_id) WHERE owed;

-- a message may tell of a duty
ALTER TABLE read_model.notification
    ADD COLUMN obligation      text,
    ADD COLUMN obligation_id   uuid,
    ADD COLUMN due_on          date,
    ADD COLUMN needed          integer,
    ADD COLUMN so_far          integer;

CREATE INDEX notification_obligation ON read_model.notification (obligation_id) WHERE obligation_id IS NOT NULL;

CREATE TABLE read_model.inbox_obligation (
    obligation_id uuid    PRIMARY KEY,
    case_id       uuid    NOT NULL,
    kind          text    NOT NULL,
    school        text    NOT NULL,
    account       text,
    roles         text[]  NOT NULL,
    due_on        date    NOT NULL,
    semester      text,
    needed        integer NOT NULL
);

-- Whose rows they are (ADR 18): a duty is shown to whom its case is shown.
GRANT SELECT ON read_model.obligation, read_model.obligation_case, read_model.case_list_obligation TO rejoin_query;
DO $$
DECLARE
    secured text;
BEGIN
    FOREACH secured IN ARRAY ARRAY['obligation', 'obligation_case', 'case_list_obligation'] LOOP
        EXECUTE format('ALTER TABLE read_model.%I ENABLE ROW LEVEL SECURITY', secured);
        EXECUTE format('CREATE POLICY projection ON read_model.%I TO rejoin_projection USING (true) WITH CHECK (true)', secured);
    END LOOP;
END
$$;

CREATE POLICY reader ON read_model.obligation_case FOR SELECT TO rejoin_query USING (
    school = (SELECT read_model.unit_seen_whole())
    OR school = (SELECT read_model.unit_tutored())
        AND (SELECT read_model.reader('account')) = ANY (filed_by || trackers)
    OR reported
        AND (school = (SELECT read_model.unit_audited())
             OR county = (SELECT read_model.county_seen())
             OR (SELECT read_model.country_seen())));
CREATE POLICY reader ON read_model.obligation FOR SELECT TO rejoin_query
    USING (EXISTS (SELECT FROM read_model.obligation_case c WHERE c.case_id = obligation.case_id));
CREATE POLICY reader ON read_model.case_list_obligation FOR SELECT TO rejoin_query
    USING (EXISTS (SELECT FROM read_model.case_list c WHERE c.case_id = case_list_obligation.case_id));

-- counsellors of a unit have an office since they are told of duties
CREATE OR REPLACE FUNCTION read_model.office_held() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    RETURN CASE WHEN read_model.reader_is('AGENCY_OFFICER') THEN '#agency'
                WHEN read_model.reader_is('COUNSELLOR') THEN read_model.reader('unit') || '#counsellors'
                WHEN read_model.reader_is('PRINCIPAL_REPORTER') THEN read_model.reader('unit') END;
