package org.rejoin.query.absence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.event.CodeLists;
import org.rejoin.event.absence.DropoutGround;
import org.rejoin.event.calendar.SchoolCalendar;

/** Of which school years a correction may name reasons: a corrected day is anywhere from the absence to today. */
@Tag("SOP-4.2")
class ReportedDropoutTest {

    private static final String OF_THE_YEAR_BEFORE = "PERSONAL_INTELLECTUAL_OLD";
    private static final String OF_THE_YEAR_AFTER = "PERSONAL_INTELLECTUAL";

    @Test
    void a_correction_in_the_same_school_year_offers_the_reasons_of_that_year() {
        assertThat(offered("2017-06-26")).contains(OF_THE_YEAR_BEFORE).doesNotContain(OF_THE_YEAR_AFTER);
    }

    @Test
    void a_correction_in_the_next_school_year_offers_the_reasons_of_both_each_once() {
        assertThat(offered("2017-09-11"))
                .contains(OF_THE_YEAR_BEFORE, OF_THE_YEAR_AFTER)
                .doesNotHaveDuplicates();
    }

    private static List<String> offered(String today) {
        List<LocalDate> absentOn =
                List.of(LocalDate.parse("2017-06-20"), LocalDate.parse("2017-06-21"), LocalDate.parse("2017-06-22"));
        ReportedDropout told = new ReportedDropout(
                absentOn.get(2),
                absentOn.get(2),
                "1050001",
                DropoutGround.WITHOUT_LEAVE,
                "FAMILY_CARE",
                List.of(),
                null,
                absentOn,
                null,
                "賴組長",
                "03-1234567");
        List<Integer> years = told.yearsOfReasons(new SchoolCalendar(List.of()), LocalDate.parse(today));
        return DropoutReasons.offeredIn(years).stream()
                .flatMap(category -> category.reasons().stream())
                .map(CodeLists.Item::code)
                .toList();
    }
}
