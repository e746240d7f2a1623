package org.rejoin.command.sheet;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.chrono.MinguoDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days as schools write them: 2026-11-02, 2026/11/2, 20261102, ROC 115/11/02, 115.11.2, 1151102, 981102. */
public final class DayText {

    private static final Pattern SEPARATED = Pattern.compile("(\\d{2,4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?");
    private static final Pattern COMPACT = Pattern.compile("(\\d{2,4})(\\d{2})(\\d{2})");
    private static final Pattern DAY_NUMBER = Pattern.compile("\\d{5}");
    private static final LocalDate DAY_ZERO_OF_EXCEL = LocalDate.of(1899, 12, 30);

    private DayText() {}

    public static Optional<LocalDate> parse(String text, boolean excel) {
        if (excel && DAY_NUMBER.matcher(text).matches()) {
            return Optional.of(DAY_ZERO_OF_EXCEL.plusDays(Long.parseLong(text)));
        }
        return match(SEPARATED, text).or(() -> match(COMPACT, text));
    }

    private static Optional<LocalDate> match(Pattern pattern, String text) {
        Matcher parts = pattern.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int year = Integer.parseInt(parts.group(1));
        try {
            int month = Integer.parseInt(parts.group(2));
            int day = Integer.parseInt(parts.group(3));
            return Optional.of(
                    parts.group(1).length() == 4
                            ? LocalDate.of(year, month, day)
                            : LocalDate.from(MinguoDate.of(year, month, day)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
