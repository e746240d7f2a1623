package org.rejoin.query.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;

class DatesTest {

    private static final ZoneId TAIPEI = ZoneId.of("Asia/Taipei");
    private static final Instant NOW = Instant.parse("2026-11-20T02:42:00Z");

    @Test
    void a_day_has_the_year_of_the_republic_and_its_weekday_in_chinese() {
        assertThat(in(Locale.TAIWAN).day(LocalDate.of(2026, 11, 20))).isEqualTo("115/11/20（五）");
        assertThat(in(Locale.ENGLISH).day(LocalDate.of(2026, 11, 20))).isEqualTo("20 Nov 2026");
        assertThat(in(Locale.TAIWAN).longDay(LocalDate.of(2026, 11, 20))).isEqualTo("115 年 11 月 20 日（五）");
    }

    @Test
    void only_today_and_yesterday_are_called_so() {
        Dates dates = in(Locale.TAIWAN);
        assertThat(dates.moment(Instant.parse("2026-11-20T01:12:00Z"))).isEqualTo("今日 09:12");
        assertThat(dates.moment(Instant.parse("2026-11-19T15:59:00Z"))).isEqualTo("昨日 23:59");
        assertThat(dates.moment(Instant.parse("2026-11-18T09:40:00Z"))).isEqualTo("11/18 17:40");
        assertThat(dates.moment(Instant.parse("2025-11-18T09:40:00Z"))).isEqualTo("114/11/18 17:40");
    }

    @ParameterizedTest
    @CsvSource({"115/11/20", "1151120", "2026-11-20", "2026/11/20", "20261120", "' 115.11.20 '"})
    void a_year_under_200_is_one_of_the_republic(String typed) {
        assertThat(Dates.parse(typed)).contains(LocalDate.of(2026, 11, 20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "115/13/01", "115/02/30", "yesterday", "99999/1/1", "１１５/11/20 x"})
    void what_is_no_day_is_none(String typed) {
        assertThat(Dates.parse(typed)).isEmpty();
    }

    private static Dates in(Locale locale) {
        ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
        texts.setBasename("messages.page");
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
        PersonNames nobody = new PersonNames() {
            @Override
            public Map<String, Person> of(Set<String> accounts) {
                return Map.of();
            }

            @Override
            public Optional<String> principalReporterOf(String unit) {
                return Optional.empty();
            }
        };
        return new Dates(Clock.fixed(NOW, TAIPEI), TAIPEI, new Words(texts, nobody, units -> Map.of(), locale));
    }
}
