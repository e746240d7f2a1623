package org.rejoin.command.platform;

import java.util.List;
import org.rejoin.command.Blocker;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What blockers say to people, in the language of the request. */
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

    String text(Blocker blocker) {
        return commandMessages.getMessage("blocker." + blocker.name(), null, LocaleContextHolder.getLocale());
    }
}
