package org.rejoin.event.ruleset;

import org.jspecify.annotations.Nullable;
import org.rejoin.event.school.Stage;

/**
 * The rules of a day.
 *
 * @param published the authority's version; or that of a school, with all it does not say taken from its authority's
 * @param restsOn the authority's version a school's rests on; null where no school adjusted anything
 */
public record RulesInForce(
        RuleSetPublished published, @Nullable RuleSetPublished restsOn) {

    public StageRules rules() {
        return published.rules();
    }

    public Stage stage() {
        return published.stage();
    }
}
