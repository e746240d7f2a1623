-- Pupils of elementary and junior high schools who are away for the second day or longer, for the number of a unit (SOP-2.3).
CREATE TABLE command_side.pupil_away (
    watch_id       varchar(36) PRIMARY KEY,
    school         varchar(20) NOT NULL,
    visit_assigned boolean     NOT NULL,
    last_day       date        NOT NULL
);
COMMENT ON COLUMN command_side.pupil_away.visit_assigned IS 'a meeting of the school said who visits';
COMMENT ON COLUMN command_side.pupil_away.last_day IS 'newest day that was recorded; older than the last school days it does not count';
CREATE INDEX pupil_away_school ON command_side.pupil_away (school);

-- Home visits that meetings assigned, until their pupil comes or has leave.
CREATE TABLE command_side.assigned_visit (
    task_id      varchar(36) PRIMARY KEY,
    meeting_id   varchar(36) NOT NULL,
    watch_id     varchar(36) NOT NULL,
    needless_for varchar(20)
);
COMMENT ON COLUMN command_side.assigned_visit.needless_for IS 'ARRIVED or LEAVE_GRANTED; the meeting is not told yet';
CREATE INDEX assigned_visit_watch ON command_side.assigned_visit (watch_id);
CREATE INDEX assigned_visit_meeting ON command_side.assigned_visit (meeting_id) WHERE needless_for IS NOT NULL;

GRANT SELECT, INSERT, UPDATE, DELETE ON command_side.pupil_away, command_side.assigned_visit TO ${application};
