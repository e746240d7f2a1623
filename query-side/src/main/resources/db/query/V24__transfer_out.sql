-- Pupils who transfer out of elementary and junior high schools, and what is owed of it (SPEC 1.20).
CREATE TABLE read_model.transfer_out (
    transfer_out_id uuid    PRIMARY KEY,
    student_id      uuid    NOT NULL,
    -- the origin
    school          text    NOT NULL,
    name            text    NOT NULL,
    class_name      text    NOT NULL,
    ground          text    NOT NULL,
    -- day of the certificate, or first day of a temporary study
    from_day        date    NOT NULL,
    -- last day of a temporary study; none = a certificate
    until_day       date,
    arrival_due_on  date,
    -- OPEN, COMPLETE, ENDED, WITHDRAWN
    standing        text    NOT NULL,
    -- told of an arrival by phone
    phoned          boolean NOT NULL,
    -- with evidence
    arrived_on      date,
    new_class       text
);
CREATE INDEX transfer_out_school ON read_model.transfer_out (school, from_day DESC);
CREATE INDEX transfer_out_student ON read_model.transfer_out (student_id);

-- Where to. Apart, because where a child under protection went is not for everybody who may see that it left (R-HL-32).
CREATE TABLE read_model.transfer_out_destination (
    transfer_out_id uuid    PRIMARY KEY,
    -- the origin
    school          text    NOT NULL,
    placement       boolean NOT NULL,
    -- where it is one of ours
    unit            text,
    place           text
);
CREATE INDEX transfer_out_destination_unit ON read_model.transfer_out_destination (unit) WHERE placement;

CREATE TABLE read_model.transfer_out_duty (
    transfer_out_id uuid        NOT NULL,
    kind            text        NOT NULL,
    -- the origin
    school          text        NOT NULL,
    -- owed there, not by the origin; where that is, is said above
    of_receiving    boolean     NOT NULL,
    roles           text[]      NOT NULL,
    due_on          date        NOT NULL,
    deadline        timestamptz NOT NULL,
    rule_id         text        NOT NULL,
    -- OPEN, MET, WAIVED
    standing        text        NOT NULL,
    -- for ever
    missed          boolean     NOT NULL,
    PRIMARY KEY (transfer_out_id, kind)
);

-- The unit to which pupils are placed whom the reader has to do with.
CREATE FUNCTION read_model.unit_of_placements() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    RETURN CASE WHEN read_model.reader_is('HEAD', 'REGISTRY', 'COUNSELLING_OFFICE') THEN read_model.reader('unit') END;
REVOKE ALL ON FUNCTION read_model.unit_of_placements() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION read_model.unit_of_placements() TO rejoin_query;

-- Whose rows they are (ADR 18): of the own unit, and who is placed there.
GRANT SELECT ON read_model.transfer_out, read_model.transfer_out_destination, read_model.transfer_out_duty TO rejoin_query;
DO $$
DECLARE
    secured text;
BEGIN
    FOREACH secured IN ARRAY ARRAY['transfer_out', 'transfer_out_destination', 'transfer_out_duty'] LOOP
        EXECUTE format('ALTER TABLE read_model.%I ENABLE ROW LEVEL SECURITY', secured);
        EXECUTE format('CREATE POLICY projection ON read_model.%I TO rejoin_projection USING (true) WITH CHECK (true)', secured);
    END LOOP;
END
$$;

CREATE POLICY reader ON read_model.transfer_out_destination FOR SELECT TO rejoin_query USING (
    school = (SELECT read_model.unit_of_pupils()) AND NOT placement
    OR school = (SELECT read_model.unit_of_placements())
    OR placement AND unit = (SELECT read_model.unit_of_placements()));
CREATE POLICY reader ON read_model.transfer_out FOR SELECT TO rejoin_query USING (
    school = (SELECT read_model.unit_of_pupils())
    OR EXISTS (SELECT FROM read_model.transfer_out_destination d
                WHERE d.transfer_out_id = transfer_out.transfer_out_id AND d.placement
                  AND d.unit = (SELECT read_model.unit_of_placements())));
CREATE POLICY reader ON read_model.transfer_out_duty FOR SELECT TO rejoin_query USING (
    EXISTS (SELECT FROM read_model.transfer_out t WHERE t.transfer_out_id = transfer_out_duty.transfer_out_id));
