package org.rejoin.command.casefile;

import static org.rejoin.command.casefile.CaseFileBlocker.CLOSED_BY_SYSTEM;
import static org.rejoin.command.casefile.CaseFileBlocker.DATE_IN_FUTURE;
import static org.rejoin.command.casefile.CaseFileBlocker.MAIN_REASON_COUNT;
import static org.rejoin.command.casefile.CaseFileBlocker.MISSING_FIELD;
import static org.rejoin.command.casefile.CaseFileBlocker.NOT_CLOSED;
import static org.rejoin.command.casefile.CaseFileBlocker.NOT_LATEST_CASE;
import static org.rejoin.command.casefile.CaseFileBlocker.NOT_PRINCIPAL;
import static org.rejoin.command.casefile.CaseFileBlocker.NOT_REPORTED_YET;
import static org.rejoin.command.casefile.CaseFileBlocker.NOT_SUBMITTED_YET;
import static org.rejoin.command.casefile.CaseFileBlocker.NOT_THE_FILER;
import static org.rejoin.command.casefile.CaseFileBlocker.NO_CLOSURE_SUGGESTION;
import static org.rejoin.command.casefile.CaseFileBlocker.NO_TRACKING_RECORD;
import static org.rejoin.command.casefile.CaseFileBlocker.OTHER_CASE_OPEN;
import static org.rejoin.command.casefile.CaseFileBlocker.PERSONAL_DATA_ERASED;
import static org.rejoin.command.casefile.CaseFileBlocker.REPORTED_NEEDS_LETTER;
import static org.rejoin.command.casefile.CaseFileBlocker.STUDENT_IS_ADULT;
import static org.rejoin.command.casefile.CaseFileBlocker.TEXT_TOO_LONG;
import static org.rejoin.command.casefile.CaseFileBlocker.VOIDED;

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
        boolean asked = needed.containsAll(unmet) && !unmet.contains(NOT_CLOSED);
        return asked
                ? needed.stream()
                        .filter(condition -> !unmet.contains(condition))
                        .filter(condition -> action != CaseAction.VOID || condition != NOT_PRINCIPAL)
                        .toList()
                : List.of();
    }

    private static List<CaseFileBlocker> neededBy(CaseAction action) {
        return switch (action) {
            case REPORT ->
                List.of(NOT_PRINCIPAL, NOT_SUBMITTED_YET, NO_TRACKING_RECORD, STUDENT_IS_ADULT, OTHER_CASE_OPEN);
            case CLOSE, DECLINE_CLOSURE -> List.of(NOT_PRINCIPAL, NOT_REPORTED_YET, NO_CLOSURE_SUGGESTION);
            case SUBMIT ->
                List.of(
                        NOT_THE_FILER,
                        MISSING_FIELD,
                        MAIN_REASON_COUNT,
                        TEXT_TOO_LONG,
                        DATE_IN_FUTURE,
                        STUDENT_IS_ADULT);
            case REOPEN ->
                List.of(
                        NOT_PRINCIPAL,
                        NOT_CLOSED,
                        CLOSED_BY_SYSTEM,
                        PERSONAL_DATA_ERASED,
                        OTHER_CASE_OPEN,
                        NOT_LATEST_CASE);
            // of two offices, each in its own way: whose turn it is the blockers say
            case VOID -> List.of(NOT_PRINCIPAL, VOIDED, REPORTED_NEEDS_LETTER);
            default -> List.of();
        };
    }
}
