-- Numbers of entries that were made by mistake: none is given again, and whose they were stays known (R-HL-07, R-HL-19).
CREATE TABLE command_side.void_number (
    school     varchar(20) NOT NULL,
    number     char(6)     NOT NULL,
    student_id varchar(36) NOT NULL REFERENCES command_side.student,
    PRIMARY KEY (school, number)
);
CREATE INDEX void_number_student ON command_side.void_number (student_id);

GRANT SELECT, INSERT ON command_side.void_number TO ${application};
GRANT DELETE ON command_side.register_entry TO ${application};

-- Full schools there were before: one looks what they owe in the winter holiday (R-HL-34).
INSERT INTO command_side.deadline (task_name, task_instance, execution_time, picked, version)
SELECT DISTINCT 'vacancy-notice', school, now(), false, 1 FROM command_side.school_places WHERE places > 0;
