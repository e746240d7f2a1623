-- Pupils who were away, before it is a case, and who has to do what; of elementary and junior high schools (SPEC 1.19).
CREATE TABLE read_model.absence_pupil (
    watch_id           uuid    PRIMARY KEY,
    version            bigint  NOT NULL,
    student_id         uuid    NOT NULL,
    school             text    NOT NULL,
    class_name         text    NOT NULL,
    name               text    NOT NULL,
    -- as reckoned when a day was recorded last
    in_a_row           integer NOT NULL,
    absent_in_semester integer NOT NULL,
    -- mark of the newest day
    newest             text    NOT NULL,
    indigenous         boolean NOT NULL,
    urgent             boolean NOT NULL,
    cause_known        boolean NOT NULL,
    vulnerable_family  boolean NOT NULL
);
CREATE INDEX absence_pupil_class ON read_model.absence_pupil (school, class_name);
CREATE INDEX absence_pupil_student ON read_model.absence_pupil (student_id);

-- how a day stands: what was recorded last
CREATE TABLE read_model.absence_day (
    watch_id    uuid        NOT NULL,
    day         date        NOT NULL,
    mark        text        NOT NULL,
    leave       text,
    recorded_at timestamptz NOT NULL,
    -- which of two of one moment stands
    place       integer     NOT NULL,
    recorded_by text        NOT NULL,
    -- why it was corrected
    reason      text,
    PRIMARY KEY (watch_id, day)
);

CREATE TABLE read_model.absence_duty (
    duty_id     uuid        PRIMARY KEY,
    watch_id    uuid        NOT NULL,
    school      text        NOT NULL,
    kind        text        NOT NULL,
    roles       text[]      NOT NULL,
    day         date        NOT NULL,
    count       integer     NOT NULL,
    due_on      date        NOT NULL,
    deadline    timestamptz NOT NULL,
    evidence    text        NOT NULL,
    rule_id     text        NOT NULL,
    rule_set    text        NOT NULL,
    -- OPEN, MET, WAIVED
    standing    text        NOT NULL,
    -- for ever
    missed      boolean     NOT NULL,
    ended_at    timestamptz,
    ended_by    text,
    done_on     date,
    participants text[]     NOT NULL,
    findings    text[]      NOT NULL,
    reference   text,
    waiver      text
);
CREATE INDEX absence_duty_watch ON read_model.absence_duty (watch_id);
CREATE INDEX absence_duty_owed ON read_model.absence_duty (school, deadline) WHERE standing = 'OPEN';

-- What people wrote of a duty that was done or waived, or of the cause; each with the roles that may read it (ST-EC-01).
CREATE TABLE read_model.absence_note (
    about    uuid   NOT NULL,
    kind     text   NOT NULL,
    watch_id uuid   NOT NULL,
    school   text   NOT NULL,
    readers  text[] NOT NULL,
    text     text   NOT NULL,
    PRIMARY KEY (about, kind)
);
CREATE INDEX absence_note_watch ON read_model.absence_note (watch_id);

-- The unit whose pupils the reader works with (c18).
CREATE FUNCTION read_model.unit_of_pupils() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    RETURN CASE WHEN read_model.reader_is('HEAD', 'CLASS_TEACHER', 'STUDENT_AFFAIRS', 'REGISTRY', 'COUNSELLING_OFFICE')
                THEN read_model.reader('unit') END;
REVOKE ALL ON FUNCTION read_model.unit_of_pupils() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION read_model.unit_of_pupils() TO rejoin_query;

-- Whose rows they are (ADR 18): of the own unit, and of what was written only what is for one's role.
GRANT SELECT ON read_model.absence_pupil, read_model.absence_day, read_model.absence_duty, read_model.absence_note
    TO rejoin_query;
DO $$
DECLARE
    secured text;
BEGIN
    FOREACH secured IN ARRAY ARRAY['absence_pupil', 'absence_day', 'absence_duty', 'absence_note'] LOOP
        EXECUTE format('ALTER TABLE read_model.%I ENABLE ROW LEVEL SECURITY', secured);
        EXECUTE format('CREATE POLICY projection ON read_model.%I TO rejoin_projection USING (true) WITH CHECK (true)', secured);
    END LOOP;
END
$$;

CREATE POLICY reader ON read_model.absence_pupil FOR SELECT TO rejoin_query
    USING (school = (SELECT read_model.unit_of_pupils()));
CREATE POLICY reader ON read_model.absence_day FOR SELECT TO rejoin_query
    USING (EXISTS (SELECT FROM read_model.absence_pupil p WHERE p.watch_id = absence_day.watch_id));
CREATE POLICY reader ON read_model.absence_duty FOR SELECT TO rejoin_query
    USING (school = (SELECT read_model.unit_of_pupils()));
CREATE POLICY reader ON read_model.absence_note FOR SELECT TO rejoin_query
    USING (school = (SELECT read_model.unit_of_pupils()) AND read_model.reader_is(VARIADIC readers));
