-- Whom a preview or the first day of a version of the rules is about: until now found by the first event of each pupil.
CREATE TABLE command_side.pupil_watch (
    watch_id varchar(36) PRIMARY KEY,
    school   varchar(20) NOT NULL,
    last_on  date        NOT NULL
);
COMMENT ON COLUMN command_side.pupil_watch.last_on IS 'when anything was said of the pupil last';
CREATE INDEX pupil_watch_school ON command_side.pupil_watch (school, last_on);

-- lost, it is made anew so
INSERT INTO command_side.pupil_watch (watch_id, school, last_on)
SELECT watched.aggregate_identifier,
       convert_from(watched.payload, 'UTF8')::jsonb ->> 'school',
       (newest.time_stamp::timestamptz AT TIME ZONE 'Asia/Taipei')::date
  FROM event_store.domain_event watched
 CROSS JOIN LATERAL (SELECT event.time_stamp FROM event_store.domain_event event
                      WHERE event.aggregate_identifier = watched.aggregate_identifier
                      ORDER BY event.sequence_number DESC LIMIT 1) newest
 WHERE watched.payload_type = 'PupilWatched';

DROP INDEX event_store.pupil_watched;

GRANT SELECT, INSERT, UPDATE, DELETE ON command_side.pupil_watch TO ${application};
