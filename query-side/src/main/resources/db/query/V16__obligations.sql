-- what is owed to cases, as its own read model
CREATE TABLE read_model.obligation (
    obligation_id uuid    PRIMARY KEY,
    case_id       uuid    NOT NULL,
    kind          text    NOT NULL,
    school        text    NOT NULL,
    account       text,
    roles         text[]  NOT NULL,
    opened_on     date    NOT NULL,
    due_on        date    NOT NULL,
    semester      text,
    needed        integer NOT NULL,
    so_far        integer NOT NULL,
    rule_id       text    NOT NULL,
    -- OPEN, MET, MISSED, WAIVED; missed stays missed
    standing      text    NOT NULL,
    -- open, or missed and neither made up for nor laid to rest
    owed          boolean NOT NULL,
    met_on        date,
    waived_on     date,
    waiver        text
);

CREATE INDEX obligation_case_id ON read_model.obligation (case_id);
CREATE INDEX obligation_owed ON read_model.obligation (school, due_on) WHERE owed;

-- who may see them; read models do not read each other
CREATE TABLE read_model.obligation_case (
    case_id     uuid    PRIMARY KEY,
    case_number text    NOT NULL,
    school      text    NOT NULL,
    county      text    NOT NULL,
    filed_by    text    NOT NULL,
    reported    boolean NOT NULL,
    trackers    text[]  NOT NULL
);

CREATE INDEX obligation_case_school ON read_model.obligation_case (school);

-- what the lights of the case list are made of: dates, because a light depends on today
CREATE TABLE read_model.case_list_obligation (
    obligation_id uuid    PRIMARY KEY,
    case_id       uuid    NOT NULL,
    kind          text    NOT NULL,
    opened_on     date    NOT NULL,
    due_on        date    NOT NULL,
    owed          boolean NOT NULL
);

CREATE INDEX case_list_obligation_case ON read_model.case_list_obligation (case_id) WHERE owed;

-- a message may tell of a duty
ALTER TABLE read_model.notification
    ADD COLUMN obligation      text,
    ADD COLUMN obligation_id   uuid,
    ADD COLUMN due_on          date,
    ADD COLUMN needed          integer,
    ADD COLUMN so_far          integer;

CREATE INDEX notification_obligation ON read_model.notification (obligation_id) WHERE obligation_id IS NOT NULL;

CREATE TABLE read_model.inbox_obligation (
    obligation_id uuid    PRIMARY KEY,
    case_id       uuid    NOT NULL,
    kind          text    NOT NULL,
    school        text    NOT NULL,
    account       text,
    roles         text[]  NOT NULL,
    due_on        date    NOT NULL,
    semester      text,
    needed        integer NOT NULL
);
