package org.rejoin.command.sheet;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/** The words of a report: those of files are its own, those of forms and refusals are the ones shown everywhere. */
@Component
public class ImportTexts {

    private final ResourceBundleMessageSource own = new ResourceBundleMessageSource();
    private final MessageSource shared;

    ImportTexts(MessageSource commandMessages) {
        this.shared = commandMessages;
        own.setBasename("import-messages");
        own.setDefaultEncoding(StandardCharsets.UTF_8.name());
        own.setDefaultLocale(Locale.TRADITIONAL_CHINESE);
    }

    public String textOf(RowProblem problem, Locale locale) {
        Object[] arguments = problem.arguments().toArray();
        return Stream.of(
                        find(own, "row." + problem.code(), arguments, locale),
                        find(shared, "field." + problem.code(), arguments, locale),
                        find(shared, "blocker." + problem.code(), arguments, locale))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(problem.code());
    }

    String text(String key, Locale locale, Object... arguments) {
        return own.getMessage(key, arguments, locale);
    }

    private static Optional<String> find(MessageSource texts, String key, Object[] arguments, Locale locale) {
        @Nullable String text = texts.getMessage(key, arguments, null, locale);
        return Optional.ofNullable(text);
    }
}
