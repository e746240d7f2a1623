package org.rejoin.query.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

class WordsTest {

    @Test
    void the_rules_a_decision_names_are_said_in_words() {
        assertThat(in(Locale.TRADITIONAL_CHINESE).ruleSet("AGENCY/JUNIOR_HIGH/0"))
                .isEqualTo("全國（國民中學，內建規則）");
        assertThat(in(Locale.TRADITIONAL_CHINESE).ruleSet("990004J/JUNIOR_HIGH/2 + HUA/JUNIOR_HIGH/1"))
                .isEqualTo("清泉國中（國民中學，第 2 版）、花蓮縣（國民中學，第 1 版）");
        assertThat(in(Locale.ENGLISH).ruleSet("HUA/ELEMENTARY/3")).contains("Hualien", "Version 3");
        assertThat(in(Locale.ENGLISH).ruleSet(null)).isEmpty();
    }

    private static Words in(Locale locale) {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        messages.setBasenames("messages.page", "messages.rulesets");
        return new Words(messages, new Nobody(), units -> Map.of("990004J", "清泉國中"), locale);
    }

    private static final class Nobody implements PersonNames {

        @Override
        public Map<String, Person> of(Set<String> accounts) {
            return Map.of();
        }

        @Override
        public Optional<String> principalReporterOf(String unit) {
            return Optional.empty();
        }
    }
}
