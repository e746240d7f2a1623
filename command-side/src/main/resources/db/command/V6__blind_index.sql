-- A national id is found by its keyed hash alone: one row per living version of the key, so that two nodes that know
-- different versions still meet in one while the key is rotated. No clear text stands in this schema.
ALTER TABLE command_side.student DROP COLUMN national_id;

CREATE TABLE command_side.student_index (
    version           integer     NOT NULL,
    national_id_index varchar(64) NOT NULL,
    student_id        varchar(36) NOT NULL REFERENCES command_side.student,
    PRIMARY KEY (version, national_id_index)
);
CREATE INDEX student_index_student ON command_side.student_index (student_id, version);
GRANT SELECT, INSERT, UPDATE, DELETE ON command_side.student_index TO ${application};
