package org.rejoin.query.platform;

import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.eventstore.TestDatabase;
import org.rejoin.query.Api;
import org.rejoin.query.QuerySideTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** What the net costs (ADR 18): medians with and without the policies, by turns in one run. Asked for by its name only. */
@QuerySideTest
class IsolationCost {

    private static final int CASES = 200_000;
    private static final int UNITS = 500;
    private static final int ROUNDS = 12;
    private static final int REQUESTS = 25;
    private static final List<String> TABLES = List.of("case_list", "case_list_tracker", "case_page");

    private final Api api;
    private final JdbcTemplate owner;
    private final JdbcTemplate pool;
    private final TransactionTemplate asReader;
    private final TransactionTemplate plain;

    IsolationCost(
            @Autowired WebApplicationContext context,
            @Autowired Environment environment,
            @Autowired JdbcTemplate pool,
            @Autowired @Qualifier(AsReader.TRANSACTIONS) PlatformTransactionManager readers,
            @Autowired PlatformTransactionManager others) {
        this.api = new Api(context);
        this.owner = new JdbcTemplate(new DriverManagerDataSource(
                environment.getRequiredProperty("spring.datasource.url"), TestDatabase.OWNER, ""));
        this.pool = pool;
        this.asReader = new TransactionTemplate(readers);
        this.plain = new TransactionTemplate(others);
    }

    private interface Request {
        void send() throws Exception;
    }

    @Test
    void medians_with_and_without() throws Exception {
        UUID shown = fill();
        Actor registrar = new Actor("registrar", Set.of(Role.PRINCIPAL_REPORTER), "U00007", "C07");
        Actor tutor = new Actor("tutor-7", Set.of(Role.TUTOR), "U00007", "C07");
        Actor county = new Actor("county", Set.of(Role.COUNTY_OFFICER), null, "C07");
        Actor agency = new Actor("agency", Set.of(Role.AGENCY_OFFICER), null, null);
        Map<String, Request> requests = new LinkedHashMap<>();
        requests.put("list of a unit", () -> ok(api.getAs(registrar, "/api/cases?list=TRACKING&size=30")));
        requests.put("list of a tutor", () -> ok(api.getAs(tutor, "/api/cases?list=TRACKING&size=30")));
        requests.put("list of a county", () -> ok(api.getAs(county, "/api/cases?list=TRACKING&size=30")));
        requests.put("list of the agency", () -> ok(api.getAs(agency, "/api/cases?list=CLOSED&size=30")));
        requests.put(
                "search by name, county", () -> ok(api.postAs(county, "/api/cases/search", "{\"name\":\"王123\"}")));
        requests.put(
                "search by name, agency", () -> ok(api.postAs(agency, "/api/cases/search", "{\"name\":\"王123\"}")));
        requests.put("case page", () -> ok(api.getAs(registrar, "/api/cases/" + shown)));
        requests.put("empty transaction", () -> asReader.executeWithoutResult(status -> pool.execute("SELECT 1")));

        for (Map.Entry<String, Request> request : requests.entrySet()) {
            double[][] millis = new double[2][ROUNDS * REQUESTS];
            for (int round = -2; round < ROUNDS; round++) { // two to warm up
                for (int with = 0; with < 2; with++) {
                    boolean isTransaction = request.getKey().equals("empty transaction");
                    if (!isTransaction) {
                        secure(with == 1);
                    }
                    Request sent = isTransaction && with == 0
                            ? () -> plain.executeWithoutResult(status -> pool.execute("SELECT 1"))
                            : request.getValue();
                    for (int n = 0; n < REQUESTS; n++) {
                        long start = System.nanoTime();
                        sent.send();
                        if (round >= 0) {
                            millis[with][round * REQUESTS + n] = (System.nanoTime() - start) / 1e6;
                        }
                    }
                }
            }
            System.out.printf(
                    "ISOLATION %-24s without %.2f ms, with %.2f ms%n",
                    request.getKey(), median(millis[0]), median(millis[1]));
        }
    }

    private static void ok(ResultActions answer) throws Exception {
        answer.andExpect(status().isOk());
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private void secure(boolean with) {
        TABLES.forEach(table -> owner.execute(
                "ALTER TABLE read_model." + table + (with ? " ENABLE" : " DISABLE") + " ROW LEVEL SECURITY"));
    }

    private UUID fill() {
        owner.execute(
                "INSERT INTO read_model.case_list (case_id, student_id, version, case_number, school, county, national_id,"
                        + " student_name, leaving_type, filed_by, filed_at, status, submitted_records, transfer_ins,"
                        + " tracking_records, transferred_in, reported_at) SELECT gen_random_uuid(), gen_random_uuid(), 3, '2026-' || n,"
                        + " 'U' || lpad((n % " + UNITS + ")::text, 5, '0'), 'C' || lpad((n % " + UNITS
                        + " % 20)::text, 2, '0'),"
                        + " 'N' || n, '王' || n, 'SUSPENSION', 'tutor-' || (n / " + UNITS + " % 40),"
                        + " now() - make_interval(mins => n), CASE WHEN n % 3 = 0 THEN 'CLOSED' ELSE 'TRACKING' END, '{}', '{}', 1,"
                        + " false, CASE WHEN n % 10 > 0 THEN now() END FROM generate_series(1, " + CASES + ") n");
        owner.execute(
                "INSERT INTO read_model.case_list_tracker SELECT 'tutor-' || (ascii(case_number) + length(case_number))"
                        + " % 40, case_id FROM read_model.case_list");
        owner.execute(
                "INSERT INTO read_model.case_page (case_id, student_id, version, case_number, school, county,"
                        + " leaving_type, status, form, filed_by, filed_at, records, trackers, transfer_ins, earlier_closures,"
                        + " reported_at) SELECT case_id, student_id, version, case_number, school, county, leaving_type, status,"
                        + " jsonb_build_object('student', jsonb_build_object('nationalId', national_id, 'name', student_name,"
                        + " 'identities', '[]'::jsonb), 'secondaryReasons', '[]'::jsonb, 'intentions', '[]'::jsonb),"
                        + " filed_by, filed_at, '[]', '[]', '[]', '[]', reported_at FROM read_model.case_list WHERE school LIKE 'U%'");
        owner.execute("VACUUM ANALYZE read_model.case_list, read_model.case_list_tracker, read_model.case_page");
        return Objects.requireNonNull(owner.queryForObject(
                "SELECT case_id FROM read_model.case_page WHERE school = 'U00007' LIMIT 1", UUID.class));
    }
}
