package org.rejoin.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class SampleFileTest {

    @Test
    void years_later_the_newest_day_is_yesterday_and_everybody_is_as_old_as_before() {
        String file = """
                離校種類,出生日期,學號,監護人電話,離校時間,意願
                休學,2010-05-01,1150001,04-0001239;0900-000-028,2026-11-19,復學意願
                休學,98/05/02,1150002,0900-000-028,115/11/18,復學意願
                """;

        assertThat(SampleFile.endingBefore(LocalDate.of(2031, 11, 21), file)).isEqualTo("""
                離校種類,出生日期,學號,監護人電話,離校時間,意願
                休學,2015-05-02,1150001,04-0001239;0900-000-028,2031-11-20,復學意願
                休學,103/05/03,1150002,0900-000-028,120/11/19,復學意願
                """);
    }
}
