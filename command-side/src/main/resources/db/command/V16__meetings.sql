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

GRANT SELECT, INSERT, UPDATE, DELETE ON command_side.pupil_away TO ${application};
