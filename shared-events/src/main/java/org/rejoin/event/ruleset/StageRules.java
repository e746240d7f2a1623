package org.rejoin.event.ruleset;

import java.util.List;

/**
 * What one version of the rules says.
 *
 * @param duties who has to do what on which day (003, a line each)
 */
public record StageRules(Thresholds thresholds, Terms terms, Ages ages, List<DutyTemplate> duties) {

    // a tolerant reader: an absent list is an empty one
    public StageRules {
        duties = duties == null ? List.of() : List.copyOf(duties);
    }
}
