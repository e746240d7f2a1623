package org.rejoin.query.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("c30")
class SmallCountsTest {

    private static final Hidden SMALL = new Hidden("<6", "<6");
    private static final Hidden BESIDE = new Hidden("*", "*");

    @Test
    void a_count_below_six_is_not_told_and_its_numbers_are_nowhere_in_the_answer() {
        SchoolSummary shown = summary(
                        of("A", Dimension.ALL, null, 30), of("A", Dimension.LEAVING_TYPE, "SUSPENSION", 3))
                .withoutSmallCounts(6);

        SchoolSummary.Count small = shown.rows().get(1);
        assertThat(small.persons()).isNull();
        assertThat(small.personTimes()).isNull();
        assertThat(small.hidden()).isEqualTo(SMALL);
    }

    @Test
    void few_persons_with_many_cases_are_few_persons() {
        SmallCounts<String> counts = new SmallCounts<>(6);
        counts.add("few", 5, 7);
        counts.add("six", 6, 6);
        counts.add("none", 0, 0);

        assertThat(counts.of("few")).isEqualTo(new Hidden("<6", "*"));
        assertThat(counts.of("six")).isNull();
        assertThat(counts.of("none")).as("nobody is told by it").isNull();
    }

    @Test
    void the_total_less_the_others_does_not_tell_it() {
        SchoolSummary shown = summary(
                        of("A", Dimension.ALL, null, 33),
                        of("A", Dimension.LEAVING_TYPE, "UNEXCUSED_ABSENCE", 20),
                        of("A", Dimension.LEAVING_TYPE, "SUSPENSION", 10),
                        of("A", Dimension.LEAVING_TYPE, "TRANSFER", 3))
                .withoutSmallCounts(6);

        assertThat(shown.rows()).extracting(SchoolSummary.Count::hidden).containsExactly(null, null, BESIDE, SMALL);
    }

    @Test
    void two_small_ones_that_are_small_together_need_a_third() {
        SchoolSummary shown = summary(
                        of("A", Dimension.ALL, null, 34),
                        of("A", Dimension.LEAVING_TYPE, "UNEXCUSED_ABSENCE", 30),
                        of("A", Dimension.LEAVING_TYPE, "SUSPENSION", 2),
                        of("A", Dimension.LEAVING_TYPE, "TRANSFER", 2))
                .withoutSmallCounts(6);

        assertThat(shown.rows()).extracting(SchoolSummary.Count::hidden).containsExactly(null, BESIDE, SMALL, SMALL);
    }

    @Test
    void the_county_less_the_other_schools_does_not_tell_it() {
        SchoolSummary shown = new SchoolSummary(
                        List.of(
                                of("A", Dimension.ALL, null, 4),
                                of("B", Dimension.ALL, null, 9),
                                of("C", Dimension.ALL, null, 20)),
                        List.of(of(null, Dimension.ALL, null, 33)))
                .withoutSmallCounts(6);

        assertThat(shown.rows()).extracting(SchoolSummary.Count::hidden).containsExactly(SMALL, BESIDE, null);
        assertThat(shown.totals()).extracting(SchoolSummary.Count::hidden).containsOnlyNulls();
    }

    @Test
    void the_total_of_one_school_is_that_school() {
        SchoolSummary shown = new SchoolSummary(
                        List.of(of("A", Dimension.ALL, null, 4)), List.of(of(null, Dimension.ALL, null, 4)))
                .withoutSmallCounts(6);

        assertThat(Stream.concat(shown.rows().stream(), shown.totals().stream()))
                .extracting(SchoolSummary.Count::hidden)
                .containsExactly(SMALL, SMALL);
    }

    @Test
    void reasons_of_closure_add_up_to_what_is_closed() {
        SchoolSummary shown = summary(
                        of("A", Dimension.ALL, null, 40),
                        of("A", Dimension.CLOSURE_REASON, "ABROAD", 8),
                        of("A", Dimension.CLOSURE_REASON, "DECEASED", 1),
                        of("A", Dimension.STATUS, "TRACKING", 31),
                        of("A", Dimension.STATUS, "CLOSED", 9))
                .withoutSmallCounts(6);

        assertThat(shown.rows())
                .extracting(SchoolSummary.Count::hidden)
                .containsExactly(null, BESIDE, SMALL, null, null);
    }

    @Test
    void a_month_is_protected_by_another_month_and_by_another_type() {
        YearMonth october = YearMonth.of(2026, 10);
        YearMonth november = YearMonth.of(2026, 11);
        Months shown = new Months(
                        List.of(
                                month(october, "SUSPENSION", 3),
                                month(october, "TRANSFER", 10),
                                month(october, null, 13),
                                month(november, "SUSPENSION", 20),
                                month(november, "TRANSFER", 30),
                                month(november, null, 50)),
                        List.of(month(null, "SUSPENSION", 23), month(null, "TRANSFER", 40), month(null, null, 63)))
                .withoutSmallCounts(6, Set.of());

        assertThat(shown.rows())
                .extracting(Months.Count::hidden)
                .containsExactly(SMALL, BESIDE, null, BESIDE, BESIDE, null);
        assertThat(shown.totals()).extracting(Months.Count::hidden).containsOnlyNulls();
    }

    @Test
    void what_the_summary_does_not_tell_the_months_do_not_add_up_to() {
        YearMonth november = YearMonth.of(2026, 11);
        Months shown = new Months(
                        List.of(
                                month(november, "TRANSFER", 10),
                                month(november, "SUSPENSION", 9),
                                month(november, null, 19)),
                        List.of(month(null, "TRANSFER", 10), month(null, "SUSPENSION", 9), month(null, null, 19)))
                .withoutSmallCounts(6, Set.of("TRANSFER", "SUSPENSION"));

        assertThat(shown.rows()).extracting(Months.Count::hidden).containsExactly(BESIDE, BESIDE, null);
    }

    @Test
    void life_situations_add_up_to_the_records_and_measures_to_nothing() {
        Measures shown = new Measures(List.of(
                        new Measures.Count(Dimension.ALL, null, 30, 20),
                        new Measures.Count(Dimension.MEASURE, "MEDICAL", 4, 4),
                        new Measures.Count(Dimension.MEASURE, "PSYCHOLOGIST", 29, 20),
                        new Measures.Count(Dimension.LIFE_SITUATION, "WORKING", 28, 18),
                        new Measures.Count(Dimension.LIFE_SITUATION, "NO_PLANS", 2, 2)))
                .withoutSmallCounts(6);

        assertThat(shown.rows()).extracting(Measures.Count::hidden).containsExactly(null, SMALL, null, BESIDE, SMALL);
    }

    @Test
    void an_earlier_total_does_not_tell_todays() {
        Difference shown = new Difference(
                        Instant.EPOCH, new Difference.Total(5, 5), new Difference.Total(8, 8), List.of())
                .withoutSmallCounts(6);

        assertThat(shown.then()).isEqualTo(new Difference.Total(null, null, SMALL));
        assertThat(shown.now()).isEqualTo(new Difference.Total(null, null, BESIDE));
    }

    private static SchoolSummary summary(SchoolSummary.Count... rows) {
        return new SchoolSummary(List.of(rows), List.of());
    }

    private static SchoolSummary.Count of(@Nullable String school, Dimension by, @Nullable String code, long cases) {
        return new SchoolSummary.Count(school, null, by, code, cases, cases);
    }

    private static Months.Count month(@Nullable YearMonth month, @Nullable String type, long cases) {
        return new Months.Count(month, type, cases, cases, null);
    }
}
