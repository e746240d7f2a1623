-- What is told to everybody, and the papers of the units. No personal data.
CREATE TABLE read_model.announcement (
    announcement_id  uuid        PRIMARY KEY,
    version          bigint      NOT NULL,
    kind             text        NOT NULL,
    audience         text        NOT NULL,
    title_zh         text        NOT NULL,
    title_en         text,
    text_zh          text,
    text_en          text,
    shown_from       date        NOT NULL,
    shown_until      date,
    files            jsonb       NOT NULL,
    published_by     text        NOT NULL,
    published_at     timestamptz NOT NULL,
    withdrawn_by     text,
    withdrawn_at     timestamptz,
    withdrawn_reason text
);
CREATE INDEX announcement_newest ON read_model.announcement (kind, shown_from DESC, published_at DESC);

CREATE TABLE read_model.school_plan (
    upload_id   uuid PRIMARY KEY,
    school      text COLLATE "C" NOT NULL,
    county      text,
    school_year integer          NOT NULL,
    document    text             NOT NULL,
    version     integer          NOT NULL,
    newest      boolean          NOT NULL,
    file_name   text             NOT NULL,
    media_type  text             NOT NULL,
    bytes       bigint           NOT NULL,
    uploaded_by text             NOT NULL,
    uploaded_at timestamptz      NOT NULL
);
COMMENT ON COLUMN read_model.school_plan.newest IS 'of that paper in that year: what holds';
CREATE UNIQUE INDEX school_plan_version ON read_model.school_plan (school, school_year, document, version);
CREATE INDEX school_plan_newest ON read_model.school_plan (school_year DESC, school, document) WHERE newest;

-- who signs the printed forms; none = the usual ones
ALTER TABLE read_model.school_unit ADD COLUMN signatories text[] NOT NULL DEFAULT '{}';

GRANT SELECT ON read_model.announcement, read_model.school_plan TO rejoin_query;
DO $$
DECLARE
    secured text;
BEGIN
    FOREACH secured IN ARRAY ARRAY ['announcement', 'school_plan'] LOOP
        EXECUTE format('ALTER TABLE read_model.%I ENABLE ROW LEVEL SECURITY', secured);
        EXECUTE format('CREATE POLICY projection ON read_model.%I TO rejoin_projection USING (true) WITH CHECK (true)', secured);
    END LOOP;
END
$$;

-- without an account one sees what is for everybody and still up
CREATE POLICY reader ON read_model.announcement FOR SELECT TO rejoin_query USING (
    withdrawn_at IS NULL AND (audience = 'PUBLIC' OR (SELECT read_model.reader('account')) IS NOT NULL)
    OR (SELECT read_model.reader_is('AGENCY_OFFICER', 'ADMINISTRATOR')));

-- the unit's heads, its county, the agency
CREATE POLICY reader ON read_model.school_plan FOR SELECT TO rejoin_query USING (
    school = (SELECT CASE WHEN read_model.reader_is('PRINCIPAL_REPORTER', 'SENIOR_MANAGER') THEN read_model.reader('unit') END)
    OR county = (SELECT CASE WHEN read_model.reader_is('COUNTY_OFFICER') THEN read_model.reader('county') END)
    OR (SELECT read_model.reader_is('AGENCY_OFFICER')));
