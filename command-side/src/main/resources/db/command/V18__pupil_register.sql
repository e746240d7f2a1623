-- The register of elementary and junior high schools.

-- The last number given to the pupils who entered in a ROC year; none is given twice (R-HL-06, R-HL-07).
CREATE TABLE command_side.student_number_series (
    school     varchar(20) NOT NULL,
    entry_year integer     NOT NULL,
    last       integer     NOT NULL,
    PRIMARY KEY (school, entry_year)
);

-- Each entry, also of pupils who left: their numbers stay theirs.
CREATE TABLE command_side.register_entry (
    entry_id   varchar(36) PRIMARY KEY,
    student_id varchar(36) NOT NULL REFERENCES command_side.student,
    school     varchar(20) NOT NULL,
    number     char(6)     NOT NULL,
    born_on    date,
    grade      integer     NOT NULL,
    -- the last movement
    movement   varchar(20) NOT NULL,
    UNIQUE (school, number)
);
COMMENT ON COLUMN command_side.register_entry.born_on IS 'none once it is erased';
CREATE INDEX register_entry_student ON command_side.register_entry (school, student_id);

GRANT SELECT, INSERT, UPDATE ON command_side.student_number_series, command_side.register_entry TO ${application};
