package org.rejoin.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rejoin.As;

/** The matrix has a row for every endpoint that Spring serves, and for nothing else. */
class PermissionsTest {

    @Test
    void every_endpoint_has_a_row() {
        Set<String> without = new TreeSet<>(ServedEndpoints.all());
        without.removeAll(rows());

        assertThat(without).as("endpoints that Permissions does not name").isEmpty();
    }

    @Test
    void no_row_is_without_an_endpoint() {
        Set<String> without = new TreeSet<>(rows());
        without.removeAll(ServedEndpoints.all());

        assertThat(without).as("rows of Permissions that nothing serves").isEmpty();
    }

    @Test
    void no_endpoint_has_two_rows() {
        assertThat(Permissions.all().map(Permission::endpoint)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "GET,    /api/nothing,            404, NOT_FOUND",
        "GET,    /nothing,                404, NOT_FOUND",
        "GET,    /error,                  403, FORBIDDEN",
        "GET,    /actuator/env,           404, NOT_FOUND",
        "DELETE, /api/cases,              405, METHOD_NOT_ALLOWED",
        "POST,   /actuator/health,        405, METHOD_NOT_ALLOWED",
    })
    void what_has_no_row_does_not_exist(String method, String path, int status, String code) {
        As agency = As.account("agency");
        As.Answer answer =
                switch (method) {
                    case "GET" -> agency.get(path);
                    case "POST" -> agency.post(path);
                    default -> agency.delete(path, "{}");
                };

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(As.nobody().get(path).status()).isIn(401, 200);
    }

    private static Set<String> rows() {
        return Permissions.all().map(Permission::endpoint).collect(Collectors.toCollection(TreeSet::new));
    }
}
