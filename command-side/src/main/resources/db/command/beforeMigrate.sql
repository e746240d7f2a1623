DO $$
BEGIN
    IF (SELECT count(*) FROM pg_roles WHERE rolname IN ('rejoin_command', 'rejoin_projection', 'rejoin_query', 'rejoin_audit')) < 4 THEN
        RAISE EXCEPTION 'The roles of the modules are missing. Run deploy/postgresql/roles.sql as a superuser, connected to this database.';
    END IF;
END
$$;
