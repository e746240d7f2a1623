package org.rejoin.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateWordsTest {

    private static final ZonedDateTime MOMENT = ZonedDateTime.of(2026, 11, 20, 9, 5, 7, 0, ZoneId.of("Asia/Taipei"));

    @ParameterizedTest
    @CsvSource({
        "2026-11-20, 115/11/20, 115/11/20（五）, 20 Nov 2026",
        "2026-02-01, 115/02/01, 115/02/01（日）, 1 Feb 2026",
        "2028-02-29, 117/02/29, 117/02/29（二）, 29 Feb 2028",
        "2010-12-31, 99/12/31, 99/12/31（五）, 31 Dec 2010",
        "2011-09-01, 100/09/01, 100/09/01（四）, 1 Sep 2011",
    })
    void days_are_shown_by_roc_years_and_in_english_by_western_ones(
            LocalDate day, String roc, String withDayOfWeek, String english) {
        assertThat(DateWords.day(day, Locale.TAIWAN)).isEqualTo(roc);
        assertThat(DateWords.dayOfWeek(day, Locale.TAIWAN)).isEqualTo(withDayOfWeek);
        assertThat(DateWords.day(day, Locale.ENGLISH)).isEqualTo(english);
        assertThat(DateWords.dayOfWeek(day, Locale.UK)).isEqualTo(english);
    }

    @Test
    void so_are_months_and_moments() {
        assertThat(DateWords.month(YearMonth.of(2026, 9), Locale.TAIWAN)).isEqualTo("115/09");
        assertThat(DateWords.month(YearMonth.of(2026, 9), Locale.ENGLISH)).isEqualTo("Sep 2026");
        assertThat(DateWords.minute(MOMENT, Locale.TAIWAN)).isEqualTo("115/11/20 09:05");
        assertThat(DateWords.minute(MOMENT, Locale.ENGLISH)).isEqualTo("20 Nov 2026 09:05");
        assertThat(DateWords.second(MOMENT, Locale.TAIWAN)).isEqualTo("115/11/20 09:05:07");
    }

    @Test
    void any_other_language_is_answered_in_traditional_chinese() {
        assertThat(DateWords.day(LocalDate.of(2026, 11, 20), Locale.JAPANESE)).isEqualTo("115/11/20");
    }
}
