package org.rejoin.command.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LifetimeTest {

    @ParameterizedTest
    @CsvSource({
        "PT1H, 1 小時, 1 hour",
        "PT36H, 36 小時, 36 hours",
        "P2D, 2 天, 2 days",
        "P1D, 1 天, 1 day",
        "PT30M, 30 分鐘, 30 minutes",
        "PT90M, 90 分鐘, 90 minutes"
    })
    void a_time_is_told_in_the_largest_unit_that_fits(Duration time, String chinese, String english) {
        assertThat(Lifetime.inChinese(time)).isEqualTo(chinese);
        assertThat(Lifetime.inEnglish(time)).isEqualTo(english);
    }
}
