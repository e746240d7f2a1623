-- What a school entered of students who arrived, line by line; the enterer's alone (SPEC 1.10).
CREATE TABLE read_model.transfer_in_line (
    transfer_in_id uuid        NOT NULL,
    line           integer     NOT NULL,
    school         text        NOT NULL,
    month          text        NOT NULL,
    entered_by     text        NOT NULL,
    entered_at     timestamptz NOT NULL,
    -- null where it was no national id
    student_id     uuid,
    outcome        text        NOT NULL,
    withdrawn_at   timestamptz,
    PRIMARY KEY (transfer_in_id, line)
);
CREATE INDEX transfer_in_line_school ON read_model.transfer_in_line (school, entered_at DESC, transfer_in_id, line);
CREATE INDEX transfer_in_line_student ON read_model.transfer_in_line (student_id);

-- When a line first found a case: at once, or once the other school reported (1.23 c6). Whose case it was is told to nobody here.
CREATE TABLE read_model.transfer_in_match (
    transfer_in_id uuid        NOT NULL,
    student_id     uuid        NOT NULL,
    matched_at     timestamptz NOT NULL,
    PRIMARY KEY (transfer_in_id, student_id)
);

-- Read models do not read each other: who a case is about, and a national id by its ends.
CREATE TABLE read_model.transfer_in_case (
    case_id    uuid PRIMARY KEY,
    student_id uuid NOT NULL
);
CREATE TABLE read_model.transfer_in_student (
    student_id  uuid PRIMARY KEY,
    national_id text NOT NULL
);

-- Whose rows they are (ADR 18): a line is shown in the unit that entered it, and with it the ends of the id.
GRANT SELECT ON read_model.transfer_in_line, read_model.transfer_in_match, read_model.transfer_in_student TO rejoin_query;
DO $$
DECLARE
    secured text;
BEGIN
    FOREACH secured IN ARRAY ARRAY['transfer_in_line', 'transfer_in_match', 'transfer_in_student'] LOOP
        EXECUTE format('ALTER TABLE read_model.%I ENABLE ROW LEVEL SECURITY', secured);
        EXECUTE format('CREATE POLICY projection ON read_model.%I TO rejoin_projection USING (true) WITH CHECK (true)', secured);
    END LOOP;
END
$$;

CREATE POLICY reader ON read_model.transfer_in_line FOR SELECT TO rejoin_query
    USING (school = (SELECT read_model.unit_worked_in()));
CREATE POLICY reader ON read_model.transfer_in_match FOR SELECT TO rejoin_query
    USING (EXISTS (SELECT FROM read_model.transfer_in_line l WHERE l.transfer_in_id = transfer_in_match.transfer_in_id));
CREATE POLICY reader ON read_model.transfer_in_student FOR SELECT TO rejoin_query
    USING (EXISTS (SELECT FROM read_model.transfer_in_line l WHERE l.student_id = transfer_in_student.student_id));
