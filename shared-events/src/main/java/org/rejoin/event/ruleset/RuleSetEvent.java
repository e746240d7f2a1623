package org.rejoin.event.ruleset;

import org.rejoin.event.school.Stage;

/** Everything that can happen to the rules of an authority and stage. */
public sealed interface RuleSetEvent permits RuleSetPublished {

    /** AGENCY, whose rules hold where a county has none of its own, or the code of a county. */
    String authority();

    Stage stage();
}
