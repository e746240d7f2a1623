-- Entries past their period go, and nothing else ever: the service may call this, and it deletes what is a year old at least,
-- whatever it is asked for.
CREATE FUNCTION access_log.forget(before timestamptz) RETURNS bigint
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    forgotten bigint;
BEGIN
    IF before IS NULL OR before > pg_catalog.now() - interval '1 year' THEN
        RAISE EXCEPTION 'the access log is kept for a year at least' USING ERRCODE = 'insufficient_privilege';
    END IF;
    DELETE FROM access_log.entry_scope scope USING access_log.entry old
     WHERE old.entry_id = scope.entry_id AND old.at < before;
    DELETE FROM access_log.entry WHERE at < before;
    GET DIAGNOSTICS forgotten = ROW_COUNT;
    RETURN forgotten;
END $$;
COMMENT ON FUNCTION access_log.forget IS 'deletes the entries from before the moment; refuses one within the last year';

REVOKE ALL ON FUNCTION access_log.forget(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access_log.forget(timestamptz) TO ${application};
