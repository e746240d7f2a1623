package org.rejoin.query.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.CannotCreateTransactionException;

class ProblemsTest {

    private final Problems problems = new Problems();

    @ParameterizedTest
    @MethodSource("databaseAway")
    void a_database_that_is_away_is_503_with_the_time_to_try_again(Exception failure) {
        ResponseEntity<Problem> answer = problems.unknown(failure, new MockHttpServletRequest());

        assertThat(answer.getStatusCode().value()).isEqualTo(503);
        assertThat(answer.getHeaders().getFirst("Retry-After")).isEqualTo("1");
        assertThat(answer.getBody()).satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("BUSY");
            assertThat(problem.title()).isEqualTo("系統忙碌");
        });
    }

    static Stream<Exception> databaseAway() {
        return Stream.of(
                new CannotCreateTransactionException("no connection"),
                new IllegalStateException(new SQLTransientConnectionException("pool is empty")),
                new DataAccessResourceFailureException("gone", new SQLException("refused", "08001")),
                new UncategorizedSQLException("read", null, new SQLException("too many", "53300")),
                new UncategorizedSQLException("read", null, new SQLException("shut down", "57P01")));
    }

    @Test
    void any_other_failure_stays_500_and_tells_nothing() {
        Exception failure = new UncategorizedSQLException("read", null, new SQLException("A123456789", "22021"));

        ResponseEntity<Problem> answer = problems.unknown(failure, new MockHttpServletRequest());

        assertThat(answer.getStatusCode().value()).isEqualTo(500);
        assertThat(answer.getBody())
                .hasToString(String.valueOf(answer.getBody()).replace("A123456789", ""));
    }
}
