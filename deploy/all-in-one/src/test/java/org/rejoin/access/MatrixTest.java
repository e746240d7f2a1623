package org.rejoin.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rejoin.command.apitoken.Scope;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.springframework.mock.web.MockHttpServletResponse;

/**
 * Calls every endpoint as everybody, through the filter chain, and compares with the matrix. Allowed means: neither 401 nor
 * 403, and of the own school's record not 404; what may be wrong with the request itself is another matter.
 */
@Tag("c18")
class MatrixTest {

    private static final int ROUNDS = 41;
    private static final int WARM_UP = 5;
    // what a busy machine adds
    private static final long NOISE_NANOS = 3_000_000;

    private static final Set<String> ALLOWED_WITH_AN_EXPIRED_PASSWORD = Set.of(
            "GET /api/session",
            "DELETE /api/session",
            "DELETE /api/sessions",
            "PUT /api/session/password",
            "GET /settings/password");

    private static final Map<Scope, Set<String>> ALLOWED_BY_SCOPE = Map.of(
            Scope.READ_LISTS,
            Set.of(
                    "GET /api/cases",
                    "POST /api/cases/search",
                    "GET /api/cases/{id}",
                    "GET /api/live",
                    "GET /api/obligations",
                    "GET /api/obligations/counts",
                    "GET /api/code-lists/{name}",
                    "GET /api/code-lists/schools"),
            Scope.READ_STATISTICS,
            Set.of(
                    "GET /api/statistics/school-summary",
                    "GET /api/statistics/roster",
                    "GET /api/statistics/difference",
                    "GET /api/statistics/measures",
                    "GET /api/statistics/months",
                    "GET /actuator/prometheus"),
            Scope.IMPORT,
            Set.of("POST /api/cases/import", "POST /api/transfer-ins", "POST /api/attendance/import"));

    private static final MatrixWorld WORLD = new MatrixWorld();
    private static final Holder TUTOR = WORLD.holder(Role.TUTOR).signsIn();
    private static final Holder LATE_OFFICER =
            WORLD.holder(Role.COUNTY_OFFICER).passwordOfDaysAgo(91).signsIn();
    private static final Map<Scope, String> TOKENS =
            Stream.of(Scope.values()).collect(Collectors.toMap(scope -> scope, TUTOR::token));

