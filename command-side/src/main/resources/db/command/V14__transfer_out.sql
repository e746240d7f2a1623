-- Transfers out of elementary and junior high schools.

-- Each transfer out of a pupil; of those that are open one per pupil and school (R-HL-30).
CREATE TABLE command_side.transfer_out (
    transfer_out_id varchar(36) PRIMARY KEY,
    student_id      varchar(36) NOT NULL REFERENCES command_side.student,
    school          varchar(20) NOT NULL,
    open            boolean     NOT NULL,
    leave_from      date,
    leave_until     date
);
COMMENT ON COLUMN command_side.transfer_out.leave_from IS 'of temporary study alone: its days are leave at this school (R-HL-32)';
CREATE UNIQUE INDEX one_open_transfer_out ON command_side.transfer_out (student_id, school) WHERE open;
CREATE INDEX transfer_out_leave ON command_side.transfer_out (school, student_id) WHERE leave_from IS NOT NULL;

GRANT SELECT, INSERT, UPDATE, DELETE ON command_side.transfer_out TO ${application};
