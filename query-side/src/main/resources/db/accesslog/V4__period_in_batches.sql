-- Whoever deletes an entry asks for its scopes, and so does the foreign key.
CREATE INDEX entry_scope_entry ON access_log.entry_scope (entry_id);

-- The oldest ten thousand at a time, so that no transaction is long: to be called until nothing went.
CREATE OR REPLACE FUNCTION access_log.forget(before timestamptz) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    past bigint[];
BEGIN
    IF before IS NULL OR before > pg_catalog.now() - interval '1 year' THEN
        RAISE EXCEPTION 'the access log is kept for a year at least' USING ERRCODE = 'insufficient_privilege';
    END IF;
    past := ARRAY(SELECT entry_id FROM access_log.entry WHERE at < before ORDER BY at, entry_id LIMIT 10000 FOR UPDATE);
    DELETE FROM access_log.entry_scope WHERE entry_id = ANY (past);
    DELETE FROM access_log.entry WHERE entry_id = ANY (past);
    RETURN cardinality(past);
END $$;
COMMENT ON FUNCTION access_log.forget IS
    'deletes the oldest 10,000 entries from before the moment; refuses one within the last year';
