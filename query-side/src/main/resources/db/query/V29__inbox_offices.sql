-- One person of a small school may hold several of its offices; each has messages of its own.
CREATE FUNCTION read_model.offices_held() RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE
    RETURN array_remove(ARRAY[
        CASE WHEN read_model.reader_is('AGENCY_OFFICER') THEN '#agency' END,
        CASE WHEN read_model.reader_is('PRINCIPAL_REPORTER') THEN read_model.reader('unit') END,
        CASE WHEN read_model.reader_is('COUNSELLOR') THEN read_model.reader('unit') || '#counsellors' END,
        CASE WHEN read_model.reader_is('HEAD') THEN read_model.reader('unit') || '#head' END,
        CASE WHEN read_model.reader_is('CLASS_TEACHER') THEN read_model.reader('unit') || '#class-teachers' END,
        CASE WHEN read_model.reader_is('STUDENT_AFFAIRS') THEN read_model.reader('unit') || '#student-affairs' END,
        CASE WHEN read_model.reader_is('REGISTRY') THEN read_model.reader('unit') || '#registry' END,
        CASE WHEN read_model.reader_is('COUNSELLING_OFFICE') THEN read_model.reader('unit') || '#counselling-office' END], NULL);
REVOKE ALL ON FUNCTION read_model.offices_held() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION read_model.offices_held() TO rejoin_query;

DROP POLICY reader ON read_model.notification;
CREATE POLICY reader ON read_model.notification FOR SELECT TO rejoin_query
    USING (account = (SELECT read_model.reader('account')) OR office = ANY ((SELECT read_model.offices_held())::text[]));
DROP FUNCTION read_model.office_held();
COMMENT ON COLUMN read_model.notification.office IS 'unit whose principal reporter is meant, unit#office, or #agency';

-- What elementary and junior high schools owe of a pupil: which offices are told of it.
CREATE TABLE read_model.inbox_task (
    task_id      uuid   PRIMARY KEY,
    -- of whom or what it is; none of them of the school as a whole
    pupil        uuid,
    transfer_out uuid,
    meeting      uuid,
    school       text   NOT NULL,
    kind         text   NOT NULL,
    roles        text[] NOT NULL,
    -- who hears of it besides
    told         text[] NOT NULL,
    day          date   NOT NULL,
    due_on       date   NOT NULL
);
-- Meetings of a school, and which of its offices they concern.
CREATE TABLE read_model.inbox_meeting (
    meeting_id uuid   PRIMARY KEY,
    school     text   NOT NULL,
    kind       text   NOT NULL,
    day        date   NOT NULL,
    offices    text[] NOT NULL
);
-- Of which tasks a message tells, and which of them are still to be done.
CREATE TABLE read_model.inbox_told_task (
    notification_id uuid    NOT NULL,
    task_id         uuid    NOT NULL,
    open            boolean NOT NULL,
    PRIMARY KEY (notification_id, task_id)
);
ALTER TABLE read_model.notification
    ADD COLUMN pupil uuid,
    ADD COLUMN transfer_out uuid,
    ADD COLUMN meeting uuid,
    ADD COLUMN meeting_kind text,
    ADD COLUMN task text,
    ADD COLUMN tasks integer;
COMMENT ON COLUMN read_model.notification.task IS 'kind of the first of the open tasks; due_on is its day, or that of the meeting';

-- whose marks are meant where each reads for himself: asked for the daily mail too
GRANT EXECUTE ON FUNCTION read_model.reader(text) TO rejoin_projection;
