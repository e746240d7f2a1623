-- 學籍勾稽: whether the register knows the student as one of the unit, and what it answered when.
ALTER TABLE read_model.case_list ADD COLUMN register_checked boolean NOT NULL DEFAULT false;
ALTER TABLE read_model.case_page
    ADD COLUMN register               jsonb,
    ADD COLUMN closure_register       jsonb,
    ADD COLUMN register_overridden_by text;
