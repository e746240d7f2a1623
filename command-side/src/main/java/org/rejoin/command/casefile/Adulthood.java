package org.rejoin.command.casefile;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.calendar.SchoolCalendar;
import org.rejoin.event.calendar.Semester;
import org.rejoin.event.casefile.CaseClosedAutomatically;
import org.rejoin.event.casefile.ClosingRule;
import org.rejoin.event.casefile.ClosureReason;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** When a case closes because the student turned 18: that day, or at the end of that semester (R-AGE-02, L09). */
@Component
class Adulthood {

    private static final int ADULT_AGE = 18;

    private final Closing closing;

    Adulthood(@Value("${rejoin.adulthood.close:BIRTHDAY}") Closing closing) {
        this.closing = closing;
    }

    enum Closing {
        BIRTHDAY,
        SEMESTER_END
    }

    /** The 18th birthday; of who was born on 29 February the day after the 28th (civil code, art. 121). */
    static LocalDate adultOn(LocalDate birthDate) {
        LocalDate day = birthDate.plusYears(ADULT_AGE);
        return FormCheck.ageOn(birthDate, day) < ADULT_AGE ? day.plusDays(1) : day;
    }

    boolean isDue(LocalDate adultOn, SchoolCalendar calendar, LocalDate today) {
        return !today.isBefore(
                closing == Closing.BIRTHDAY
                        ? adultOn
                        : calendar.semesterOf(adultOn).to());
    }

    /** What closes the case today, if anything does. @param birthDate null where it was erased */
    Optional<CaseClosedAutomatically> closure(
            String caseId, @Nullable LocalDate birthDate, SchoolCalendar calendar, LocalDate today) {
        if (birthDate == null || !isDue(adultOn(birthDate), calendar, today)) {
            return Optional.empty();
        }
        LocalDate adultOn = adultOn(birthDate);
        Semester semester = closing == Closing.BIRTHDAY ? null : calendar.semesterOf(adultOn);
        return Optional.of(new CaseClosedAutomatically(
                caseId,
                ClosureReason.TURNED_18,
                semester == null ? ClosingRule.BIRTHDAY : ClosingRule.SEMESTER_OF_BIRTHDAY,
                adultOn,
                semester == null ? null : LongTermAbsence.dates(semester),
                null));
    }
}
