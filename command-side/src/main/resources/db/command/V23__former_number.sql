-- Numbers entries had before they were corrected: none is given again, nor to another pupil by hand (R-HL-07).
CREATE TABLE command_side.former_number (
    school     varchar(20) NOT NULL,
    number     char(6)     NOT NULL,
    student_id varchar(36) NOT NULL REFERENCES command_side.student,
    PRIMARY KEY (school, number)
);
CREATE INDEX former_number_student ON command_side.former_number (student_id);

GRANT SELECT, INSERT ON command_side.former_number TO ${application};
