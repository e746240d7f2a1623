-- For which counts a monthly check was opened; none of what follows from anything else, and of all that arose before.
ALTER TABLE read_model.absence_duty ADD COLUMN reached_on date, ADD COLUMN reached_absent integer,
    ADD COLUMN reached_leaves integer, ADD COLUMN reached_leave_days integer;
-- 長期缺課, 長期請假, as reckoned when it changed last.
ALTER TABLE read_model.absence_pupil ADD COLUMN long_absence boolean NOT NULL DEFAULT false,
    ADD COLUMN long_leave boolean NOT NULL DEFAULT false;
