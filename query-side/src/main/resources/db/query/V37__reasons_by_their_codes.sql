-- A reason of a dropout report is read by its code alone: of which year's list it was chosen nobody asks here.
ALTER TABLE read_model.absence_report DROP COLUMN reasons_of_year;
ALTER TABLE read_model.absence_report_before DROP COLUMN reasons_of_year;
