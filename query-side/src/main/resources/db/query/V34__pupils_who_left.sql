-- Since when, and why, a pupil counts no more at the school; and since when he is back.
ALTER TABLE read_model.absence_pupil
    ADD COLUMN left_on date, ADD COLUMN left_cause text, ADD COLUMN back_on date;
