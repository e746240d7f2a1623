package org.rejoin.query.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.eventstore.TestDatabase;
import org.rejoin.query.QuerySideTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.env.Environment;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.concurrent.DelegatingSecurityContextExecutor;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What a query sees that forgot every condition of its own. */
@QuerySideTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RowSecurityIT {

    private static final String UNIT_A = "880001";
    private static final String UNIT_B = "880002";
    // where pupils of both units are placed
    private static final String RECEIVING = "880003";
    private static final String COUNTY_A = "880";
    private static final String COUNTY_B = "881";

    private static final Actor REGISTRAR_A = staff("registrar-a-880001", UNIT_A, Role.PRINCIPAL_REPORTER);
    private static final Actor HEAD_A = staff("head-a-880001", UNIT_A, Role.HEAD);
    private static final Actor TUTOR_A = staff("tutor-a-880001", UNIT_A, Role.TUTOR);

    /** Of each table: what tells whose row it is. */
    private static final Map<String, String> TABLES = new TreeMap<>(Map.ofEntries(
            Map.entry("case_list", "school"),
            Map.entry("case_list_tracker", "account"),
            Map.entry("case_list_obligation", "kind"),
            Map.entry("case_page", "school"),
            Map.entry("notification", "coalesce(office, account)"),
            Map.entry("notification_read", "account"),
            Map.entry("kept_columns", "account"),
            Map.entry("kept_filter", "account"),
            Map.entry("obligation", "school"),
            Map.entry("obligation_case", "school"),
            Map.entry("statistics_case", "school"),
            Map.entry("statistics_record", "record_id"),
            Map.entry("account", "school"),
            Map.entry("principal_transfer", "school"),
            Map.entry("transfer_in_line", "school"),
            Map.entry("transfer_in_match", "right(transfer_in_id::text, 6)"),
            Map.entry("transfer_in_student", "right(student_id::text, 6)"),
            Map.entry("school_plan", "school"),
            Map.entry("absence_pupil", "school"),
            Map.entry("absence_day", "recorded_by"),
            Map.entry("absence_duty", "school"),
            Map.entry("absence_note", "school"),
            Map.entry("absence_report", "school"),
            Map.entry("absence_report_before", "school"),
            Map.entry("meeting", "school"),
            Map.entry("meeting_pupil", "school"),
            Map.entry("meeting_task", "school"),
            Map.entry("meeting_note", "school"),
            Map.entry("meeting_owed", "school"),
            Map.entry("transfer_out", "school"),
            Map.entry("transfer_out_destination", "school"),
            Map.entry("transfer_out_duty", "school"),
            Map.entry("transfer_out_report", "school"),
            Map.entry("register_entry", "school"),
            Map.entry("register_movement", "school"),
            Map.entry("register_void", "school"),
            Map.entry("vacancy_duty", "school"),
            Map.entry("class_change", "school"),
            Map.entry("statistics_standing", "closure_reason")));

    private final JdbcClient jdbc;
    private final TransactionTemplate asReader;
    private final TransactionTemplate asNobodyInParticular;
    private final SystemReads system;
    private final Environment environment;

    RowSecurityIT(
            @Autowired JdbcClient jdbc,
            @Autowired @Qualifier(AsReader.TRANSACTIONS) PlatformTransactionManager readers,
            @Autowired PlatformTransactionManager others,
            @Autowired SystemReads system,
            @Autowired Environment environment) {
        this.jdbc = jdbc;
        this.asReader = new TransactionTemplate(readers);
        this.asNobodyInParticular = new TransactionTemplate(others);
        this.system = system;
        this.environment = environment;
    }

    @BeforeAll
    void rows_of_two_units_in_two_counties() throws SQLException {
        try (Connection owner = DriverManager.getConnection(
                        environment.getRequiredProperty("spring.datasource.url"), TestDatabase.OWNER, "");
                Statement statement = owner.createStatement()) {
            rowsOf(UNIT_A, COUNTY_A, statement);
            rowsOf(UNIT_B, COUNTY_B, statement);
        }
    }

    @AfterAll
    void leave_no_rows_to_other_tests() throws SQLException {
        try (Connection owner = DriverManager.getConnection(
                        environment.getRequiredProperty("spring.datasource.url"), TestDatabase.OWNER, "");
                Statement statement = owner.createStatement()) {
            for (String unit : List.of(UNIT_A, UNIT_B)) {
                for (String table : List.of("notification_read", "notification", "kept_columns", "kept_filter")) {
                    statement.execute("DELETE FROM read_model." + table + " WHERE " + TABLES.get(table) + " LIKE '%"
                            + unit + "'");
                }
                statement.execute("DELETE FROM read_model.announcement WHERE title_zh = '" + unit + "'");
                statement.execute("DELETE FROM read_model.statistics_standing WHERE closure_reason = '" + unit + "'");
                statement.execute("DELETE FROM read_model.statistics_record WHERE record_id = '" + unit + "'");
                for (String table : List.of("transfer_in_match", "transfer_in_student", "transfer_in_line")) {
                    statement.execute(
                            "DELETE FROM read_model." + table + " WHERE " + TABLES.get(table) + " = '" + unit + "'");
                }
                statement.execute("DELETE FROM read_model.absence_day WHERE recorded_by = 'yeh-" + unit + "'");
                statement.execute("DELETE FROM read_model.case_list_obligation WHERE kind = '" + unit + "'");
                for (String table : List.of(
                        "case_list",
                        "case_page",
                        "statistics_case",
                        "account",
                        "principal_transfer",
                        "school_plan",
                        "obligation",
                        "obligation_case",
                        "absence_pupil",
                        "absence_duty",
                        "absence_note",
                        "absence_report",
                        "absence_report_before",
                        "meeting",
                        "meeting_pupil",
                        "meeting_task",
                        "meeting_note",
                        "meeting_owed",
                        "transfer_out",
                        "transfer_out_destination",
                        "transfer_out_duty",
                        "transfer_out_report",
                        "register_entry",
                        "register_movement",
                        "register_void",
                        "vacancy_duty",
                        "class_change")) {
                    statement.execute("DELETE FROM read_model." + table + " WHERE school = '" + unit + "'");
                }
            }
        }
    }

    private static void rowsOf(String unit, String county, Statement owner) throws SQLException {
        for (boolean reported : List.of(true, false)) {
            UUID id = UUID.randomUUID();
            String reportedAt = reported ? "now()" : "NULL";
            owner.execute(
                    "INSERT INTO read_model.case_list (case_id, student_id, version, case_number, school, county, national_id,"
                            + " leaving_type, filed_by, filed_at, status, submitted_records, transfer_ins, tracking_records,"
                            + " transferred_in, reported_at) VALUES ('%s', gen_random_uuid(), 0, 'n', '%s', '%s', 'A123456789', 'SUSPENSION', '%s',"
                                    .formatted(id, unit, county, reported ? "registrar" : "tutor-b-" + unit)
                            + " now(), 'TRACKING', '{}', '{}', 0, false, " + reportedAt + ")");
            owner.execute("INSERT INTO read_model.case_page (case_id, student_id, version, case_number, school, county,"
                    + " leaving_type, status, form, filed_by, filed_at, records, trackers, transfer_ins,"
                    + " earlier_closures, erased, reported_at) VALUES ('%s', gen_random_uuid(), 0, 'n', '%s', '%s', 'SUSPENSION',"
                            .formatted(id, unit, county)
                    + " 'TRACKING', '{}', 'tutor', now(), '[]', '[]', '[]', '[]', '{}', " + reportedAt + ")");
            owner.execute("INSERT INTO read_model.statistics_case (case_id, case_number, student_id, school, county,"
                    + " leaving_type, status, reported_at) VALUES ('%s', 'n', gen_random_uuid(), '%s', '%s', 'SUSPENSION',"
                            .formatted(id, unit, county)
                    + " 'TRACKING', " + reportedAt + ")");
            owner.execute(
                    "INSERT INTO read_model.statistics_record (case_id, record_id, number, submitted_at, measures)"
                            + " VALUES ('%s', '%s', 1, now(), '{}')".formatted(id, unit));
            owner.execute("INSERT INTO read_model.statistics_standing (case_id, version, since, status, closure_reason)"
                    + " VALUES ('%s', 1, now(), 'TRACKING', '%s')".formatted(id, unit));
            owner.execute("INSERT INTO read_model.obligation_case VALUES ('%s', 'n', '%s', '%s', '%s', %s, '{}')"
                    .formatted(id, unit, county, reported ? "registrar" : "tutor-b-" + unit, reported));
            owner.execute("INSERT INTO read_model.obligation (obligation_id, case_id, kind, school, roles, opened_on,"
                    + " due_on, needed, so_far, rule_id, standing, owed) VALUES (gen_random_uuid(), '%s', 'REPORT', '%s',"
                            .formatted(id, unit)
                    + " '{}', current_date, current_date, 1, 0, 'r', 'OPEN', true)");
            owner.execute("INSERT INTO read_model.case_list_obligation VALUES (gen_random_uuid(), '%s', '%s',"
                            .formatted(id, unit)
                    + " current_date, current_date, true)");
            if (reported) {
                owner.execute(
                        "INSERT INTO read_model.case_list_tracker VALUES ('tutor-a-%s', '%s')".formatted(unit, id));
            }
        }
        for (String whose : List.of("office", "account")) {
            UUID id = UUID.randomUUID();
            owner.execute("INSERT INTO read_model.notification (notification_id, kind, %s, at, actor, overtaken)"
                            .formatted(whose)
                    + " VALUES ('%s', 'CASE_FILED', '%s', now(), 'x', false)"
                            .formatted(id, whose.equals("office") ? unit : "tutor-a-" + unit));
            owner.execute("INSERT INTO read_model.notification_read VALUES ('%s', '%s', now())"
                    .formatted(id, (whose.equals("office") ? "registrar-a-" : "tutor-a-") + unit));
        }
        // ids that end in the unit: neither table names one
        String arrival = "00000000-0000-0000-0000-000000" + unit;
        owner.execute(
                "INSERT INTO read_model.transfer_in_line VALUES ('%s', 1, '%s', '2026-11', 'x', now(), '%s', 'MATCHED')"
                        .formatted(arrival, unit, arrival));
        owner.execute(
                "INSERT INTO read_model.transfer_in_match VALUES ('%s', '%s', now())".formatted(arrival, arrival));
        owner.execute("INSERT INTO read_model.transfer_in_student VALUES ('%s', 'A12')".formatted(arrival));
        owner.execute("INSERT INTO read_model.kept_columns VALUES ('registrar-a-%s', '{}')".formatted(unit));
        owner.execute(
                "INSERT INTO read_model.kept_filter (account, filter_id, list, kept_at) VALUES ('registrar-a-%s', gen_random_uuid(), 'OPEN', now())"
                        .formatted(unit));
        owner.execute("INSERT INTO read_model.account (account_id, version, account, name, email, phone, school, roles,"
                + " standing, verified, password_set, applied_at, history) VALUES (gen_random_uuid(), 0, 'tutor-a-%s', 'n',"
                        .formatted(unit)
                + " 'e', 'p', '" + unit + "', '{TUTOR}', 'NORMAL', true, true, now(), '[]')");
        UUID pupil = UUID.randomUUID();
        owner.execute("INSERT INTO read_model.absence_pupil VALUES ('%s', 0, gen_random_uuid(), '%s', '705', 'n', 1, 1,"
                        .formatted(pupil, unit)
                + " 'ABSENT', false, false, false, false)");
        owner.execute(
                "INSERT INTO read_model.absence_day VALUES ('%s', current_date, 'ABSENT', NULL, now(), 0, 'yeh-%s', NULL)"
                        .formatted(pupil, unit));
        owner.execute("INSERT INTO read_model.absence_duty VALUES (gen_random_uuid(), '%s', '%s', 'CONTACT_FAMILY',"
                        .formatted(pupil, unit)
                + " '{CLASS_TEACHER}', current_date, 1, current_date, now(), 'CONTACT', 'r', 's', 'OPEN', false, NULL,"
                + " NULL, NULL, '{}', '{}', NULL, NULL)");
        owner.execute("INSERT INTO read_model.absence_note VALUES (gen_random_uuid(), 'DONE', '%s', '%s',"
                        .formatted(pupil, unit)
                + " '{HEAD,COUNSELLING_OFFICE}', 't')");
        owner.execute("INSERT INTO read_model.absence_report VALUES (gen_random_uuid(), '%s', '%s', current_date, 'n',"
                        .formatted(pupil, unit)
                + " 'WITHOUT_LEAVE', 'FAMILY_CARE', '{}', NULL, '{}', 'A12', 'c', 'p', now())");
        owner.execute("INSERT INTO read_model.absence_report_before VALUES (gen_random_uuid(), 1, '%s', '%s',"
                        .formatted(pupil, unit)
                + " current_date, 'n', 'WITHOUT_LEAVE', 'FAMILY_CARE', '{}', NULL, 'c', 'p', now(), 'lai', now(),"
                + " 'lai', 'r')");
        UUID meeting = UUID.randomUUID();
        owner.execute("INSERT INTO read_model.meeting VALUES ('%s', '%s', 'RESPONSE', current_date, 'mo', current_date,"
                        .formatted(meeting, unit)
                + " NULL, 'p', '[]', '[]', '{HEAD,COUNSELLING_OFFICE}', 'PLANNED', NULL, NULL, NULL)");
        owner.execute("INSERT INTO read_model.meeting_pupil VALUES ('%s', '%s', '%s')".formatted(meeting, pupil, unit));
        owner.execute("INSERT INTO read_model.meeting_task VALUES (gen_random_uuid(), '%s', '%s', '%s', 'REGISTRY',"
                        .formatted(meeting, pupil, unit)
                + " false, current_date, now(), 'OPEN', false, NULL, NULL)");
        owner.execute("INSERT INTO read_model.meeting_note VALUES ('%s', 'MINUTES', '%s', gen_random_uuid(), '%s',"
                        .formatted(meeting, pupil, unit)
                + " '{HEAD,COUNSELLING_OFFICE}', 't')");
        owner.execute("INSERT INTO read_model.meeting_owed VALUES (gen_random_uuid(), '%s', current_date, 12, 10,"
                        .formatted(unit)
                + " current_date, now(), 's', 'OPEN', false, NULL)");
        owner.execute(
                "INSERT INTO read_model.register_entry VALUES (gen_random_uuid(), gen_random_uuid(), '%s', '115001',"
                                .formatted(unit)
                        + " 115, 'n', 7, '705', 'ADMITTED', current_date, NULL)");
        owner.execute("INSERT INTO read_model.register_movement VALUES (gen_random_uuid(), '%s', 0, 'ADMITTED',"
                        .formatted(unit)
                + " current_date, 7, '705', false, NULL)");
        owner.execute(
                "INSERT INTO read_model.register_void VALUES (gen_random_uuid(), 0, gen_random_uuid(), '%s', '115002',"
                                .formatted(unit)
                        + " 115, 'n', 7, '705', 'ADMITTED', current_date, now(), 'lai', 'r')");
        owner.execute(
                "INSERT INTO read_model.vacancy_duty VALUES (gen_random_uuid(), '%s', 115, current_date, current_date,"
                                .formatted(unit)
                        + " now(), 'OPEN', false, NULL)");
        owner.execute(
                "INSERT INTO read_model.class_change (entry_id, place, student_id, school, next_step, requested_on,"
                        + " reason, counsel_until) VALUES (gen_random_uuid(), 0, gen_random_uuid(), '%s', 'COUNSEL',"
                                .formatted(unit)
                        + " current_date, 'r', current_date)");
        UUID placed = UUID.randomUUID();
        owner.execute(
                "INSERT INTO read_model.transfer_out VALUES ('%s', gen_random_uuid(), '%s', 'n', '705', 'PLACEMENT',"
                                .formatted(placed, unit)
                        + " current_date, NULL, current_date, 'OPEN', false, NULL, NULL)");
        owner.execute("INSERT INTO read_model.transfer_out_destination VALUES ('%s', '%s', true, '%s', 'p')"
                .formatted(placed, unit, RECEIVING));
        owner.execute(
                "INSERT INTO read_model.transfer_out_report VALUES ('%s', '%s', current_date, 'n', 'FAMILY_CARE', '{}',"
                                .formatted(placed, unit)
                        + " NULL, 'A12', 'c', 'p')");
        owner.execute(
                "INSERT INTO read_model.transfer_out_duty VALUES ('%s', 'PLACEMENT_MEETING', '%s', true, '{REGISTRY}',"
                                .formatted(placed, unit)
                        + " current_date, now(), 'r', 'OPEN', false)");
        owner.execute(
                "INSERT INTO read_model.school_plan (upload_id, school, county, school_year, document, version, newest,"
                        + " file_name, media_type, bytes, uploaded_by, uploaded_at) VALUES (gen_random_uuid(), '%s', '%s', 115,"
                                .formatted(unit, county)
                        + " 'PLAN', 1, true, 'f', 'm', 1, 'a', now())");
        owner.execute(
                "INSERT INTO read_model.announcement (announcement_id, version, kind, audience, title_zh, shown_from,"
                        + " files, published_by, published_at, withdrawn_at) VALUES (gen_random_uuid(), 0, 'NEWS', '%s', '%s',"
                                .formatted(unit.equals(UNIT_A) ? "PUBLIC" : "ACCOUNTS", unit)
                        + " '2026-01-01', '[]', 'agency', now(), NULL), (gen_random_uuid(), 0, 'NEWS', 'PUBLIC', '"
                        + unit
                        + "', '2026-01-01', '[]', 'agency', now(), now())");
        owner.execute(
                "INSERT INTO read_model.principal_transfer (transfer_id, version, school, from_account, to_account,"
                        + " path, stamped_form, standing, applied_by, applied_at) VALUES (gen_random_uuid(), 0, '"
                        + unit
                        + "', gen_random_uuid(), gen_random_uuid(), 'p', 'f', 'APPLIED', 'a', now())");
    }

    @AfterEach
    void sign_out() {
        SecurityContextHolder.clearContext();
    }

    static Set<String> tables() {
        return TABLES.keySet();
    }

    @Test
    void every_table_that_queries_may_read_and_that_holds_rows_of_somebody_is_tried_here() {
        assertThat(jdbc.sql(
                                "SELECT relname FROM pg_class WHERE relnamespace = 'read_model'::regnamespace AND relkind = 'r'"
                                        + " AND has_table_privilege('rejoin_query', oid, 'SELECT')"
                                        + " AND relname NOT IN ('school_unit', 'statistics_school', 'announcement')")
                        .query(String.class)
                        .set())
                .as("tables that rejoin_query may read: each needs a policy that says whose rows they are (ADR 18)")
                .isEqualTo(tables());
    }

    @ParameterizedTest
    @MethodSource("tables")
    void a_query_without_a_condition_shows_the_own_unit_and_no_other(String table) {
        Actor reader = Stream.of("absence_", "meeting", "transfer_out", "register_", "vacancy_", "class_change")
                        .anyMatch(table::startsWith)
                ? HEAD_A
                : Set.of("case_list_tracker").contains(table) ? TUTOR_A : REGISTRAR_A;

        assertThat(owners(reader, table)).isNotEmpty().allMatch(owner -> owner.endsWith(UNIT_A));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void without_anybody_signed_in_nothing_is_there(String table) {
        assertThat(owners(null, table)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void somebody_of_no_unit_and_no_county_sees_nothing(String table) {
        assertThat(owners(new Actor("lost", Set.of(Role.TUTOR, Role.COUNTY_OFFICER), null, null), table))
                .isEmpty();
    }

    @Test
    void a_county_officer_sees_the_reported_cases_of_the_county() {
        Actor officer = new Actor("officer", Set.of(Role.COUNTY_OFFICER), null, COUNTY_A);

        for (String table : List.of(
                "case_list",
                "case_list_obligation",
                "case_page",
                "obligation",
                "obligation_case",
                "statistics_case",
                "statistics_record",
                "statistics_standing")) {
            assertThat(owners(officer, table)).as(table).containsExactly(UNIT_A);
        }
        assertThat(owners(officer, "account")).isEmpty();
    }

    @Test
    void a_county_officer_sees_the_papers_of_the_county_and_the_agency_those_of_all() {
        assertThat(owners(new Actor("officer", Set.of(Role.COUNTY_OFFICER), null, COUNTY_A), "school_plan"))
                .containsExactly(UNIT_A);
        assertThat(owners(new Actor("agency", Set.of(Role.AGENCY_OFFICER), null, null), "school_plan"))
                .contains(UNIT_A, UNIT_B);
        assertThat(owners(TUTOR_A, "school_plan")).isEmpty();
    }

    @Test
    void without_an_account_one_sees_announcements_for_everybody_and_withdrawn_ones_are_the_office_s() {
        assertThat(announcements(null)).contains(UNIT_A).doesNotContain(UNIT_B);
        assertThat(announcements(TUTOR_A)).contains(UNIT_A, UNIT_B).doesNotHaveDuplicates();
        assertThat(announcements(new Actor("agency", Set.of(Role.AGENCY_OFFICER), null, null)))
                .containsSubsequence(UNIT_A, UNIT_A);
    }

    @Test
    void an_auditor_sees_the_reported_cases_of_what_the_inspection_is_of() {
        for (String table : List.of("case_list", "case_page", "statistics_case", "statistics_standing")) {
            assertThat(owners(new Actor("auditor", Set.of(Role.AUDITOR), UNIT_A, COUNTY_A), table))
                    .containsExactly(UNIT_A);
            assertThat(owners(new Actor("auditor", Set.of(Role.AUDITOR), null, COUNTY_B), table))
                    .containsExactly(UNIT_B);
            assertThat(owners(new Actor("auditor", Set.of(Role.AUDITOR), null, null), table))
                    .contains(UNIT_A, UNIT_B);
        }
    }

    @Test
    void the_agency_sees_reported_cases_everywhere_and_every_account() {
        Actor agency = new Actor("agency", Set.of(Role.AGENCY_OFFICER), null, null);

        assertThat(owners(agency, "case_list")).containsOnlyOnce(UNIT_A, UNIT_B);
        assertThat(owners(agency, "account")).contains(UNIT_A, UNIT_B);
        assertThat(owners(agency, "notification")).doesNotContain(UNIT_A, UNIT_B);
    }

    @Test
    void who_holds_two_offices_of_a_school_finds_the_messages_of_both_and_of_no_other() throws SQLException {
        try (Connection owner = DriverManager.getConnection(
                        environment.getRequiredProperty("spring.datasource.url"), TestDatabase.OWNER, "");
                Statement statement = owner.createStatement()) {
            for (String office : List.of("#registry", "#head", "#student-affairs")) {
                for (String unit : List.of(UNIT_A, UNIT_B)) {
                    statement.execute(
                            "INSERT INTO read_model.notification (notification_id, kind, office, at, actor, overtaken)"
                                    + " VALUES (gen_random_uuid(), 'TASKS_CAME_UP', '%s%s', now(), 'two-offices', false)"
                                            .formatted(unit, office));
                }
            }
            Actor both = new Actor("small-school", Set.of(Role.HEAD, Role.REGISTRY), UNIT_A, COUNTY_A);

            assertThat(owners(both, "notification")).containsExactlyInAnyOrder(UNIT_A + "#head", UNIT_A + "#registry");
            statement.execute("DELETE FROM read_model.notification WHERE actor = 'two-offices'");
        }
    }

    @Test
    void an_administrator_sees_every_account_and_no_case() {
        Actor administrator = new Actor("administrator", Set.of(Role.ADMINISTRATOR), null, null);

        assertThat(owners(administrator, "account")).contains(UNIT_A, UNIT_B);
        assertThat(owners(administrator, "case_list")).isEmpty();
        assertThat(owners(administrator, "case_page")).isEmpty();
    }

    @Test
    void a_tutor_is_listed_the_cases_he_assists_in_alone() {
        assertThat(owners(TUTOR_A, "case_list")).containsExactly(UNIT_A);
        assertThat(owners(staff("tutor-b-880001", UNIT_A, Role.TUTOR), "case_list"))
                .containsExactly(UNIT_A);
        assertThat(owners(staff("tutor-c", UNIT_A, Role.TUTOR), "case_list")).isEmpty();
        assertThat(owners(staff("tutor-a-880001", UNIT_B, Role.TUTOR), "case_list"))
                .as("who changed schools leaves his cases behind")
                .isEmpty();
    }

    @Test
    void pupils_are_of_those_who_work_with_them_and_what_was_written_of_those_it_is_for() {
        for (Role role : List.of(Role.PRINCIPAL_REPORTER, Role.TUTOR, Role.COUNSELLOR, Role.SENIOR_MANAGER)) {
            assertThat(owners(staff("x", UNIT_A, role), "absence_pupil")).isEmpty();
        }
        Actor teacher = staff("yeh", UNIT_A, Role.CLASS_TEACHER);
        assertThat(owners(teacher, "absence_duty")).containsExactly(UNIT_A);
        assertThat(owners(teacher, "absence_note")).isEmpty();
        assertThat(owners(staff("wen", UNIT_A, Role.COUNSELLING_OFFICE), "absence_note"))
                .containsExactly(UNIT_A);
        assertThat(owners(teacher, "meeting_task")).containsExactly(UNIT_A);
        assertThat(owners(teacher, "meeting_note")).isEmpty();
        assertThat(owners(HEAD_A, "meeting_note")).containsExactly(UNIT_A);
    }

    @Test
    void the_register_is_for_those_who_keep_it() {
        for (Role role : List.of(Role.CLASS_TEACHER, Role.STUDENT_AFFAIRS, Role.COUNSELLING_OFFICE, Role.TUTOR)) {
            assertThat(owners(staff("x", UNIT_A, role), "register_entry")).isEmpty();
        }
        assertThat(owners(staff("lai", UNIT_A, Role.REGISTRY), "register_entry"))
                .containsExactly(UNIT_A);
        assertThat(owners(staff("x", UNIT_A, Role.CLASS_TEACHER), "register_void"))
                .isEmpty();
    }

    @Test
    void what_was_reported_of_a_dropout_is_for_the_offices_that_write_to_authorities() {
        for (Role role : List.of(Role.CLASS_TEACHER, Role.STUDENT_AFFAIRS, Role.COUNSELLING_OFFICE)) {
            assertThat(owners(staff("x", UNIT_A, role), "absence_report")).isEmpty();
            assertThat(owners(staff("x", UNIT_A, role), "absence_report_before"))
                    .isEmpty();
        }
        for (Role role : List.of(Role.REGISTRY, Role.HEAD)) {
            assertThat(owners(staff("x", UNIT_A, role), "absence_report")).containsExactly(UNIT_A);
            assertThat(owners(staff("x", UNIT_A, role), "absence_report_before"))
                    .containsExactly(UNIT_A);
        }
    }

    @Test
    void where_a_child_under_protection_went_is_for_those_who_place_it_and_of_the_other_school_for_them_alone() {
        List<String> tables = List.of("transfer_out", "transfer_out_duty");
        Actor teacher = staff("yeh", UNIT_A, Role.CLASS_TEACHER);
        assertThat(tables)
                .allSatisfy(table -> assertThat(owners(teacher, table)).containsExactly(UNIT_A));
        assertThat(owners(teacher, "transfer_out_destination")).isEmpty();
        assertThat(owners(staff("lai", UNIT_A, Role.REGISTRY), "transfer_out_destination"))
                .containsExactly(UNIT_A);

        Actor there = staff("fang", RECEIVING, Role.COUNSELLING_OFFICE);
        assertThat(tables)
                .allSatisfy(table -> assertThat(owners(there, table)).containsExactlyInAnyOrder(UNIT_A, UNIT_B));
        for (Role role : List.of(Role.CLASS_TEACHER, Role.STUDENT_AFFAIRS, Role.TUTOR)) {
            assertThat(owners(staff("x", RECEIVING, role), "transfer_out")).isEmpty();
        }
    }

    @Test
    void a_mark_of_reading_is_the_readers_own() {
        assertThat(changed(
                        REGISTRAR_A,
                        "UPDATE read_model.notification_read SET read_at = now() WHERE account LIKE '%880002'"))
                .isZero();
        assertThatThrownBy(() -> changed(
                        REGISTRAR_A,
                        "INSERT INTO read_model.notification_read VALUES (gen_random_uuid(), 'somebody', now())"))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    void what_somebody_keeps_of_the_lists_nobody_else_changes() {
        assertThat(changed(REGISTRAR_A, "DELETE FROM read_model.kept_filter WHERE account LIKE '%880002'"))
                .isZero();
        assertThatThrownBy(() -> changed(REGISTRAR_A, "INSERT INTO read_model.kept_columns VALUES ('somebody', '{}')"))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    void a_query_can_neither_write_a_row_nor_read_what_only_projections_need() {
        for (String sql : List.of(
                "UPDATE read_model.case_list SET school = '880001'",
                "DELETE FROM read_model.case_page",
                "SELECT count(*) FROM read_model.inbox_case",
                "SELECT count(*) FROM read_model.token",
                "INSERT INTO event_store.domain_event DEFAULT VALUES")) {
            assertThatThrownBy(() -> changed(REGISTRAR_A, sql))
                    .as(sql)
                    .isInstanceOf(DataAccessException.class)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void the_reader_is_forgotten_with_his_transaction_however_it_ends() {
        long connection = commitsAndGivesTheConnectionBack();
        assertThat(identity()).isEqualTo(connection + " rejoin_app   ");

        asReaderOf(
                REGISTRAR_A,
                () -> asReader.executeWithoutResult(status -> {
                    assertThat(identity())
                            .endsWith(" rejoin_query " + REGISTRAR_A.account() + " PRINCIPAL_REPORTER " + UNIT_A);
                    status.setRollbackOnly();
                }));
        assertThat(identity()).isEqualTo(connection + " rejoin_app   ");

        assertThatThrownBy(() -> changed(REGISTRAR_A, "SELECT 1 / 0")).isInstanceOf(DataAccessException.class);
        assertThat(identity()).isEqualTo(connection + " rejoin_app   ");
        assertThat(owners(null, "case_list")).isEmpty();
    }

    private long commitsAndGivesTheConnectionBack() {
        asReaderOf(
                REGISTRAR_A,
                () -> asReader.executeWithoutResult(
                        status -> assertThat(identity()).contains(UNIT_A)));
        return jdbc.sql("SELECT pg_backend_pid()").query(Long.class).single();
    }

    @Test
    void another_kind_of_transaction_on_the_same_connection_is_not_the_readers() {
        owners(REGISTRAR_A, "case_list");

        assertThat(asNobodyInParticular.<String>execute(status -> identity())).endsWith(" rejoin_app   ");
        assertThat(system.read(this::identity)).endsWith(" rejoin_projection   ");
    }

    @Test
    void a_question_of_the_system_inside_a_readers_transaction_is_asked_apart() {
        asReaderOf(
                REGISTRAR_A,
                () -> asReader.executeWithoutResult(status -> {
                    assertThat(system.read(this::identity)).endsWith(" rejoin_projection   ");
                    assertThat(identity()).contains(" rejoin_query ").endsWith(UNIT_A);
                }));
    }

    @Test
    void two_readers_at_the_same_moment_are_not_mixed_up() throws InterruptedException, ExecutionException {
        Actor registrarB = staff("registrar-a-880002", UNIT_B, Role.PRINCIPAL_REPORTER);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<Boolean>> all = IntStream.range(0, 4)
                    .mapToObj(n -> threads.submit(() -> {
                        start.await();
                        Actor reader = n % 2 == 0 ? REGISTRAR_A : registrarB;
                        for (int times = 0; times < 50; times++) {
                            if (!owners(reader, "case_list").equals(Set.of(String.valueOf(reader.school())))) {
                                return false;
                            }
                        }
                        return true;
                    }))
                    .toList();
            start.countDown();
            for (Future<Boolean> thread : all) {
                assertThat(thread.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void another_thread_sees_nothing_unless_the_reader_goes_along() {
        SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor();
        threads.setVirtualThreads(Runtime.version().feature() >= 21);
        signIn(REGISTRAR_A);

        assertThat(CompletableFuture.supplyAsync(() -> visible("case_list"), threads)
                        .join())
                .isEmpty();
        assertThat(CompletableFuture.supplyAsync(
                                () -> visible("case_list"), new DelegatingSecurityContextExecutor(threads))
                        .join())
                .containsExactly(UNIT_A);
    }

    private String identity() {
        return jdbc.sql("SELECT concat_ws(' ', pg_backend_pid(), current_user,"
                        + " coalesce(current_setting('rejoin.reader_account', true), ''),"
                        + " coalesce(current_setting('rejoin.reader_roles', true), ''),"
                        + " coalesce(current_setting('rejoin.reader_unit', true), ''))")
                .query(String.class)
                .single();
    }

    private int changed(Actor reader, String sql) {
        signIn(reader);
        Integer rows = asReader.execute(status -> {
            try {
                return sql.startsWith("SELECT")
                        ? jdbc.sql(sql).query(Integer.class).single()
                        : jdbc.sql(sql).update();
            } finally {
                status.setRollbackOnly();
            }
        });
        return rows == null ? 0 : rows;
    }

    private Set<String> owners(@Nullable Actor reader, String table) {
        signIn(reader);
        return visible(table);
    }

    private List<String> announcements(@Nullable Actor reader) {
        signIn(reader);
        return Objects.requireNonNull(asReader.execute(status -> jdbc.sql(
                        "SELECT title_zh FROM read_model.announcement WHERE title_zh LIKE '88000_' ORDER BY title_zh")
                .query(String.class)
                .list()));
    }

    private Set<String> visible(String table) {
        Set<String> owners =
                asReader.execute(status -> jdbc.sql("SELECT " + TABLES.get(table) + " FROM read_model." + table)
                        .query(String.class)
                        .set());
        return owners == null ? Set.of() : owners;
    }

    private static void asReaderOf(Actor reader, Runnable work) {
        signIn(reader);
        work.run();
        SecurityContextHolder.clearContext();
    }

    private static void signIn(@Nullable Actor reader) {
        if (reader == null) {
            SecurityContextHolder.clearContext();
        } else {
            SecurityContextHolder.setContext(new SecurityContextImpl(
                    UsernamePasswordAuthenticationToken.authenticated(reader, null, List.of())));
        }
    }

    private static Actor staff(String account, String unit, Role role) {
        return new Actor(account, Set.of(role), unit, unit.equals(UNIT_A) ? COUNTY_A : COUNTY_B);
    }
}
