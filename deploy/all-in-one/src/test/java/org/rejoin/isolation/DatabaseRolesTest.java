package org.rejoin.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * docs/database-roles.md is the matrix of rights; the database has these and no others. After a change run this test with
 * {@code -Ddatabase-roles.write=true} and look at the difference.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseRolesTest {

    private static final Path DOCUMENT =
            Path.of("..", "..", "docs", "database-roles.md").toAbsolutePath().normalize();
    private static final List<String> ROLES = List.of(
            "rejoin_command", "rejoin_projection", "rejoin_query", "rejoin_audit", "rejoin_app", "rejoin_reporting");
    private static final String OURS = "n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'";

    private InstalledDatabase database;

    @BeforeAll
    void open() throws SQLException, IOException {
        database = InstalledDatabase.open();
    }

    @AfterAll
    void close() throws SQLException {
        database.close();
    }

    @Test
    void every_role_may_do_with_every_object_what_the_document_says_and_nothing_else()
            throws SQLException, IOException {
        String actual = document();
        if (Boolean.getBoolean("database-roles.write")) {
            Files.writeString(DOCUMENT, actual);
        }
        assertThat(actual)
                .as("docs/database-roles.md, to be written anew with -Ddatabase-roles.write=true")
                .isEqualTo(Files.readString(DOCUMENT));
    }

    @Test
    void what_the_catalog_says_of_a_statement_is_what_happens_to_it() throws SQLException {
        for (String table : tables()) {
            for (String role : ROLES) {
                assertThat(executed(role, table)).as("%s on %s", role, table).isEqualTo(granted(role, table));
            }
        }
    }

    @Test
    void no_role_of_the_service_owns_anything_or_may_make_anything() throws SQLException {
        for (String role : ROLES) {
            assertThat(database.list(
                            "SELECT n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid ="
                                    + " c.relnamespace WHERE pg_has_role('" + role + "', c.relowner, 'MEMBER')"))
                    .isEmpty();
            assertThat(database.list("SELECT n.nspname FROM pg_namespace n WHERE has_schema_privilege('" + role
                            + "', n.oid, 'CREATE')"))
                    .isEmpty();
        }
    }

    @Test
    void a_new_table_is_unreadable_for_queries() throws SQLException {
        assertThat(database.list(
                        "SELECT pg_get_userbyid(d.defaclrole) || ' ' || a.grantee::regrole FROM pg_default_acl d,"
                                + " aclexplode(d.defaclacl) a WHERE d.defaclobjtype = 'r'"
                                + " AND a.grantee <> d.defaclrole GROUP BY 1"))
                .containsExactly("rejoin_owner rejoin_projection");
    }

    private String document() throws SQLException {
        StringBuilder text = new StringBuilder("""
                # Database roles

                What each role of the database may do with each object. Compared with the running database by `DatabaseRolesTest`, which also begins every statement; after a wanted change
                it writes this file (`-Ddatabase-roles.write=true`). Why it is so: ADR 18.

                `rejoin_owner` owns everything, migrates, and is never used to serve anybody. `rejoin_app` is what the service signs in as: it has no right of its own, and is one of the modules at a time —

                - `rejoin_command` where nothing else is said: decides, and writes the events. Sees no read model.
                - `rejoin_projection` in the transactions of the projections and of the service's own questions (`SystemReads`).
                - `rejoin_query` in the transactions of a reader (`@AsReader`, repositories).
                - `rejoin_audit` on connections of its own: ledger, checkpoints, verifications.

                S = SELECT, I = INSERT, U = UPDATE, D = DELETE, T = TRUNCATE; s = SELECT of the rows a policy shows the reader, i and u likewise; N = next value, X = execute.

                """);
        text.append("| Object | ").append(String.join(" | ", ROLES)).append(" |\n|---|");
        text.append(":--:|".repeat(ROLES.size())).append('\n');
        for (Map.Entry<String, List<String>> row : rights().entrySet()) {
            text.append("| `%s` | %s |\n".formatted(row.getKey(), String.join(" | ", row.getValue())));
        }
        return text.toString();
    }

    private Map<String, List<String>> rights() throws SQLException {
        Map<String, List<String>> rights = new TreeMap<>();
        for (String table : tables()) {
            rights.put(table, forAll(role -> inShort(role, table)));
        }
        for (String sequence :
                list("pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace", "c.relname", "c.relkind = 'S'")) {
            rights.put(
                    sequence,
                    forAll(role -> database.isTrue("has_schema_privilege('" + role + "', '"
                                    + sequence.substring(0, sequence.indexOf('.')) + "', 'USAGE')"
                                    + " AND has_sequence_privilege('" + role + "', '" + sequence
                                    + "', 'USAGE, UPDATE')")
                            ? "N"
                            : "–"));
        }
        for (String function : list(
                "pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace",
                "p.proname || '(' || oidvectortypes(p.proargtypes) || ')'",
                "true")) {
            rights.put(
                    function,
                    forAll(role -> database.isTrue("has_schema_privilege('" + role + "', '"
                                    + function.substring(0, function.indexOf('.')) + "', 'USAGE')"
                                    + " AND has_function_privilege('" + role + "', '" + function + "', 'EXECUTE')")
                            ? "X"
                            : "–"));
        }
        return rights;
    }

    private List<String> tables() throws SQLException {
        return list(
                "pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace",
                "c.relname",
                "c.relkind IN ('r', 'p', 'v', 'm', 'f')");
    }

    private List<String> list(String from, String name, String condition) throws SQLException {
        return database.list("SELECT n.nspname || '.' || " + name + " FROM " + from + " WHERE " + OURS + " AND "
                + condition + " ORDER BY 1");
    }

    private interface Right {
        String of(String role) throws SQLException;
    }

    private static List<String> forAll(Right right) throws SQLException {
        List<String> all = new ArrayList<>();
        for (String role : ROLES) {
            all.add(right.of(role));
        }
        return all;
    }

    private String inShort(String role, String table) throws SQLException {
        String letters = granted(role, table);
        boolean byRow = role.equals("rejoin_query")
                && database.isTrue("(SELECT relrowsecurity FROM pg_class WHERE oid = '" + table + "'::regclass)");
        return letters.isEmpty() ? "–" : byRow ? letters.toLowerCase(Locale.ROOT) : letters;
    }

    private String granted(String role, String table) throws SQLException {
        StringBuilder letters = new StringBuilder();
        if (database.isTrue(
                "has_schema_privilege('" + role + "', '" + table.substring(0, table.indexOf('.')) + "', 'USAGE')")) {
            for (String privilege : List.of("SELECT", "INSERT", "UPDATE", "DELETE", "TRUNCATE")) {
                boolean onColumns = List.of("SELECT", "INSERT", "UPDATE").contains(privilege)
                        && database.isTrue(
                                "has_any_column_privilege('" + role + "', '" + table + "', '" + privilege + "')");
                if (onColumns
                        || database.isTrue(
                                "has_table_privilege('" + role + "', '" + table + "', '" + privilege + "')")) {
                    letters.append(privilege.charAt(0));
                }
            }
        }
        return letters.toString();
    }

    // to explain a statement is to begin it: rights are checked, and nothing is touched
    private String executed(String role, String table) throws SQLException {
        String column = database.list("SELECT quote_ident(attname) FROM pg_attribute WHERE attrelid = '" + table
                        + "'::regclass AND attnum > 0 AND NOT attisdropped AND attidentity = '' AND attgenerated = ''"
                        + " ORDER BY attnum LIMIT 1")
                .get(0);
        boolean isView =
                database.isTrue("(SELECT relkind IN ('v', 'm') FROM pg_class WHERE oid = '" + table + "'::regclass)");
        StringBuilder letters = new StringBuilder();
        Map<String, String> statements = new LinkedHashMap<>();
        statements.put("S", "EXPLAIN SELECT FROM " + table);
        if (!isView) {
            statements.put("I", "EXPLAIN INSERT INTO " + table + " DEFAULT VALUES");
            statements.put("U", "EXPLAIN UPDATE " + table + " SET " + column + " = DEFAULT");
            statements.put("D", "EXPLAIN DELETE FROM " + table);
            statements.put("T", "TRUNCATE " + table + " CASCADE");
        }
        for (Map.Entry<String, String> statement : statements.entrySet()) {
            if (database.mayExecute(role, statement.getValue())) {
                letters.append(statement.getKey());
            }
        }
        return letters.toString();
    }
}
