package org.rejoin.query.caselist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rejoin.query.caselist.AgeWarning.TURNED_18;
import static org.rejoin.query.caselist.AgeWarning.TURNING_18;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rejoin.event.casefile.CaseStatus;

@Tag("R-AGE-02")
@Tag("R-AGE-03")
@Tag("N14")
class AgeWarningTest {

    private static final LocalDate ADULT_ON = LocalDate.of(2026, 11, 21);

    @Test
    void by_default_lists_warn_from_the_first_day_of_the_month_of_the_birthday() {
        assertThat(warning("MONTH", "2026-10-31")).isNull();
        assertThat(warning("MONTH", "2026-11-01")).isEqualTo(TURNING_18);
        assertThat(warning("MONTH", "2026-11-20")).isEqualTo(TURNING_18);
        assertThat(warning("MONTH", "2026-11-21")).isEqualTo(TURNED_18);
    }

    @Test
    void by_setting_they_warn_so_many_days_before_the_birthday() {
        assertThat(warning("30d", "2026-10-21")).isNull();
        assertThat(warning("30d", "2026-10-22")).isEqualTo(TURNING_18);
        assertThat(warning("1d", "2026-11-19")).isNull();
        assertThat(warning("1d", "2026-11-20")).isEqualTo(TURNING_18);
        assertThat(warning("366d", "2025-11-20")).isEqualTo(TURNING_18);
        assertThat(warning("1d", "2026-11-21")).isEqualTo(TURNED_18);
    }

    @Test
    void a_case_that_is_over_warns_of_nothing() {
        assertThat(AgeWarning.of(CaseStatus.CLOSED, ADULT_ON, ADULT_ON, new AgeWarningTime("30d")))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "0d", "-1d", "367d", "30 days", "month", "P30D", "5s"})
    void nonsense_ends_the_start_with_what_may_be_written(String setting) {
        assertThatThrownBy(() -> new AgeWarningTime(setting))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rejoin.adulthood.warn-before is " + setting
                        + "; write MONTH for the month of the 18th birthday, or 1d to 366d for so many days before it");
    }

    private static @Nullable AgeWarning warning(String setting, String today) {
        return AgeWarning.of(CaseStatus.TRACKING, ADULT_ON, LocalDate.parse(today), new AgeWarningTime(setting));
    }
}
