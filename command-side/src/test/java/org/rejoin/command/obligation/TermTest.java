package org.rejoin.command.obligation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TermTest {

    @ParameterizedTest
    @CsvSource({
        "10d, 2026-11-02, 2026-11-12",
        "10d, 2026-11-04, 2026-11-16",
        "3s, 2026-11-02, 2026-11-05",
        "3s, 2026-11-06, 2026-11-11",
        "1s, 2026-11-07, 2026-11-09"
    })
    void a_term_is_counted_in_calendar_or_school_days_and_ends_on_a_school_day(
            String term, LocalDate from, LocalDate due) {
        assertThat(Term.of(term).after(from, CaseCourse.CALENDAR)).isEqualTo(due);
        assertThat(Term.of(term)).hasToString(term);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "0d", "-1d", "d", "10w", "1000d"})
    void what_is_no_term_is_refused_at_start(String text) {
        assertThatThrownBy(() -> Term.of(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
