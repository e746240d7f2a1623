package org.rejoin.query.caselist;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.casefile.CaseStatus;

/** 「即將滿18歲」: some time before the birthday (R-AGE-03, N14), and from then on as long as the case goes on. */
enum AgeWarning {
    TURNING_18,
    TURNED_18;

    private static final int ADULT_AGE = 18;

    /** The 18th birthday; of who was born on 29 February the day after the 28th (civil code, art. 121). */
    static LocalDate adultOn(LocalDate birthDate) {
        LocalDate day = birthDate.plusYears(ADULT_AGE);
        return day.getDayOfMonth() == birthDate.getDayOfMonth() ? day : day.plusDays(1);
    }

    static @Nullable AgeWarning of(
            CaseStatus status, @Nullable LocalDate adultOn, LocalDate today, AgeWarningTime time) {
        if (adultOn == null || !status.isOpen() || today.isBefore(time.startsFor(adultOn))) {
            return null;
        }
        return today.isBefore(adultOn) ? TURNING_18 : TURNED_18;
    }
}
