package org.rejoin.query;

import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.CodeLists;

/** What codes, texts of a read model and moments are called in a language; the default is Traditional Chinese. */
public final class Labels {

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private final boolean english;
    private final ZoneId zone;
    private final ResourceBundle texts;

    /** @param readModel in whose package the bundle {@code messages} stands */
    public Labels(Class<?> readModel, Locale locale, ZoneId zone) {
        this.english = locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
        this.zone = zone;
        this.texts = ResourceBundle.getBundle(
                readModel.getPackageName() + ".messages", english ? Locale.ENGLISH : Locale.TAIWAN);
    }

    public String text(String key) {
        return texts.getString(key);
    }

    public String text(String key, @Nullable Object... arguments) {
        return MessageFormat.format(texts.getString(key), arguments);
    }

    public @Nullable String code(String list, @Nullable String code) {
        return code == null
                ? null
                : CodeLists.find(list, code)
                        .map(item -> english ? item.en() : item.zh())
                        .orElse(code);
    }

    public @Nullable String minute(@Nullable Instant moment) {
        return moment == null ? null : MINUTE.format(moment.atZone(zone));
    }
}
