-- What happens without anybody clicking: calendars, deadlines, automations.

-- The columns are those of db-scheduler, which picks rows that are due; one row is one deadline of its kind.
CREATE TABLE command_side.deadline (
    task_name            text        NOT NULL,
    task_instance        text        NOT NULL,
    task_data            bytea,
    execution_time       timestamptz NOT NULL,
    picked               boolean     NOT NULL,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint      NOT NULL,
    priority             smallint,
    due                  timestamptz,
    PRIMARY KEY (task_name, task_instance)
);
COMMENT ON COLUMN command_side.deadline.task_name IS 'kind of the deadline';
COMMENT ON COLUMN command_side.deadline.task_instance IS 'what is due: ids, never personal data';
COMMENT ON COLUMN command_side.deadline.picked_by IS 'node that is at it; taken for dead when last_heartbeat grows old';
COMMENT ON COLUMN command_side.deadline.due IS 'of one that fails: when it fell due; execution_time is the next try then';
CREATE INDEX deadline_due ON command_side.deadline (execution_time);
CREATE INDEX deadline_heartbeat ON command_side.deadline (last_heartbeat) WHERE picked;
CREATE INDEX deadline_failing ON command_side.deadline (due) WHERE consecutive_failures > 0;

-- The scheduler moves execution_time with every failure, in statements of its own.
CREATE FUNCTION command_side.keep_when_it_fell_due() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.due := CASE WHEN coalesce(OLD.consecutive_failures, 0) = 0 THEN OLD.execution_time ELSE OLD.due END;
    RETURN NEW;
END $$;
CREATE TRIGGER keep_when_it_fell_due BEFORE UPDATE ON command_side.deadline
    FOR EACH ROW WHEN (NEW.consecutive_failures > 0) EXECUTE FUNCTION command_side.keep_when_it_fell_due();

-- Positions and dead letters of automations, under the names of EventStoreTables and DeadLetterTable.
CREATE TABLE command_side.token (
    processor_name text    NOT NULL,
    segment        integer NOT NULL,
    token          bytea,
    token_type     text,
    time_stamp     text,
    owner          text,
    PRIMARY KEY (processor_name, segment)
);

CREATE TABLE command_side.dead_letter (
    dead_letter_id       text   PRIMARY KEY,
    processing_group     text   NOT NULL,
    sequence_identifier  text   NOT NULL,
    sequence_index       bigint NOT NULL,
    message_type         text   NOT NULL,
    event_identifier     text   NOT NULL,
    time_stamp           text   NOT NULL,
    payload_type         text   NOT NULL,
    payload_revision     text,
    payload              bytea  NOT NULL,
    meta_data            bytea,
    type                 text,
    aggregate_identifier text,
    sequence_number      bigint,
    token_type           text,
    token                bytea,
    enqueued_at          text   NOT NULL,
    last_touched         text,
    processing_started   text,
    cause_type           text,
    cause_message        text,
    diagnostics          bytea,
    UNIQUE (processing_group, sequence_identifier, sequence_index)
);
COMMENT ON COLUMN command_side.dead_letter.cause_message IS 'codes of a refusal, else empty: messages of exceptions quote values';

-- What an administrator decided not to let happen any more. The event itself stays where it is.
CREATE TABLE command_side.discarded_letter (
    dead_letter_id      text        PRIMARY KEY,
    processing_group    text        NOT NULL,
    sequence_identifier text        NOT NULL,
    event_identifier    text        NOT NULL,
    event_type          text        NOT NULL,
    cause               text,
    reason              text        NOT NULL,
    discarded_by        text        NOT NULL,
    discarded_at        timestamptz NOT NULL
);

-- School years as published, every version; of a year without one the default dates hold (R-LTA-05).
CREATE TABLE command_side.school_year (
    authority    varchar(20) NOT NULL,
    school_year  int         NOT NULL,
    version      int         NOT NULL,
    content      jsonb       NOT NULL,
    published_at timestamptz NOT NULL,
    PRIMARY KEY (authority, school_year, version)
);
COMMENT ON COLUMN command_side.school_year.authority IS 'AGENCY, whose calendar holds for all, or the county that overrides it';
COMMENT ON COLUMN command_side.school_year.school_year IS 'ROC year in which it begins';

GRANT SELECT, INSERT, UPDATE, DELETE ON command_side.deadline, command_side.token, command_side.dead_letter TO ${application};
GRANT SELECT, INSERT ON command_side.discarded_letter, command_side.school_year TO ${application};

-- Of reported cases: what the rules of time and of long-term absence look at.
ALTER TABLE command_side.student_case
    ADD COLUMN reported_on     date,
    ADD COLUMN reporting_order bigint,
    ADD COLUMN adult_on        date,
    ADD COLUMN closed_for      varchar(30),
    ADD COLUMN ended_on        date;
COMMENT ON COLUMN command_side.student_case.adult_on IS
    'day the student turns 18: personal data, tells the birth date; null unless the case is reported and goes on';
COMMENT ON COLUMN command_side.student_case.ended_on IS 'day it was closed or voided; null while it goes on';
COMMENT ON COLUMN command_side.student_case.reporting_order IS 'comparable with closing_order';
CREATE INDEX student_case_adult_on ON command_side.student_case (adult_on) WHERE standing = 'REPORTED';
CREATE INDEX student_case_long_term_absence ON command_side.student_case (reported_on)
    WHERE standing = 'REPORTED' AND leaving_type = 'LONG_TERM_ABSENCE';