    @ParameterizedTest
    @MethodSource("endpoints")
    void who_may_and_who_may_not(String endpoint) throws Exception {
        Permission row = row(endpoint);
        SoftAssertions all = new SoftAssertions();
        for (Role role : Role.values()) {
            int status = WORLD.call(row, WORLD.own(role), true).getStatus();
            if (row.roles().contains(role)) {
                all.assertThat(status).as("%s as %s", endpoint, role).isNotIn(401, 403, 405, 500);
                if (WORLD.knowsRecordOf(row, role)) {
                    all.assertThat(status).as("%s as %s", endpoint, role).isNotEqualTo(404);
                }
            } else {
                all.assertThat(status).as("%s as %s", endpoint, role).isIn(403, 404);
            }
        }
        all.assertAll();
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void without_an_account_only_what_is_open_answers(String endpoint) throws Exception {
        Permission row = row(endpoint);
        MockHttpServletResponse anonymous = WORLD.call(row, null, true);
        MockHttpServletResponse expired = WORLD.callInSession(row, TUTOR.expiredSession());
        MockHttpServletResponse ended = WORLD.callInSession(row, TUTOR.endedSession());

        if (row.isOpen()) {
            assertThat(anonymous.getStatus()).isNotIn(401, 403, 405, 500);
            assertThat(expired.getStatus()).isNotIn(401, 403, 405, 500);
            assertThat(ended.getStatus()).isNotIn(401, 403, 405, 500);
        } else {
            assertThat(anonymous.getStatus()).isEqualTo(401);
            assertThat(expired.getStatus()).isEqualTo(401);
            assertThat(ended.getStatus()).isEqualTo(401);
        }
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    @Tag("R-PWD-07")
    void with_an_expired_password_only_it_can_be_changed(String endpoint) throws Exception {
        Permission row = row(endpoint);

        MockHttpServletResponse answer = WORLD.callInSession(row, LATE_OFFICER.openSession());

        if (row.isOpen() || ALLOWED_WITH_AN_EXPIRED_PASSWORD.contains(endpoint)) {
            assertThat(answer.getStatus()).isNotIn(401, 403, 405, 500);
        } else {
            assertThat(answer.getStatus()).isEqualTo(403);
            assertThat(answer.getContentAsString()).contains("PASSWORD_EXPIRED");
        }
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void a_token_opens_what_its_scope_names(String endpoint) throws Exception {
        SoftAssertions all = new SoftAssertions();
        for (Scope scope : Scope.values()) {
            MockHttpServletResponse answer =
                    WORLD.callByProgram(row(endpoint), Objects.requireNonNull(TOKENS.get(scope)));
            String content = answer.getContentAsString();
            if (Objects.requireNonNull(ALLOWED_BY_SCOPE.get(scope)).contains(endpoint)) {
                all.assertThat(answer.getStatus())
                        .as("%s by %s", endpoint, scope)
                        .isNotIn(401, 405, 500);
                all.assertThat(content).as("%s by %s", endpoint, scope).doesNotContain("TOKEN_SCOPE_MISSING");
            } else {
                all.assertThat(answer.getStatus())
                        .as("%s by %s", endpoint, scope)
                        .isEqualTo(403);
                all.assertThat(content).as("%s by %s", endpoint, scope).contains("TOKEN_SCOPE_MISSING");
            }
        }
        all.assertAll();
    }

    @ParameterizedTest
    @MethodSource("endpointsOfRecords")
    void another_school_s_record_is_answered_as_an_unknown_one(String endpoint) throws Exception {
        Permission row = row(endpoint);
        SoftAssertions all = new SoftAssertions();
        for (Role role : Set.of(
                Role.PRINCIPAL_REPORTER, Role.TUTOR, Role.COUNSELLOR, Role.SENIOR_MANAGER, Role.COUNTY_OFFICER)) {
            Actor stranger = WORLD.stranger(role);
            MockHttpServletResponse foreign = WORLD.call(row, stranger, true);
            MockHttpServletResponse unknown = WORLD.call(row, stranger, false);
            all.assertThat(shapeOf(foreign)).as("%s as %s", endpoint, role).isEqualTo(shapeOf(unknown));
            if (row.letsThrough(stranger.roles()) && !isOfTheOfficeAlone(row)) {
                all.assertThat(foreign.getStatus())
                        .as("%s as %s", endpoint, role)
                        .isEqualTo(404);
            }
        }
        all.assertAll();
    }

    // a command reads the events of a case that is there before it refuses, and of an unknown one there are none to
    // read
    @ParameterizedTest
    @CsvSource({"GET /api/cases/{id}, 1.5", "GET /api/accounts/{id}, 1.5", "POST /api/cases/{id}/return, 2.5"})
    void and_in_the_same_time(String endpoint, double noise) {
        Permission row = row(endpoint);
        Actor stranger = WORLD.stranger(Role.PRINCIPAL_REPORTER);
        List<Long> foreign = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            boolean first = round % 2 == 0;
            long one = timeOf(row, stranger, first);
            long two = timeOf(row, stranger, !first);
            if (round >= WARM_UP) {
                foreign.add(first ? one : two);
                unknown.add(first ? two : one);
            }
        }

        double shorter = Math.min(median(foreign), median(unknown));
        double longer = Math.max(median(foreign), median(unknown));
        assertThat(longer)
                .as("foreign %s, unknown %s", median(foreign), median(unknown))
                .isLessThan(shorter * noise + NOISE_NANOS);
    }

    static Stream<String> endpoints() {
        return Permissions.all().map(Permission::endpoint).filter(endpoint -> !endpoint.startsWith("* "));
    }

    static Stream<String> endpointsOfRecords() {
        return Permissions.all().filter(WORLD::knowsRecordOf).map(Permission::endpoint);
    }

    private static Permission row(String endpoint) {
        return Permissions.all()
                .filter(row -> row.endpoint().equals(endpoint))
                .findFirst()
                .orElseThrow();
    }

    // whoever else asks learns only that it is theirs to decide
    private static boolean isOfTheOfficeAlone(Permission row) {
        return Set.of(Role.AGENCY_OFFICER, Role.ADMINISTRATOR).containsAll(row.roles());
    }

    private static long timeOf(Permission row, Actor actor, boolean known) {
        long start = System.nanoTime();
        MockHttpServletResponse answer = WORLD.call(row, actor, known);
        long time = System.nanoTime() - start;
        assertThat(answer.getStatus()).isEqualTo(404);
        return time;
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
    }

    private static String shapeOf(MockHttpServletResponse answer) throws Exception {
        return answer.getStatus()
                + answer.getContentAsString()
                        .replaceAll("\"traceId\":\"[^\"]*\"", "")
                        .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "");
    }
}
