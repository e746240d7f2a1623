package org.rejoin.demo;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The file of sample cases, kept young: its students would come of age, and it could never name the days to come. */
final class SampleFile {

    private static final int FIRST_YEAR_OF_THE_REPUBLIC = 1912;
    // whole fields: 2009-07-18, or 98/07/18 in years of the Republic
    private static final Pattern DATE =
            Pattern.compile("(?<=,)(?:(\\d{4})-(\\d\\d)-(\\d\\d)|(\\d{2,3})/(\\d\\d)/(\\d\\d))(?=,)");

    private SampleFile() {}

    /** Moves every date by the same number of days, so that the newest, a day of leaving, is the day before. */
    static String endingBefore(LocalDate today, String csv) {
        LocalDate newest = DATE.matcher(csv)
                .results()
                .map(SampleFile::dateIn)
                .max(LocalDate::compareTo)
                .orElseThrow();
        long days = ChronoUnit.DAYS.between(newest, today.minusDays(1));
        return DATE.matcher(csv).replaceAll(found -> moved(found, days));
    }

    private static LocalDate dateIn(MatchResult found) {
        return found.group(1) != null
                ? LocalDate.of(number(found, 1), number(found, 2), number(found, 3))
                : LocalDate.of(number(found, 4) + FIRST_YEAR_OF_THE_REPUBLIC - 1, number(found, 5), number(found, 6));
    }

    private static String moved(MatchResult found, long days) {
        LocalDate date = dateIn(found).plusDays(days);
        return found.group(1) != null
                ? date.toString()
                : "%d/%02d/%02d"
                        .formatted(
                                date.getYear() - FIRST_YEAR_OF_THE_REPUBLIC + 1,
                                date.getMonthValue(),
                                date.getDayOfMonth());
    }

    private static int number(MatchResult found, int group) {
        return Integer.parseInt(found.group(group));
    }
}
