package org.rejoin.command.platform;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import org.rejoin.command.Blocker;
import org.rejoin.command.FieldProblem;
import org.rejoin.event.DateWords;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Component;

/** What blockers and fields say to people, in the language of the request. */
@Component
public class BlockerTexts {

    private final MessageSource commandMessages;

    BlockerTexts(MessageSource commandMessages) {
        this.commandMessages = commandMessages;
    }

    /** @param removableBy who can make the blocker go away: a code of {@link Blocker.Remover} */
    public record View(String code, String ruleId, String message, String removableBy) {}

    public List<View> of(List<? extends Blocker> blockers) {
        return blockers.stream()
                .map(blocker -> new View(
                        blocker.name(),
                        blocker.ruleId(),
                        text(blocker),
                        blocker.removableBy().name()))
                .toList();
    }

    /** A condition that is met, by the code of the blocker it would otherwise be. */
    public record Met(String code, String ruleId, String message) {}

    public List<Met> met(List<? extends Blocker> conditions) {
        return conditions.stream()
                .map(condition -> new Met(
                        condition.name(),
                        condition.ruleId(),
                        commandMessages.getMessage("met." + condition.name(), null, LocaleContextHolder.getLocale())))
                .toList();
    }

    /** @param pointer into the body of the command */
    public record FieldView(String pointer, String code, String message) {}

    public List<FieldView> ofFields(List<FieldProblem> fields) {
        Locale locale = LocaleContextHolder.getLocale();
        return fields.stream()
                .map(field -> new FieldView(
                        field.pointer(),
                        field.code(),
                        // a line of a list may be refused for what else refuses a whole command
                        commandMessages.getMessage(
                                new DefaultMessageSourceResolvable(
                                        new String[] {"field." + field.code(), "blocker." + field.code()},
                                        field.arguments().stream()
                                                .map(argument -> inWords(argument, locale))
                                                .toArray()),
                                locale)))
                .toList();
    }

    private static Object inWords(Object argument, Locale locale) {
        return argument instanceof ZonedDateTime moment ? DateWords.second(moment, locale) : argument;
    }

    String text(Blocker blocker) {
        return commandMessages.getMessage("blocker." + blocker.name(), null, LocaleContextHolder.getLocale());
    }
}
