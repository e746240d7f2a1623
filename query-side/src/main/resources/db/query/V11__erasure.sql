-- Classes of personal data of a case that were erased by law.
ALTER TABLE read_model.case_page ADD COLUMN erased text[] NOT NULL DEFAULT '{}';
ALTER TABLE read_model.case_page ALTER COLUMN erased DROP DEFAULT;
