package org.rejoin.event.ruleset;

import java.time.LocalDate;
import java.time.MonthDay;
import org.rejoin.event.school.Stage;

/**
 * In years.
 *
 * @param followUp a dropout is searched and helped back to the end of the school year in which the pupil turns so old (2.2; 18
 *     in senior high, L09)
 * @param register the register of a long-term dropout is kept to 31 August of the year in which the pupil turns so old (L26)
 * @param place the place of a dropout is no vacancy until the pupil is so old (R-HL-34)
 * @param noteZh why they are so, where the sources do not agree; empty where they do
 * @param noteEn the same in English
 */
public record Ages(int followUp, int register, int place, String noteZh, String noteEn) {

    // of the law; a published semester may end before it, and July is of no semester then
    private static final MonthDay END_OF_SCHOOL_YEAR = MonthDay.of(7, 31);
    private static final MonthDay END_OF_REGISTER = MonthDay.of(8, 31);

    /** Last day of the help (2.2). */
    public LocalDate followUpUntil(LocalDate bornOn) {
        LocalDate birthday = bornOn.plusYears(followUp);
        LocalDate end = END_OF_SCHOOL_YEAR.atYear(birthday.getYear());
        return birthday.isAfter(end) ? end.plusYears(1) : end;
    }

    /** Last day of the register of a long-term dropout (R-HL-21). */
    public LocalDate registerUntil(LocalDate bornOn) {
        return END_OF_REGISTER.atYear(bornOn.getYear() + register);
    }

    /** Last day on which the place of a dropout is no vacancy (R-HL-34). */
    public LocalDate placeUntil(LocalDate bornOn) {
        return bornOn.plusYears(place).minusDays(1);
    }

    /** Whether somebody who comes back to the stage may be guided to a supplementary school; the rule itself names the age (R-HL-10). */
    public static boolean isOverAge(Stage stage, LocalDate bornOn, LocalDate on) {
        return !on.isBefore(bornOn.plusYears(overAge(stage)));
    }

    private static int overAge(Stage stage) {
        return switch (stage) {
            case ELEMENTARY -> 15;
            case JUNIOR_HIGH -> 17;
            // the rule is of the two others: as long as somebody is helped back
            case SENIOR_HIGH -> 18;
        };
    }
}
