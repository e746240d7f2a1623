-- Numbers entries had before they were corrected: none is given again by itself (R-HL-07); by hand it may be whose it was
-- all along, where two were mixed up.
CREATE TABLE command_side.former_number (
    school     varchar(20) NOT NULL,
    number     char(6)     NOT NULL,
    student_id varchar(36) NOT NULL REFERENCES command_side.student,
    PRIMARY KEY (school, number)
);
CREATE INDEX former_number_student ON command_side.former_number (student_id);

GRANT SELECT, INSERT ON command_side.former_number TO ${application};

-- The number of the series that was given last, 0 where none was: numbers below the first one may have been those of pupils
-- who left before the register was kept here.
ALTER TABLE command_side.student_number_series ADD COLUMN given integer NOT NULL DEFAULT 0;
