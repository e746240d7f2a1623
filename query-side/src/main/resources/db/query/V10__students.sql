-- A student is found by the keyed hash of the national id, and by nothing clearer: one row per living version of the key.
CREATE TABLE read_model.student_index (
    version           integer NOT NULL,
    national_id_index text    NOT NULL,
    student_id        uuid    NOT NULL,
    PRIMARY KEY (version, national_id_index)
);
CREATE INDEX student_index_student ON read_model.student_index (student_id, version);

-- the clear national id stays only where a page must show it
DROP INDEX read_model.case_list_national_id;
ALTER TABLE read_model.case_list ADD COLUMN student_id uuid NOT NULL;
CREATE INDEX case_list_student ON read_model.case_list (student_id);

DROP INDEX read_model.case_page_student;
ALTER TABLE read_model.case_page DROP COLUMN national_id;
ALTER TABLE read_model.case_page ADD COLUMN student_id uuid NOT NULL;
-- the newest earlier case of a student in a school
CREATE INDEX case_page_student ON read_model.case_page (student_id, school, filed_at DESC, case_id);
