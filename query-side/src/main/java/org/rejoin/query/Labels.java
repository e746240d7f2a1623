package org.rejoin.query;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.CodeLists;
import org.rejoin.event.DateWords;

/** What codes, texts of a read model and moments are called in a language; the default is Traditional Chinese. */
public final class Labels {

    private static final DateTimeFormatter COLUMN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private final boolean english;
    private final Locale locale;
    private final ZoneId zone;
    private final ResourceBundle texts;

    /** @param readModel in whose package the bundle {@code messages} stands */
    public Labels(Class<?> readModel, Locale locale, ZoneId zone) {
        this.english = locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
        this.locale = english ? Locale.ENGLISH : Locale.TAIWAN;
        this.zone = zone;
        this.texts = ResourceBundle.getBundle(readModel.getPackageName() + ".messages", locale);
    }

    public String text(String key) {
        return texts.getString(key);
    }

    public String text(String key, @Nullable Object... arguments) {
        return MessageFormat.format(texts.getString(key), arguments);
    }

    /** What the columns of a table are called. */
    public List<@Nullable String> columns(List<String> names) {
        return names.stream()
                .<@Nullable String>map(name -> text("column." + name))
                .toList();
    }

    public @Nullable String code(String list, @Nullable String code) {
        return code == null
                ? null
                : CodeLists.find(list, code)
                        .map(item -> english ? item.en() : item.zh())
                        .orElse(code);
    }

    public @Nullable String day(@Nullable LocalDate day) {
        return day == null ? null : DateWords.day(day, locale);
    }

    /** With the day of the week, of what is due. */
    public String dueDay(LocalDate day) {
        return DateWords.dayOfWeek(day, locale);
    }

    public String month(YearMonth month) {
        return DateWords.month(month, locale);
    }

    /** 2026-11-10 12:00 whatever the language, for columns that are sorted by spreadsheets. */
    public @Nullable String column(@Nullable Instant moment) {
        return moment == null ? null : COLUMN.format(moment.atZone(zone));
    }

    public @Nullable String minute(@Nullable Instant moment) {
        return moment == null ? null : DateWords.minute(moment.atZone(zone), locale);
    }
}
