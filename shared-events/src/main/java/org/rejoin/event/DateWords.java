package org.rejoin.event;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.chrono.MinguoChronology;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Days and moments as people read them: by ROC years in Traditional Chinese (115/11/20), else as in 20 Nov 2026. What programs
 * read stays ISO.
 */
public final class DateWords {

    private static final DateTimeFormatter DAY = roc("y/MM/dd");
    private static final DateTimeFormatter DAY_OF_WEEK = roc("y/MM/dd（EEEEE）");
    private static final DateTimeFormatter MONTH = roc("y/MM");
    private static final DateTimeFormatter ENGLISH_DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter ENGLISH_MONTH = DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private DateWords() {}

    /** 115/11/20. */
    public static String day(LocalDate day, Locale locale) {
        return (isEnglish(locale) ? ENGLISH_DAY : DAY).format(day);
    }

    /** 115/11/20（五）, where somebody has to be there by then. */
    public static String dayOfWeek(LocalDate day, Locale locale) {
        return (isEnglish(locale) ? ENGLISH_DAY : DAY_OF_WEEK).format(day);
    }

    /** 115/11. */
    public static String month(YearMonth month, Locale locale) {
        // a chronology is only applied to what has a day
        return (isEnglish(locale) ? ENGLISH_MONTH : MONTH).format(month.atDay(1));
    }

    /** 115/11/20 18:30. */
    public static String minute(ZonedDateTime moment, Locale locale) {
        return day(moment.toLocalDate(), locale) + " " + MINUTE.format(moment);
    }

    /** 115/11/20 18:30:05. */
    public static String second(ZonedDateTime moment, Locale locale) {
        return day(moment.toLocalDate(), locale) + " " + SECOND.format(moment);
    }

    private static boolean isEnglish(Locale locale) {
        return locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
    }

    private static DateTimeFormatter roc(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.TAIWAN).withChronology(MinguoChronology.INSTANCE);
    }
}
