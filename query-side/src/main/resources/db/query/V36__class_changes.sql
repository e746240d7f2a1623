-- 適應不良改編班級: each request of a pupil, how far it came, and what was written of it (R-HL-33).
CREATE TABLE read_model.class_change (
    entry_id      uuid    NOT NULL,
    -- in which order they were asked for; the last one alone may be under way
    place         integer NOT NULL,
    student_id    uuid    NOT NULL,
    school        text    NOT NULL,
    -- COUNSEL, DECIDE, EVALUATE, FORWARD; none where nothing more is to be done
    next_step     text,
    requested_on  date    NOT NULL,
    reason        text    NOT NULL,
    -- first day on which the counselling may end
    counsel_until date    NOT NULL,
    counselled_on date,
    -- of the counselling, how many
    records       integer,
    -- last day on which the committee decides in time
    decide_until  date,
    decided_on    date,
    -- where it approved
    new_class     text,
    minutes       text,
    -- first day on which the change may be evaluated
    evaluate_from date,
    evaluated_on  date,
    settled       boolean,
    note          text,
    forwarded_on  date,
    bureau_letter text,
    PRIMARY KEY (entry_id, place)
);
CREATE INDEX class_change_open ON read_model.class_change (school) WHERE next_step IS NOT NULL;
CREATE INDEX class_change_student ON read_model.class_change (student_id);

-- Whose rows they are (ADR 18): of the own unit, for those who keep its register.
GRANT SELECT ON read_model.class_change TO rejoin_query;
ALTER TABLE read_model.class_change ENABLE ROW LEVEL SECURITY;
CREATE POLICY projection ON read_model.class_change TO rejoin_projection USING (true) WITH CHECK (true);
CREATE POLICY reader ON read_model.class_change FOR SELECT TO rejoin_query
    USING (school = (SELECT read_model.unit_of_register()));

-- Of a message that tells of a change of class: whose entry of the register it is.
ALTER TABLE read_model.notification ADD COLUMN register_entry uuid;
