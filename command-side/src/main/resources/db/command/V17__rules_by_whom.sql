-- Who published rules, and whose attendance they would touch.

ALTER TABLE command_side.rule_set ADD COLUMN published_by varchar(60);
COMMENT ON COLUMN command_side.rule_set.published_by IS 'account name';
COMMENT ON COLUMN command_side.rule_set.authority IS
    'AGENCY, whose rules hold for all, the county that has its own, or the school unit that has duties of its own';
COMMENT ON COLUMN command_side.rule_set.effective_from IS
    'first day; on a day the version holds whose day came last, of two of one day the newer';
UPDATE command_side.rule_set known
   SET published_by = convert_from(event.meta_data, 'UTF8')::jsonb ->> 'actor'
  FROM event_store.domain_event event
 WHERE event.aggregate_identifier = 'rules-' || known.authority || '-' || known.stage
   AND event.sequence_number = known.version - 1;

-- A preview asks for all pupils of some schools: there is no list of them but the first event of each.
CREATE INDEX pupil_watched ON event_store.domain_event (global_index) WHERE payload_type = 'PupilWatched';
