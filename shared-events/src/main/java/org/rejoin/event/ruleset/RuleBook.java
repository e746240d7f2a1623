package org.rejoin.event.ruleset;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rejoin.event.school.Stage;

/** The rules of one authority and stage in all their versions: which of them hold on a day is answered alike everywhere. */
public final class RuleBook {

    private final String authority;
    private final Stage stage;
    private final List<RuleSetPublished> published;

    /** @param published of that authority and of the agency, of that stage */
    public RuleBook(String authority, Stage stage, Collection<RuleSetPublished> published) {
        this.authority = authority;
        this.stage = stage;
        this.published = List.copyOf(published);
    }

    /** Under which the events of an authority's rules are stored. */
    public static String idOf(String authority, Stage stage) {
        return "rules-" + authority + "-" + stage;
    }

    public Stage stage() {
        return stage;
    }

    /** What holds on the day: of a county its own rules, published or built in; else those of the country. */
    public RuleSetPublished on(LocalDate day) {
        return own(authority, day)
                .or(() -> own(BuiltInRules.NATIONAL, day))
                .orElseThrow(() -> new IllegalStateException("There are national rules for every stage"));
    }

    /** All versions of the authority's own, the newest first. */
    public List<RuleSetPublished> versions() {
        return Stream.concat(publishedBy(authority), BuiltInRules.of(authority, stage).stream())
                .sorted(Comparator.comparing(RuleSetPublished::version).reversed())
                .toList();
    }

    /** How an automatic decision names the version it went by. */
    public static String label(RuleSetPublished rules) {
        return rules.authority() + "/" + rules.stage() + "/" + rules.version();
    }

    private Optional<RuleSetPublished> own(String whose, LocalDate day) {
        return Stream.concat(publishedBy(whose), BuiltInRules.of(whose, stage).stream())
                .filter(rules -> !rules.effectiveFrom().isAfter(day))
                .max(Comparator.comparing(RuleSetPublished::version));
    }

    private Stream<RuleSetPublished> publishedBy(String whose) {
        return published.stream().filter(rules -> rules.authority().equals(whose));
    }
}
