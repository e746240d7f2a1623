-- What a school calls a duty of its own; none where the words of its kind stand, and of all that arose before.
ALTER TABLE read_model.absence_duty ADD COLUMN wording_zh text, ADD COLUMN wording_en text;
ALTER TABLE read_model.inbox_task ADD COLUMN wording_zh text, ADD COLUMN wording_en text;
ALTER TABLE read_model.notification ADD COLUMN task_wording_zh text, ADD COLUMN task_wording_en text;
