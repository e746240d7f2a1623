package org.rejoin.command.casefile;

import static org.rejoin.command.casefile.CaseFileBlocker.NOT_PRINCIPAL;
import static org.rejoin.command.casefile.CaseFileBlocker.NOT_REPORTED_YET;
import static org.rejoin.command.casefile.CaseFileBlocker.NOT_SUBMITTED_YET;
import static org.rejoin.command.casefile.CaseFileBlocker.NO_CLOSURE_SUGGESTION;
import static org.rejoin.command.casefile.CaseFileBlocker.NO_TRACKING_RECORD;
import static org.rejoin.command.casefile.CaseFileBlocker.OTHER_CASE_OPEN;
import static org.rejoin.command.casefile.CaseFileBlocker.STUDENT_IS_ADULT;

import java.util.List;

/** What an action needs, besides what stops it now: so that who waits sees how far it is (R-ST-02). */
final class Conditions {

    private Conditions() {}

    /**
     * @param unmet all that stops the action
     * @return what it needs and is so already, each by the blocker it would otherwise be; nothing where the action is out of
     *     the question, for then its conditions were not asked
     */
    static List<CaseFileBlocker> met(CaseAction action, List<CaseFileBlocker> unmet) {
        List<CaseFileBlocker> needed = neededBy(action);
        return needed.containsAll(unmet)
                ? needed.stream()
                        .filter(condition -> !unmet.contains(condition))
                        .toList()
                : List.of();
    }

    private static List<CaseFileBlocker> neededBy(CaseAction action) {
        return switch (action) {
            case REPORT ->
                List.of(NOT_PRINCIPAL, NOT_SUBMITTED_YET, NO_TRACKING_RECORD, STUDENT_IS_ADULT, OTHER_CASE_OPEN);
            case CLOSE, DECLINE_CLOSURE -> List.of(NOT_PRINCIPAL, NOT_REPORTED_YET, NO_CLOSURE_SUGGESTION);
            default -> List.of();
        };
    }
}
