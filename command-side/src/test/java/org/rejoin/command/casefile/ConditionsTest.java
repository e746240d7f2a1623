package org.rejoin.command.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("R-ST-02")
class ConditionsTest {

    @Test
    void who_waits_for_a_report_sees_what_is_already_so() {
        assertThat(Conditions.met(
                        CaseAction.REPORT, List.of(CaseFileBlocker.NOT_PRINCIPAL, CaseFileBlocker.NO_TRACKING_RECORD)))
                .containsExactly(
                        CaseFileBlocker.NOT_SUBMITTED_YET,
                        CaseFileBlocker.STUDENT_IS_ADULT,
                        CaseFileBlocker.OTHER_CASE_OPEN);
    }

    @Test
    void where_nothing_stops_it_all_conditions_are_met() {
        assertThat(Conditions.met(CaseAction.CLOSE, List.of()))
                .containsExactly(
                        CaseFileBlocker.NOT_PRINCIPAL,
                        CaseFileBlocker.NOT_REPORTED_YET,
                        CaseFileBlocker.NO_CLOSURE_SUGGESTION);
    }

    @Test
    void of_what_is_out_of_the_question_nothing_is_said_to_be_met() {
        assertThat(Conditions.met(CaseAction.REPORT, List.of(CaseFileBlocker.ALREADY_REPORTED)))
                .isEmpty();
        assertThat(Conditions.met(CaseAction.CLOSE, List.of(CaseFileBlocker.NOT_YOUR_SCHOOL)))
                .isEmpty();
    }

    @Test
    void who_submits_sees_what_of_the_form_is_in_order() {
        assertThat(Conditions.met(CaseAction.SUBMIT, List.of(CaseFileBlocker.MISSING_FIELD)))
                .containsExactly(
                        CaseFileBlocker.NOT_THE_FILER,
                        CaseFileBlocker.MAIN_REASON_COUNT,
                        CaseFileBlocker.TEXT_TOO_LONG,
                        CaseFileBlocker.DATE_IN_FUTURE,
                        CaseFileBlocker.STUDENT_IS_ADULT);
        assertThat(Conditions.met(CaseAction.SUBMIT, List.of(CaseFileBlocker.ALREADY_SUBMITTED)))
                .isEmpty();
    }

    @Test
    @Tag("R-CLS-20")
    void who_reopens_sees_what_would_allow_it_but_of_an_open_case_nothing_was_asked() {
        assertThat(Conditions.met(CaseAction.REOPEN, List.of(CaseFileBlocker.OTHER_CASE_OPEN)))
                .containsExactly(
                        CaseFileBlocker.NOT_PRINCIPAL,
                        CaseFileBlocker.NOT_CLOSED,
                        CaseFileBlocker.CLOSED_BY_SYSTEM,
                        CaseFileBlocker.PERSONAL_DATA_ERASED,
                        CaseFileBlocker.NOT_LATEST_CASE);
        assertThat(Conditions.met(CaseAction.REOPEN, List.of(CaseFileBlocker.NOT_CLOSED)))
                .isEmpty();
    }

    @Test
    @Tag("T18")
    void who_voids_is_not_told_that_it_is_another_office_s() {
        assertThat(Conditions.met(CaseAction.VOID, List.of(CaseFileBlocker.REPORTED_NEEDS_LETTER)))
                .containsExactly(CaseFileBlocker.VOIDED);
        assertThat(Conditions.met(CaseAction.VOID, List.of(CaseFileBlocker.NOT_PRINCIPAL)))
                .containsExactly(CaseFileBlocker.VOIDED, CaseFileBlocker.REPORTED_NEEDS_LETTER);
    }

    @ParameterizedTest
    @EnumSource(CaseAction.class)
    void what_is_met_is_said_in_both_languages(CaseAction action) {
        for (Locale language : List.of(Locale.TAIWAN, Locale.ENGLISH)) {
            ResourceBundle texts = ResourceBundle.getBundle("command-messages", language);
            assertThat(Conditions.met(action, List.of()))
                    .allSatisfy(condition -> assertThat(texts.containsKey("met." + condition.name()))
                            .isTrue());
        }
    }
}
