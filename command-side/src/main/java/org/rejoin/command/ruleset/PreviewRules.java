package org.rejoin.command.ruleset;

import java.time.LocalDate;
import org.rejoin.event.ruleset.RuleSetPublished;

/**
 * What would change if this version were published now; answered with {@link RulesPreview}, changes nothing.
 *
 * @param until last day that is reckoned
 */
public record PreviewRules(RuleSetPublished draft, LocalDate until) {}
