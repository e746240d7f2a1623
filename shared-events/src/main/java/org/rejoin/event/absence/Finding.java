package org.rejoin.event.absence;

import java.util.List;
import org.rejoin.event.ruleset.EvidenceKind;

/** What was decided of a pupil: an answer to a question that a duty puts (SPEC 1.19). */
public enum Finding {
    /** 填報至系統列管 (SOP-0.3). */
    LISTED,
    NOT_LISTED,
    /** 高關懷個案 (SOP-0.3). */
    HIGH_CARE,
    NOT_HIGH_CARE,
    /** 課業落後 (SOP-0.4). */
    BEHIND_IN_LESSONS,
    NOT_BEHIND_IN_LESSONS,
    /** 穩定就學 (SOP-3.5). */
    STABLE,
    NOT_STABLE;

    /** The answers to each question, of which one each is given. */
    public static List<List<Finding>> questions(EvidenceKind evidence) {
        return switch (evidence) {
            case DECISION ->
                List.of(
                        List.of(LISTED, NOT_LISTED),
                        List.of(HIGH_CARE, NOT_HIGH_CARE),
                        List.of(BEHIND_IN_LESSONS, NOT_BEHIND_IN_LESSONS));
            case EVALUATION -> List.of(List.of(STABLE, NOT_STABLE));
            default -> List.of();
        };
    }
}
