package org.rejoin.command.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.event.casefile.ClosureReason.SEMESTER_END;
import static org.rejoin.event.casefile.ClosureReason.TURNED_18;
import static org.rejoin.event.casefile.LeavingType.LONG_TERM_ABSENCE;

import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.rejoin.event.casefile.ClosureReason;
import org.rejoin.event.casefile.LeavingType;

@Tag("R-TRK-08")
@Tag("R-CLS-04")
@Tag("c23")
class ClosingPolicyTest {

    /** SPEC 1.8.1 and c23; x = a person may close for this reason. The last two are the system's. */
    private static final String MATRIX = """
                                      absence suspension transfer long-term
            RETURNED_TO_SCHOOL        x       x          x        -
            OTHER_SENIOR_HIGH         x       x          x        -
            COLLEGE_OR_EXPERIMENTAL   x       x          x        -
            ENROLMENT_GIVEN_UP        x       x          x        -
            ENROLMENT_ANNULLED        x       x          x        -
            DECEASED                  x       x          x        -
            ABROAD                    x       x          x        -
            COURT_CUSTODY             x       x          x        -
            ABSENCE_7D_TO_SUSPENSION  x       -          -        -
            SUSPENSION_TO_TRANSFER    -       x          -        -
            TURNED_18                 -       -          -        -
            SEMESTER_END              -       -          -        -
            """;

    static Stream<Arguments> everyTypeAndReason() {
        return MATRIX.lines().skip(1).map(line -> line.split(" +")).flatMap(row -> Stream.of(LeavingType.values())
                .map(type -> Arguments.of(type, ClosureReason.valueOf(row[0]), row[1 + type.ordinal()].equals("x"))));
    }

    @ParameterizedTest
    @MethodSource("everyTypeAndReason")
    void each_leaving_type_has_its_reasons(LeavingType type, ClosureReason reason, boolean allowed) {
        assertThat(ClosingPolicy.reasonsFor(type).contains(reason)).isEqualTo(allowed);
    }

    @Test
    void the_matrix_names_every_reason_there_is() {
        assertThat(everyTypeAndReason()).hasSize(ClosureReason.values().length * LeavingType.values().length);
    }

    @ParameterizedTest
    @EnumSource(LeavingType.class)
    @Tag("R-LTA-02")
    void long_term_absence_alone_is_not_closed_by_hand(LeavingType type) {
        assertThat(ClosingPolicy.closesByHand(type)).isEqualTo(type != LONG_TERM_ABSENCE);
    }

    @ParameterizedTest
    @EnumSource(ClosureReason.class)
    @Tag("R-CLS-20")
    void birthday_and_end_of_semester_close_by_themselves(ClosureReason reason) {
        assertThat(ClosingPolicy.isBySystem(reason)).isEqualTo(reason == TURNED_18 || reason == SEMESTER_END);
    }
}
