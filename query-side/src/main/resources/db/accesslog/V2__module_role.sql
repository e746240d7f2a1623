-- once more, for a database from before there were modules
GRANT USAGE ON SCHEMA access_log TO rejoin_query;
GRANT SELECT, INSERT ON access_log.entry, access_log.entry_scope TO rejoin_query;
