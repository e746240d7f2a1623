package org.rejoin.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.springframework.mock.web.MockHttpServletResponse;

/**
 * Calls every endpoint as everybody, through the filter chain, and compares with the matrix. Allowed means: neither 401 nor
 * 403, and of the own school's record not 404; what may be wrong with the request itself is another matter.
 */
@Tag("c18")
class MatrixTest {

    private static final MatrixWorld WORLD = new MatrixWorld();

    @ParameterizedTest
    @MethodSource("endpoints")
    void who_may_and_who_may_not(String endpoint) throws Exception {
        Permission row = row(endpoint);
        SoftAssertions all = new SoftAssertions();
        for (Role role : Role.values()) {
            int status = WORLD.call(row, WORLD.own(role), true).getStatus();
            if (row.roles().contains(role)) {
                all.assertThat(status).as("%s as %s", endpoint, role).isNotIn(401, 403, 405, 500);
                if (WORLD.knowsRecordOf(row)) {
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
        MockHttpServletResponse expired = WORLD.callWithExpiredSession(row);

        if (row.isOpen()) {
            assertThat(anonymous.getStatus()).isNotIn(401, 403, 405, 500);
            assertThat(expired.getStatus()).isNotIn(401, 403, 405, 500);
        } else {
            assertThat(anonymous.getStatus()).isEqualTo(401);
            assertThat(expired.getStatus()).isEqualTo(401);
        }
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
            if (row.letsThrough(stranger.roles())) {
                all.assertThat(foreign.getStatus())
                        .as("%s as %s", endpoint, role)
                        .isEqualTo(404);
            }
        }
        all.assertAll();
    }

    static Stream<String> endpoints() {
        return Permissions.all().map(Permission::endpoint).filter(endpoint -> !endpoint.equals("* /error"));
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

    private static String shapeOf(MockHttpServletResponse answer) throws Exception {
        return answer.getStatus()
                + answer.getContentAsString()
                        .replaceAll("\"traceId\":\"[^\"]*\"", "")
                        .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "");
    }
}
