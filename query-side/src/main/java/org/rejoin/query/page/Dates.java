package org.rejoin.query.page;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.chrono.MinguoDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.DateWords;

/** Days and moments as the reader reads them: years of the Republic in Chinese, western ones in English; {@code dates} of every template. */
public final class Dates {

    private static final int YEAR_BEFORE_REPUBLIC = 1911;
    // a smaller year is one of the Republic
    private static final int SMALLEST_WESTERN_YEAR = 200;
    private static final DateTimeFormatter ENGLISH_SHORT = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter ENGLISH_MONTH = DateTimeFormatter.ofPattern("MMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("MM/dd", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final Pattern TYPED = Pattern.compile("(\\d{1,4})[-/.](\\d{1,2})[-/.](\\d{1,2})");
    private static final Pattern TYPED_AT_ONCE = Pattern.compile("(\\d{2,4})(\\d{2})(\\d{2})");

    private final Clock clock;
    private final ZoneId zone;
    private final Words words;

    Dates(Clock clock, ZoneId zone, Words words) {
        this.clock = clock;
        this.zone = zone;
        this.words = words;
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /** When the page is made: what changed since can be asked for. */
    public Instant present() {
        return clock.instant();
    }

    /** 10:42 */
    public String now() {
        return TIME.format(LocalDateTime.ofInstant(clock.instant(), zone));
    }

    /** 115/11/20（五）, 20 Nov 2026. */
    public String day(@Nullable LocalDate day) {
        if (day == null) {
            return "";
        }
        return DateWords.dayOfWeek(day, locale());
    }

    /** 115/11/20, for fields that take it back. */
    public String typed(@Nullable LocalDate day) {
        if (day == null) {
            return "";
        }
        return words.isEnglish() ? day.toString() : DateWords.day(day, locale());
    }

    /** 115 年 11 月, Nov 2026. */
    public String month(YearMonth month) {
        return words.isEnglish()
                ? ENGLISH_MONTH.format(month)
                : words.text(
                        "dates.month", Integer.toString(month.getYear() - YEAR_BEFORE_REPUBLIC), month.getMonthValue());
    }

    /** 115/11, Nov 2026: for the head of a narrow column. */
    public String shortMonth(YearMonth month) {
        return DateWords.month(month, locale());
    }

    /** The year as the reader counts it, for a box of its own. */
    public String year(@Nullable LocalDate day) {
        return day == null
                ? ""
                : Integer.toString(words.isEnglish() ? day.getYear() : day.getYear() - YEAR_BEFORE_REPUBLIC);
    }

    public @Nullable LocalDate dayIn(@Nullable Instant moment) {
        return moment == null ? null : LocalDate.ofInstant(moment, zone);
    }

    /** 18:30, for a box of its own. */
    public String time(@Nullable Instant moment) {
        return moment == null ? "" : TIME.format(LocalDateTime.ofInstant(moment, zone));
    }

    /** +08:00: what is typed is meant here. */
    public String offset() {
        return zone.getRules().getOffset(clock.instant()).toString();
    }

    /** 115 年 11 月 20 日（五）. */
    public String longDay(LocalDate day) {
        return words.isEnglish()
                ? day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + ", "
                        + DateWords.day(day, Locale.ENGLISH)
                : words.text(
                        "dates.long",
                        Integer.toString(MinguoDate.from(day).get(ChronoField.YEAR)),
                        day.getMonthValue(),
                        day.getDayOfMonth(),
                        weekday(day));
    }

    /** Without the year where it is this one: 11/20. */
    public String shortDay(@Nullable LocalDate day) {
        if (day == null) {
            return "";
        }
        if (day.getYear() != today().getYear()) {
            return DateWords.day(day, locale());
        }
        return words.isEnglish() ? ENGLISH_SHORT.format(day) : SHORT.format(day);
    }

    public String shortDayOf(@Nullable Instant moment) {
        return moment == null ? "" : shortDay(LocalDate.ofInstant(moment, zone));
    }

    public String dayOf(@Nullable Instant moment) {
        return moment == null ? "" : day(LocalDate.ofInstant(moment, zone));
    }

    /** 今日 09:12, 昨日 14:05, 11/18 17:40. */
    public String moment(@Nullable Instant moment) {
        if (moment == null) {
            return "";
        }
        LocalDateTime there = LocalDateTime.ofInstant(moment, zone);
        long ago = ChronoUnit.DAYS.between(there.toLocalDate(), today());
        String day = ago == 0
                ? words.text("dates.today")
                : ago == 1 ? words.text("dates.yesterday") : shortDay(there.toLocalDate());
        return day + " " + TIME.format(there);
    }

    /** 115/11/20 10:45, whatever day it is. */
    public String minute(@Nullable Instant moment) {
        if (moment == null) {
            return "";
        }
        return DateWords.minute(moment.atZone(zone), locale());
    }

    /** 17 歲 2 個月. */
    public String age(@Nullable LocalDate birth) {
        if (birth == null) {
            return "";
        }
        Period age = Period.between(birth, today());
        return words.text("dates.age", age.getYears(), age.getMonths());
    }

    /** What somebody typed: 115/11/20, 1151120, 2026-11-20; a year under 200 is one of the Republic. Empty where it is no day. */
    public static Optional<LocalDate> parse(String typed) {
        String text = typed.strip();
        Matcher parts = TYPED.matcher(text);
        if (!parts.matches()) {
            parts = TYPED_AT_ONCE.matcher(text);
        }
        if (!parts.matches()) {
            return Optional.empty();
        }
        int year = Integer.parseInt(parts.group(1));
        try {
            return Optional.of(LocalDate.of(
                    year < SMALLEST_WESTERN_YEAR ? year + YEAR_BEFORE_REPUBLIC : year,
                    Integer.parseInt(parts.group(2)),
                    Integer.parseInt(parts.group(3))));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Locale locale() {
        return words.isEnglish() ? Locale.ENGLISH : Locale.TAIWAN;
    }

    private static String weekday(LocalDate day) {
        return day.getDayOfWeek().getDisplayName(TextStyle.NARROW, Locale.TAIWAN);
    }
}
