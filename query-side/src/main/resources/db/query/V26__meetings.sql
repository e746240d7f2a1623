-- Meetings about pupils who stay away, and what was decided there; of elementary and junior high schools (SPEC 1.19).
CREATE TABLE read_model.meeting (
    meeting_id   uuid  PRIMARY KEY,
    school       text  NOT NULL,
    kind         text  NOT NULL,
    called_on    date  NOT NULL,
    called_by    text  NOT NULL,
    day          date  NOT NULL,
    starts_at    text,
    place        text  NOT NULL,
    -- who was asked, and who was there: [{who, organisation}]
    invited      jsonb NOT NULL,
    participants jsonb NOT NULL,
    -- roles that may read what was written
    readers      text[] NOT NULL,
    -- PLANNED, HELD, CANCELLED
    standing     text  NOT NULL,
    held_on      date,
    recorded_by  text,
    ground       text
);
CREATE INDEX meeting_school ON read_model.meeting (school, standing, day);

CREATE TABLE read_model.meeting_pupil (
    meeting_id uuid NOT NULL,
    watch_id   uuid NOT NULL,
    school     text NOT NULL,
    PRIMARY KEY (meeting_id, watch_id)
);
CREATE INDEX meeting_pupil_watch ON read_model.meeting_pupil (watch_id);

CREATE TABLE read_model.meeting_task (
    task_id    uuid        PRIMARY KEY,
    meeting_id uuid        NOT NULL,
    watch_id   uuid        NOT NULL,
    school     text        NOT NULL,
    owner      text        NOT NULL,
    visit      boolean     NOT NULL,
    due_on     date        NOT NULL,
    deadline   timestamptz NOT NULL,
    -- OPEN, DONE, WAIVED
    standing   text        NOT NULL,
    -- for ever
    missed     boolean     NOT NULL,
    done_on    date,
    -- why nobody owes it: by the school, or because the pupil came or has leave
    waiver     text,
    ended_by   text
);
CREATE INDEX meeting_task_meeting ON read_model.meeting_task (meeting_id);
CREATE INDEX meeting_task_open ON read_model.meeting_task (school, deadline) WHERE standing = 'OPEN';

-- What people wrote: minutes of a pupil, what a task is, how it was done, why it was waived; each with the roles that may read it.
CREATE TABLE read_model.meeting_note (
    about      uuid   NOT NULL,
    kind       text   NOT NULL,
    watch_id   uuid   NOT NULL,
    student_id uuid   NOT NULL,
    school     text   NOT NULL,
    readers    text[] NOT NULL,
    text       text   NOT NULL,
    PRIMARY KEY (about, kind, watch_id)
);
CREATE INDEX meeting_note_student ON read_model.meeting_note (student_id);

-- 召開會議統整學校人力: what a unit as a whole owes (SOP-2.3).
CREATE TABLE read_model.meeting_owed (
    duty_id    uuid        PRIMARY KEY,
    school     text        NOT NULL,
    day        date        NOT NULL,
    pupils     integer     NOT NULL,
    threshold  integer     NOT NULL,
    due_on     date        NOT NULL,
    deadline   timestamptz NOT NULL,
    rule_set   text        NOT NULL,
    -- OPEN, MET, WAIVED
    standing   text        NOT NULL,
    -- for ever
    missed     boolean     NOT NULL,
    meeting_id uuid
);
CREATE INDEX meeting_owed_school ON read_model.meeting_owed (school) WHERE standing = 'OPEN';

-- Whose rows they are (ADR 18): of the own unit, and of what was written only what is for one's role.
GRANT SELECT ON read_model.meeting, read_model.meeting_pupil, read_model.meeting_task, read_model.meeting_note,
    read_model.meeting_owed TO rejoin_query;
DO $$
DECLARE
    secured text;
BEGIN
    FOREACH secured IN ARRAY ARRAY['meeting', 'meeting_pupil', 'meeting_task', 'meeting_note', 'meeting_owed'] LOOP
        EXECUTE format('ALTER TABLE read_model.%I ENABLE ROW LEVEL SECURITY', secured);
        EXECUTE format('CREATE POLICY projection ON read_model.%I TO rejoin_projection USING (true) WITH CHECK (true)', secured);
    END LOOP;
    FOREACH secured IN ARRAY ARRAY['meeting', 'meeting_pupil', 'meeting_task', 'meeting_owed'] LOOP
        EXECUTE format('CREATE POLICY reader ON read_model.%I FOR SELECT TO rejoin_query'
                       ' USING (school = (SELECT read_model.unit_of_pupils()))', secured);
    END LOOP;
END
$$;
CREATE POLICY reader ON read_model.meeting_note FOR SELECT TO rejoin_query
    USING (school = (SELECT read_model.unit_of_pupils()) AND read_model.reader_is(VARIADIC readers));
