-- once more, for a database from before there were modules
GRANT USAGE ON SCHEMA audit TO rejoin_audit;
GRANT SELECT, INSERT ON audit.ledger, audit.checkpoint, audit.verification TO rejoin_audit;
