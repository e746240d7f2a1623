-- The register of elementary and junior high schools (SPEC 1.20). Birth dates stand in the events alone.
CREATE TABLE read_model.register_entry (
    entry_id   uuid    PRIMARY KEY,
    student_id uuid    NOT NULL,
    school     text    NOT NULL,
    number     text    NOT NULL,
    -- ROC year
    entry_year integer NOT NULL,
    name       text    NOT NULL,
    grade      integer NOT NULL,
    class_name text    NOT NULL,
    -- the last one, and its day
    movement   text    NOT NULL,
    since      date    NOT NULL,
    -- goes on at a supplementary school, while that holds
    guided_on  date
);
CREATE INDEX register_entry_year ON read_model.register_entry (school, entry_year DESC, number);
CREATE INDEX register_entry_student ON read_model.register_entry (student_id);

CREATE TABLE read_model.register_movement (
    entry_id   uuid    NOT NULL,
    school     text    NOT NULL,
    -- in which order it was told
    place      integer NOT NULL,
    -- of the exchange of registers, GUIDED_ON, or WITHDRAWN: the newest one before it
    movement   text    NOT NULL,
    on_day     date    NOT NULL,
    grade      integer NOT NULL,
    class_name text    NOT NULL,
    over_age   boolean NOT NULL,
    -- why it was decided so, or withdrawn
    note       text,
    PRIMARY KEY (entry_id, place)
);

-- The unit whose register the reader keeps.
CREATE FUNCTION read_model.unit_of_register() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    RETURN CASE WHEN read_model.reader_is('HEAD', 'REGISTRY') THEN read_model.reader('unit') END;
REVOKE ALL ON FUNCTION read_model.unit_of_register() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION read_model.unit_of_register() TO rejoin_query;

-- Whose rows they are (ADR 18): of the own unit, for those who keep its register.
GRANT SELECT ON read_model.register_entry, read_model.register_movement TO rejoin_query;
DO $$
DECLARE
    secured text;
BEGIN
    FOREACH secured IN ARRAY ARRAY['register_entry', 'register_movement'] LOOP
        EXECUTE format('ALTER TABLE read_model.%I ENABLE ROW LEVEL SECURITY', secured);
        EXECUTE format('CREATE POLICY projection ON read_model.%I TO rejoin_projection USING (true) WITH CHECK (true)', secured);
        EXECUTE format('CREATE POLICY reader ON read_model.%I FOR SELECT TO rejoin_query'
            || ' USING (school = (SELECT read_model.unit_of_register()))', secured);
    END LOOP;
END
$$;
