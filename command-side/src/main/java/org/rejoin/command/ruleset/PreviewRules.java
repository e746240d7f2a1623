package org.rejoin.command.ruleset;

import java.time.LocalDate;
import org.rejoin.event.ruleset.RuleSetPublished;

/**
 * What would change for one school if this version were published now; answered with {@link PreviewSums}, changes nothing.
 *
 * @param until last day that is reckoned
 */
public record PreviewRules(String unit, RuleSetPublished draft, LocalDate until) {}
