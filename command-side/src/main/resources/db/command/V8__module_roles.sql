-- Who else reads the events, and no more than that: rejoin_command alone writes them. What rejoin_command may do stands with
-- each table.
GRANT USAGE ON SCHEMA event_store TO rejoin_command, rejoin_projection, rejoin_query, rejoin_audit;
GRANT SELECT ON event_store.domain_event TO rejoin_projection, rejoin_query, rejoin_audit;

-- once more, for a database from before there were modules
GRANT SELECT, INSERT ON event_store.domain_event, event_store.snapshot_event TO rejoin_command;
GRANT USAGE, SELECT ON SEQUENCE event_store.domain_event_global_index TO rejoin_command;
GRANT USAGE ON SCHEMA command_side TO rejoin_command;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA command_side TO rejoin_command;
REVOKE ALL ON command_side.flyway_history FROM rejoin_command;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA command_side TO rejoin_command;

-- events are checked by a trigger: nobody need call its function
REVOKE ALL ON FUNCTION event_store.take_transaction_id() FROM PUBLIC;
