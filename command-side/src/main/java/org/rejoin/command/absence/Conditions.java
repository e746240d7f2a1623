package org.rejoin.command.absence;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.ruleset.DutyCondition;

/** What was declared of a pupil so far, in the order in which it was said. */
final class Conditions {

    private final List<Declaration> said = new ArrayList<>();

    void learn(Declaration declaration) {
        said.add(declaration);
    }

    /** @param episode null of what belongs to none: danger and cause are none of it */
    boolean hold(DutyCondition condition, @Nullable Episode episode) {
        return switch (condition) {
            case ALWAYS -> true;
            case INDIGENOUS -> isIndigenous();
            case URGENT -> ofEpisode(episode, Declaration::urgent);
            case CAUSE_KNOWN -> ofEpisode(episode, Declaration::causeKnown);
            case CAUSE_UNKNOWN -> !ofEpisode(episode, Declaration::causeKnown);
        };
    }

    /** Since when the pupil's family is said to be vulnerable, without a break. */
    @Nullable
    LocalDate vulnerableSince() {
        @Nullable LocalDate since = null;
        for (Declaration one : said) {
            if (!one.vulnerableFamily()) {
                since = null;
            } else if (since == null) {
                since = one.day();
            }
        }
        return since;
    }

    boolean isIndigenous() {
        return !said.isEmpty() && said.get(said.size() - 1).indigenous();
    }

    private boolean ofEpisode(@Nullable Episode episode, Predicate<Declaration> question) {
        if (episode == null) {
            return false;
        }
        for (int i = said.size() - 1; i >= 0; i--) {
            if (episode.includes(said.get(i).day())) {
                return question.test(said.get(i));
            }
        }
        return false;
    }
}
