-- What happens by itself: summaries of a semester's end, pauses, and the warning before the 18th birthday.
ALTER TABLE read_model.notification
    ADD COLUMN semester          text,
    ADD COLUMN other_case_number text;

ALTER TABLE read_model.case_list ADD COLUMN adult_on date;
COMMENT ON COLUMN read_model.case_list.adult_on IS 'day the student turns 18: personal data, tells the birth date';
