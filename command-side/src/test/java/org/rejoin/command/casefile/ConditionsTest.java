package org.rejoin.command.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

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
}
