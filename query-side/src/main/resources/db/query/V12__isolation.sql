-- A net under the conditions of the queries (ADR 18): what rejoin_query reads is cut to what the reader may see at all, so that
-- a query that forgets its condition finds too little and never too much. rejoin_projection writes every row; a new table is
-- hers alone, and unreadable for queries until a migration grants it to them and says by a policy which rows.

-- once more, for a database from before there were modules
GRANT USAGE ON SCHEMA read_model TO rejoin_projection;
ALTER DEFAULT PRIVILEGES IN SCHEMA read_model GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO rejoin_projection;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA read_model TO rejoin_projection;
REVOKE ALL ON read_model.flyway_schema_history FROM rejoin_projection;

-- What the service says of the reader at the beginning of each of his transactions, and only for it; null where it says nothing.
CREATE FUNCTION read_model.reader(fact text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    RETURN nullif(current_setting('rejoin.reader_' || fact, true), '');
CREATE FUNCTION read_model.reader_is(VARIADIC roles text[]) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    RETURN coalesce(string_to_array(current_setting('rejoin.reader_roles', true), ',') && roles, false);

-- The unit, of whose cases the reader works on all; on his own and those he assists in; whose reported ones he inspects.
CREATE FUNCTION read_model.unit_seen_whole() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    RETURN CASE WHEN read_model.reader_is('PRINCIPAL_REPORTER', 'COUNSELLOR', 'SENIOR_MANAGER') THEN read_model.reader('unit') END;
CREATE FUNCTION read_model.unit_tutored() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    RETURN CASE WHEN read_model.reader_is('TUTOR') THEN read_model.reader('unit') END;
CREATE FUNCTION read_model.unit_audited() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    RETURN CASE WHEN read_model.reader_is('AUDITOR') THEN read_model.reader('unit') END;
-- The county whose reported cases he sees; an auditor of a unit sees that unit's alone.
CREATE FUNCTION read_model.county_seen() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    RETURN CASE WHEN read_model.reader_is('COUNTY_OFFICER')
                  OR read_model.reader_is('AUDITOR') AND read_model.reader('unit') IS NULL THEN read_model.reader('county') END;
CREATE FUNCTION read_model.country_seen() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    RETURN read_model.reader_is('AGENCY_OFFICER')
        OR read_model.reader_is('AUDITOR') AND read_model.reader('unit') IS NULL AND read_model.reader('county') IS NULL;
-- Whose staff he is; he who manages everybody's accounts.
CREATE FUNCTION read_model.unit_worked_in() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    RETURN CASE WHEN read_model.reader_is('PRINCIPAL_REPORTER', 'COUNSELLOR', 'SENIOR_MANAGER', 'TUTOR') THEN read_model.reader('unit') END;
CREATE FUNCTION read_model.all_accounts_seen() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
    RETURN read_model.reader_is('AGENCY_OFFICER', 'ADMINISTRATOR');
-- The office whose messages he finds (R-INB): the agency's, or the principal reporter's of the unit.
CREATE FUNCTION read_model.office_held() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
    RETURN CASE WHEN read_model.reader_is('AGENCY_OFFICER') THEN '#agency'
                WHEN read_model.reader_is('PRINCIPAL_REPORTER') THEN read_model.reader('unit') END;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA read_model FROM PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA read_model TO rejoin_query;

GRANT USAGE ON SCHEMA read_model TO rejoin_query;
-- rows of nobody: names of units
GRANT SELECT ON read_model.school_unit, read_model.statistics_school TO rejoin_query;
-- rows of somebody: each has a policy below
GRANT SELECT ON read_model.case_list, read_model.case_list_tracker, read_model.case_page, read_model.notification,
    read_model.statistics_case, read_model.statistics_record, read_model.statistics_standing,
    read_model.account, read_model.principal_transfer TO rejoin_query;
GRANT SELECT, INSERT, UPDATE ON read_model.notification_read TO rejoin_query;

DO $$
DECLARE
    secured text;
BEGIN
    FOREACH secured IN ARRAY ARRAY['case_list', 'case_list_tracker', 'case_page', 'notification', 'notification_read',
                                   'statistics_case', 'statistics_record', 'statistics_standing', 'account', 'principal_transfer'] LOOP
        EXECUTE format('ALTER TABLE read_model.%I ENABLE ROW LEVEL SECURITY', secured);
        EXECUTE format('CREATE POLICY projection ON read_model.%I TO rejoin_projection USING (true) WITH CHECK (true)', secured);
    END LOOP;
END
$$;

-- (SELECT …) is asked once per statement, a bare call once per row
CREATE POLICY reader ON read_model.case_list_tracker FOR SELECT TO rejoin_query
    USING (account = (SELECT read_model.reader('account')));

CREATE POLICY reader ON read_model.case_list FOR SELECT TO rejoin_query USING (
    school = (SELECT read_model.unit_seen_whole())
    OR school = (SELECT read_model.unit_tutored())
        AND (filed_by = (SELECT read_model.reader('account'))
             OR EXISTS (SELECT FROM read_model.case_list_tracker t
                        WHERE t.account = (SELECT read_model.reader('account')) AND t.case_id = case_list.case_id))
    OR reported_at IS NOT NULL
        AND (school = (SELECT read_model.unit_audited())
             OR county = (SELECT read_model.county_seen())
             OR (SELECT read_model.country_seen())));

-- A tutor's next filing begins with the unit's last one of that student (R-FLD-04): of the unit's pages the query hides those
-- that are not his.
CREATE POLICY reader ON read_model.case_page FOR SELECT TO rejoin_query USING (
    school = (SELECT read_model.unit_worked_in())
    OR reported_at IS NOT NULL
        AND (school = (SELECT read_model.unit_audited())
             OR county = (SELECT read_model.county_seen())
             OR (SELECT read_model.country_seen())));

CREATE POLICY reader ON read_model.notification FOR SELECT TO rejoin_query
    USING (account = (SELECT read_model.reader('account')) OR office = (SELECT read_model.office_held()));

-- who reads an office's message has read it for his successor too; he writes his own marks alone
CREATE POLICY reader ON read_model.notification_read FOR SELECT TO rejoin_query
    USING (EXISTS (SELECT FROM read_model.notification n WHERE n.notification_id = notification_read.notification_id));
CREATE POLICY reader_marks ON read_model.notification_read FOR INSERT TO rejoin_query
    WITH CHECK (account = (SELECT read_model.reader('account')));
CREATE POLICY reader_marks_again ON read_model.notification_read FOR UPDATE TO rejoin_query
    USING (account = (SELECT read_model.reader('account')));

CREATE POLICY reader ON read_model.statistics_case FOR SELECT TO rejoin_query USING (
    reported_at IS NOT NULL
    AND (school IN ((SELECT read_model.unit_seen_whole()), (SELECT read_model.unit_audited()))
         OR county = (SELECT read_model.county_seen())
         OR (SELECT read_model.country_seen())));

-- neither names a unit: what the case shows, they show
CREATE POLICY reader ON read_model.statistics_standing FOR SELECT TO rejoin_query USING (
    (SELECT read_model.country_seen())
    OR EXISTS (SELECT FROM read_model.statistics_case c WHERE c.case_id = statistics_standing.case_id));
CREATE POLICY reader ON read_model.statistics_record FOR SELECT TO rejoin_query USING (
    (SELECT read_model.country_seen())
    OR EXISTS (SELECT FROM read_model.statistics_case c WHERE c.case_id = statistics_record.case_id));

CREATE POLICY reader ON read_model.account FOR SELECT TO rejoin_query
    USING (school = (SELECT read_model.unit_worked_in()) OR (SELECT read_model.all_accounts_seen()));

CREATE POLICY reader ON read_model.principal_transfer FOR SELECT TO rejoin_query
    USING (school = (SELECT read_model.unit_worked_in()) OR (SELECT read_model.all_accounts_seen()));
