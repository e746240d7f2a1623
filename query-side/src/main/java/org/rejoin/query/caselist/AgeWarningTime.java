package org.rejoin.query.caselist;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How long before the 18th birthday lists begin to warn (R-AGE-02, R-AGE-03). */
@Component
class AgeWarningTime {

    private static final String MONTH = "MONTH";
    private static final int LONGEST = 366;

    // null: from the first day of the month of the birthday
    private final @Nullable Integer days;

    AgeWarningTime(@Value("${rejoin.adulthood.warn-before:MONTH}") String setting) {
        this.days = setting.equals(MONTH) ? null : days(setting);
    }

    LocalDate startsFor(LocalDate adultOn) {
        return days == null ? adultOn.withDayOfMonth(1) : adultOn.minusDays(days);
    }

    private static int days(String setting) {
        if (setting.matches("[1-9][0-9]{0,2}d")) {
            int days = Integer.parseInt(setting.substring(0, setting.length() - 1));
            if (days <= LONGEST) {
                return days;
            }
        }
        throw new IllegalArgumentException("rejoin.adulthood.warn-before is " + setting
                + "; write MONTH for the month of the 18th birthday, or 1d to 366d for so many days before it");
    }
}
