-- The roles of Rejoin: four that sign in, and one per module of the service, which nobody signs in as. What each may do with
-- which table, the migrations say (docs/database-roles.md). May be run again at any time, and must be before a new version starts.
-- Run it as a superuser, connected to the database of the service:
--   createdb --encoding=UTF8 --template=template0 --locale-provider=builtin --builtin-locale=C.UTF-8 --locale=C rejoin
--   psql --dbname=rejoin --file=roles.sql
--   psql --dbname=rejoin --command='\password rejoin_owner'   (and rejoin_app, rejoin_keys, rejoin_reporting)
DO $$
DECLARE
    wanted name;
BEGIN
    FOREACH wanted IN ARRAY ARRAY['rejoin_owner', 'rejoin_app', 'rejoin_keys', 'rejoin_reporting']::name[] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
            EXECUTE format('CREATE ROLE %I', wanted);
        END IF;
        EXECUTE format('ALTER ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS', wanted);
        EXECUTE format('GRANT CONNECT ON DATABASE %I TO %I', current_database(), wanted);
    END LOOP;
    FOREACH wanted IN ARRAY ARRAY['rejoin_command', 'rejoin_projection', 'rejoin_query', 'rejoin_audit']::name[] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
            EXECUTE format('CREATE ROLE %I', wanted);
        END IF;
        EXECUTE format('ALTER ROLE %I NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS', wanted);
        -- the service becomes one of them; it never has the rights of two at once
        EXECUTE format('GRANT %I TO rejoin_app WITH INHERIT FALSE, SET TRUE, ADMIN FALSE', wanted);
    END LOOP;
    EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database());
    EXECUTE format('ALTER DATABASE %I OWNER TO rejoin_owner', current_database());
END
$$;

-- migrates, and does nothing else
ALTER ROLE rejoin_owner CONNECTION LIMIT 20;
ALTER ROLE rejoin_owner SET lock_timeout = '1min';

-- the service: far below the time after which a gap in the events is given up
ALTER ROLE rejoin_app CONNECTION LIMIT 100;
ALTER ROLE rejoin_app SET transaction_timeout = '2min';
ALTER ROLE rejoin_app SET idle_in_transaction_session_timeout = '1min';
-- what it is where it says nothing else
ALTER ROLE rejoin_app SET role = 'rejoin_command';

-- rights of its own, from before there were modules
DO $$
DECLARE
    used name;
BEGIN
    FOR used IN SELECT nspname FROM pg_namespace
                WHERE nspname IN ('event_store', 'command_side', 'read_model', 'access_log', 'audit', 'reporting') LOOP
        EXECUTE format('REVOKE ALL ON ALL TABLES IN SCHEMA %I FROM rejoin_app', used);
        EXECUTE format('REVOKE ALL ON ALL SEQUENCES IN SCHEMA %I FROM rejoin_app', used);
        EXECUTE format('REVOKE ALL ON SCHEMA %I FROM rejoin_app', used);
        EXECUTE format('ALTER DEFAULT PRIVILEGES FOR ROLE rejoin_owner IN SCHEMA %I REVOKE ALL ON TABLES FROM rejoin_app', used);
    END LOOP;
END
$$;

-- the service once more, for the keys of personal data and nothing else
ALTER ROLE rejoin_keys CONNECTION LIMIT 50;
ALTER ROLE rejoin_keys SET transaction_timeout = '1min';
ALTER ROLE rejoin_keys SET idle_in_transaction_session_timeout = '1min';

-- reads the schema reporting
ALTER ROLE rejoin_reporting CONNECTION LIMIT 10;
ALTER ROLE rejoin_reporting SET default_transaction_read_only = on;
ALTER ROLE rejoin_reporting SET statement_timeout = '10min';
