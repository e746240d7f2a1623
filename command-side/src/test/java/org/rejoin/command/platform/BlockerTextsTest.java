package org.rejoin.command.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rejoin.command.FieldProblem;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;

class BlockerTextsTest {

    @AfterEach
    void forget() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void a_line_of_a_list_may_be_refused_for_what_refuses_a_whole_command() {
        LocaleContextHolder.setLocale(Locale.ENGLISH);

        assertThat(texts().ofFields(List.of(
                        FieldProblem.of("/entries/0/mark", "PUPIL_HAS_LEFT_SCHOOL"),
                        FieldProblem.of("/entries/1/nationalId", "MISSING_FIELD"))))
                .extracting(BlockerTexts.FieldView::message)
                .satisfiesExactly(left -> assertThat(left).contains("registry"), missing -> assertThat(missing)
                        .isNotBlank());
    }

    private static BlockerTexts texts() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("command-messages");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        return new BlockerTexts(messages);
    }
}
