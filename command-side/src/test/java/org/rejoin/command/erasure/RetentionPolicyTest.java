package org.rejoin.command.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.command.erasure.ErasureBlocker.CASE_STILL_OPEN;
import static org.rejoin.command.erasure.ErasureBlocker.COUNSELLING_IS_STILL_KEPT;
import static org.rejoin.command.erasure.ErasureBlocker.REGISTER_IS_PERMANENT;
import static org.rejoin.command.erasure.ErasureBlocker.REGISTER_IS_STILL_KEPT;
import static org.rejoin.event.DataClass.COUNSELLING;
import static org.rejoin.event.DataClass.REGISTER;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.rejoin.event.DataClass;
import org.rejoin.event.erasure.LegalBasis;

class RetentionPolicyTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final KeptCase CLOSED = new KeptCase(
            "11111111-1111-4111-8111-111111111111", false, true, LocalDate.of(2020, 3, 2), LocalDate.of(2021, 1, 31));
    private static final KeptCase OPEN =
            new KeptCase("22222222-2222-4222-8222-222222222222", true, true, LocalDate.of(2026, 11, 2), null);
    private static final KeptCase VOIDED_FILING =
            new KeptCase("33333333-3333-4333-8333-333333333333", false, false, null, LocalDate.of(2026, 11, 3));

    private final RetentionPolicy usual = new RetentionPolicy("permanent", Period.ofYears(10));

    @Test
    @Tag("R-HL-19")
    @Tag("ST-A-04")
    void register_facts_of_a_reported_case_are_kept_for_ever() {
        assertThat(blockers(REGISTER, LegalBasis.SUBJECT_REQUEST, CLOSED)).containsExactly(REGISTER_IS_PERMANENT);
        assertThat(blockers(REGISTER, LegalBasis.PURPOSE_GONE, CLOSED)).containsExactly(REGISTER_IS_PERMANENT);
        assertThat(usual.ends(REGISTER)).isFalse();
    }

    @Test
    @Tag("R-HL-19")
    void a_filing_that_was_never_reported_is_no_register_fact() {
        assertThat(blockers(REGISTER, LegalBasis.SUBJECT_REQUEST, VOIDED_FILING))
                .isEmpty();
        assertThat(blockers(REGISTER, LegalBasis.SUBJECT_REQUEST, VOIDED_FILING, CLOSED))
                .containsExactly(REGISTER_IS_PERMANENT);
    }

    @Test
    @Tag("R-HL-19")
    void what_the_register_of_a_school_keeps_is_a_register_fact_without_any_case() {
        RetentionPolicy period = new RetentionPolicy("P5Y10M", Period.ofYears(10));
        for (List<KeptCase> cases : List.of(List.<KeptCase>of(), List.of(VOIDED_FILING))) {
            assertThat(usual.blockers(REGISTER, LegalBasis.SUBJECT_REQUEST, cases, true, TODAY))
                    .containsExactly(REGISTER_IS_PERMANENT);
            assertThat(period.blockers(REGISTER, LegalBasis.SUBJECT_REQUEST, cases, true, TODAY))
                    .containsExactly(REGISTER_IS_STILL_KEPT);
            assertThat(usual.blockers(REGISTER, LegalBasis.ORDER, cases, true, TODAY))
                    .isEmpty();
        }
        assertThat(usual.blockers(COUNSELLING, LegalBasis.SUBJECT_REQUEST, List.of(), true, TODAY))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"UNLAWFUL_COLLECTION", "ORDER"})
    @Tag("R-HL-26")
    void no_duty_protects_what_a_court_orders_or_nobody_might_have_kept(LegalBasis basis) {
        for (DataClass dataClass : List.of(REGISTER, COUNSELLING)) {
            assertThat(blockers(dataClass, basis, CLOSED)).isEmpty();
        }
    }

    @Test
    @Tag("R-HL-26")
    void where_a_period_is_set_it_runs_from_the_end_of_the_last_case() {
        RetentionPolicy period = new RetentionPolicy("P5Y10M", Period.ofYears(10));
        assertThat(period.blockers(
                        REGISTER, LegalBasis.SUBJECT_REQUEST, List.of(CLOSED), false, LocalDate.of(2026, 11, 29)))
                .containsExactly(REGISTER_IS_STILL_KEPT);
        assertThat(period.blockers(
                        REGISTER, LegalBasis.SUBJECT_REQUEST, List.of(CLOSED), false, LocalDate.of(2026, 11, 30)))
                .isEmpty();
    }

    @Test
    @Tag("R-HL-26")
    void a_reported_case_of_which_no_end_is_known_is_kept() {
        KeptCase endless =
                new KeptCase("44444444-4444-4444-8444-444444444444", false, true, LocalDate.of(2001, 3, 2), null);
        RetentionPolicy period = new RetentionPolicy("P5Y10M", Period.ofYears(10));
        assertThat(period.blockers(
                        REGISTER, LegalBasis.RETENTION, List.of(endless, CLOSED), false, LocalDate.of(2040, 1, 1)))
                .containsExactly(REGISTER_IS_STILL_KEPT);
    }

    @Test
    @Tag("ST-A-04")
    void the_period_of_counselling_text_does_not_bind_the_person() {
        assertThat(blockers(COUNSELLING, LegalBasis.SUBJECT_REQUEST, CLOSED)).isEmpty();
        assertThat(blockers(COUNSELLING, LegalBasis.PURPOSE_GONE, CLOSED)).containsExactly(COUNSELLING_IS_STILL_KEPT);
    }

    @ParameterizedTest
    @CsvSource({"2030-03-01, false", "2030-03-02, true", "2031-01-01, true"})
    void ten_years_after_leaving_the_period_of_counselling_text_is_over(LocalDate today, boolean over) {
        assertThat(usual.isOver(COUNSELLING, List.of(CLOSED), false, today)).isEqualTo(over);
    }

    @ParameterizedTest
    @EnumSource
    void while_a_case_is_open_nothing_is_erased_on_any_ground(LegalBasis basis) {
        assertThat(blockers(COUNSELLING, basis, OPEN, CLOSED)).contains(CASE_STILL_OPEN);
        assertThat(blockers(REGISTER, basis, OPEN, CLOSED)).contains(CASE_STILL_OPEN);
    }

    @Test
    void nothing_is_over_for_whom_nothing_is_kept() {
        assertThat(usual.isOver(COUNSELLING, List.of(), false, TODAY)).isFalse();
    }

    private List<ErasureBlocker> blockers(DataClass dataClass, LegalBasis basis, KeptCase... cases) {
        return usual.blockers(dataClass, basis, List.of(cases), false, TODAY);
    }
}
