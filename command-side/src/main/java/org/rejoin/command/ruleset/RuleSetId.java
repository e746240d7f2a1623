package org.rejoin.command.ruleset;

import org.rejoin.event.ruleset.RuleBook;
import org.rejoin.event.school.Stage;

/** One per authority and stage. */
record RuleSetId(String value) {

    static RuleSetId of(String authority, Stage stage) {
        return new RuleSetId(RuleBook.idOf(authority, stage));
    }

    // Axon stores what this returns
    @Override
    public String toString() {
        return value;
    }
}
