-- Entries of the register that were made by mistake: whose number it was, and why it is used no more (R-HL-07, R-HL-19).
CREATE TABLE read_model.register_void (
    entry_id   uuid        NOT NULL,
    -- in which order, where the same pupil was entered by mistake again
    place      integer     NOT NULL,
    student_id uuid        NOT NULL,
    school     text        NOT NULL,
    number     text        NOT NULL,
    -- ROC year
    entry_year integer     NOT NULL,
    name       text        NOT NULL,
    grade      integer     NOT NULL,
    class_name text        NOT NULL,
    movement   text        NOT NULL,
    since      date        NOT NULL,
    voided_at  timestamptz NOT NULL,
    voided_by  text        NOT NULL,
    reason     text        NOT NULL,
    PRIMARY KEY (entry_id, place)
);
CREATE INDEX register_void_year ON read_model.register_void (school, entry_year, number);
CREATE INDEX register_void_student ON read_model.register_void (student_id);
COMMENT ON COLUMN read_model.register_movement.movement IS
    'of the exchange of registers, GUIDED_ON, WITHDRAWN: the newest one before it, or VOIDED: the entry';

GRANT SELECT ON read_model.register_void TO rejoin_query;
ALTER TABLE read_model.register_void ENABLE ROW LEVEL SECURITY;
CREATE POLICY projection ON read_model.register_void TO rejoin_projection USING (true) WITH CHECK (true);
CREATE POLICY reader ON read_model.register_void FOR SELECT TO rejoin_query
    USING (school = (SELECT read_model.unit_of_register()));

-- What was added to the minutes of a meeting later: which meeting, when, by whom (SOP-3.3). Minutes themselves have none of these.
ALTER TABLE read_model.meeting_note
    ADD COLUMN meeting_id uuid,
    ADD COLUMN written_at timestamptz,
    ADD COLUMN written_by text;
CREATE INDEX meeting_note_added ON read_model.meeting_note (meeting_id) WHERE meeting_id IS NOT NULL;
-- how often something was added, for those too to whom it is not meant
ALTER TABLE read_model.meeting ADD COLUMN additions integer NOT NULL DEFAULT 0;

-- 缺額公告 a full school owes in the winter holiday (R-HL-34).
CREATE TABLE read_model.vacancy_duty (
    duty_id     uuid        PRIMARY KEY,
    school      text        NOT NULL,
    -- ROC year
    school_year integer     NOT NULL,
    from_day    date        NOT NULL,
    due_on      date        NOT NULL,
    deadline    timestamptz NOT NULL,
    -- OPEN, MET, WAIVED
    standing    text        NOT NULL,
    -- for ever
    missed      boolean     NOT NULL,
    posted_on   date
);
CREATE INDEX vacancy_duty_open ON read_model.vacancy_duty (school) WHERE standing = 'OPEN';

GRANT SELECT ON read_model.vacancy_duty TO rejoin_query;
ALTER TABLE read_model.vacancy_duty ENABLE ROW LEVEL SECURITY;
CREATE POLICY projection ON read_model.vacancy_duty TO rejoin_projection USING (true) WITH CHECK (true);
CREATE POLICY reader ON read_model.vacancy_duty FOR SELECT TO rejoin_query
    USING (school = (SELECT read_model.unit_of_register()));

-- Of a message of an office: the one account that did all it tells of, who is not told; the colleagues are.
ALTER TABLE read_model.notification ADD COLUMN doer text;
