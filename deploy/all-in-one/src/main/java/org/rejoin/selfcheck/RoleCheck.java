package org.rejoin.selfcheck;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.rejoin.eventstore.EventStoreTables;

/** Who the service is in the database, what it can become there (ADR 18), and what that must never be allowed. */
final class RoleCheck {

    static final List<String> MODULES = List.of("rejoin_command", "rejoin_projection", "rejoin_query", "rejoin_audit");

    /** Readable for queries without a policy: rows of nobody. */
    static final List<String> OF_NOBODY = List.of("school_unit", "statistics_school");

    private static final String EVENTS = EventStoreTables.eventSchema().domainEventTable();
    private static final List<String> AUDIT = List.of("audit.ledger", "audit.checkpoint", "audit.verification");
    private static final String RUN_SCRIPT =
            "Run deploy/postgresql/roles.sql as a superuser and connect as rejoin_app.";
    private static final String EVERY_ROLE = "(r.rolname = session_user OR r.rolname IN (" + quoted(MODULES) + "))";

    private RoleCheck() {}

    static List<Finding> findings(Questions ask) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        checkIdentity(ask, findings);
        checkModules(ask, findings);
        if (mayRewrite(EVENTS, ask)) {
            findings.add(new Finding(
                    "A role of the service may change or delete events.",
                    "REVOKE UPDATE, DELETE, TRUNCATE ON " + EVENTS + " FROM rejoin_app, " + String.join(", ", MODULES)
                            + ", and from PUBLIC."));
        }
        for (String table : AUDIT) {
            if (mayRewrite(table, ask) || isOwner(table, ask)) {
                findings.add(new Finding(
                        "A role of the service may change or delete what proves the events.",
                        "REVOKE UPDATE, DELETE, TRUNCATE ON " + table + " FROM rejoin_app, "
                                + String.join(", ", MODULES) + ", and from PUBLIC; it must belong to rejoin_owner."));
            }
        }
        if (ask.isTrue("EXISTS (SELECT FROM pg_roles r, pg_namespace n WHERE n.nspname = 'key_store' AND " + EVERY_ROLE
                + " AND has_schema_privilege(r.oid, n.oid, 'USAGE'))")) {
            findings.add(new Finding(
                    "A role of the service may read the keys of personal data.",
                    "Set rejoin.keys.user to a role of its own, rejoin_keys; as the owner: REVOKE ALL ON SCHEMA key_store"
                            + " FROM rejoin_app, " + String.join(", ", MODULES) + ", and from PUBLIC."));
        }
        checkRowSecurity(ask, findings);
        return findings;
    }

    private static void checkIdentity(Questions ask, List<Finding> findings) throws SQLException {
        if (ask.isTrue("EXISTS (SELECT FROM pg_roles r WHERE " + EVERY_ROLE + " AND (rolsuper OR rolbypassrls))")) {
            findings.add(new Finding("The service is a superuser, or may pass by the row security.", RUN_SCRIPT));
        }
        if (isOwner(EVENTS, ask)) {
            findings.add(new Finding("The service is connected as the owner of the events.", RUN_SCRIPT));
        }
    }

    private static void checkModules(Questions ask, List<Finding> findings) throws SQLException {
        for (String module : MODULES) {
            if (!ask.isTrue(
                    "(SELECT pg_has_role(session_user, oid, 'SET') AND NOT pg_has_role(session_user, oid, 'USAGE')"
                            + " FROM pg_roles WHERE rolname = '" + module + "')")) {
                findings.add(new Finding(
                        "The role " + module
                                + " is missing, or the service cannot become it, or has its rights always.",
                        RUN_SCRIPT));
            }
        }
        if (!ask.isTrue("current_user = 'rejoin_command'")) {
            findings.add(
                    new Finding("A connection of the service does not begin as the role rejoin_command.", RUN_SCRIPT));
        }
    }

    private static void checkRowSecurity(Questions ask, List<Finding> findings) throws SQLException {
        for (String table : ask.list("SELECT c.relname FROM pg_class c, pg_roles r WHERE r.rolname = 'rejoin_query'"
                + " AND c.relnamespace = to_regnamespace('read_model') AND c.relkind IN ('r', 'p', 'v', 'm', 'f')"
                + " AND (has_table_privilege(r.oid, c.oid, 'SELECT') OR has_any_column_privilege(r.oid, c.oid, 'SELECT'))"
                + " AND c.relname NOT IN (" + quoted(OF_NOBODY) + ")"
                + " AND (NOT c.relrowsecurity OR EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid"
                + " AND p.polpermissive AND p.polcmd IN ('r', '*') AND (p.polroles = '{0}' OR r.oid = ANY (p.polroles))"
                + " AND pg_get_expr(p.polqual, p.polrelid) = 'true'))")) {
            findings.add(new Finding(
                    "Queries may read every row of read_model." + table + ": no policy says whose rows they are.",
                    "ALTER TABLE read_model." + table + " ENABLE ROW LEVEL SECURITY and CREATE POLICY … TO rejoin_query"
                            + " in the migration that makes the table (ADR 18), or REVOKE SELECT from rejoin_query."));
        }
    }

    private static boolean mayRewrite(String table, Questions ask) throws SQLException {
        return ask.isTrue("EXISTS (SELECT FROM pg_roles r, " + relation(table) + " WHERE " + EVERY_ROLE
                + " AND (has_table_privilege(r.oid, c.oid, 'UPDATE, DELETE, TRUNCATE')"
                + " OR has_any_column_privilege(r.oid, c.oid, 'UPDATE')))");
    }

    private static boolean isOwner(String table, Questions ask) throws SQLException {
        return ask.isTrue("EXISTS (SELECT FROM pg_roles r, " + relation(table) + " WHERE " + EVERY_ROLE
                + " AND pg_has_role(r.oid, c.relowner, 'MEMBER'))");
    }

    // by the catalog: no role of the service may look into every schema
    private static String relation(String table) {
        String[] name = table.split("\\.", 2);
        return "(SELECT k.oid, k.relowner FROM pg_class k JOIN pg_namespace n ON n.oid = k.relnamespace"
                + " WHERE n.nspname = '" + name[0] + "' AND k.relname = '" + name[1] + "') c";
    }

    private static String quoted(List<String> names) {
        return names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
    }
}
