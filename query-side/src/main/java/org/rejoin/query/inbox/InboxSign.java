package org.rejoin.query.inbox;

/**
 * How a message is drawn, and where it leads.
 *
 * @param tone green, amber, red or none
 * @param shape symbol of its name
 */
record InboxSign(String tone, String shape) {

    static InboxSign of(InboxItem item) {
        // what was answered or taken back asks for nothing any more
        if (item.overtaken()) {
            return new InboxSign("none", "none");
        }
        return switch (item.kind()) {
            case SUGGESTED, TRANSFER_IN -> new InboxSign("green", "green");
            case OBLIGATION_MISSED, TASKS_MISSED -> new InboxSign("red", "red");
            case CASE_FILED,
                    CASES_IMPORTED,
                    RETURNED,
                    DECLINED,
                    OBLIGATION_DUE_SOON,
                    TASKS_CAME_UP,
                    MEETING_CALLED,
                    ACCOUNT_APPLIED,
                    PRINCIPAL_TRANSFER_APPLIED -> new InboxSign("amber", "amber");
            case CLOSED, CLOSED_AUTOMATICALLY, SEMESTER_ENDED, TASK_DONE, MEETING_HELD, CLASS_CHANGE_DECIDED ->
                new InboxSign("none", "done");
            case VOIDED, PRINCIPAL_TRANSFER_REFUSED, TASKS_WAIVED, MEETING_CANCELLED -> new InboxSign("none", "void");
            case PAUSED -> new InboxSign("none", "wait");
            case SUGGESTION_LAPSED,
                    TRANSFER_IN_WITHDRAWN,
                    REPORTED,
                    RESUMED,
                    REOPENED,
                    CLASS_CHANGE_REQUESTED,
                    PRINCIPAL_TRANSFERRED -> new InboxSign("none", "none");
        };
    }

    /** The page on which it can be done something about; whether there is one yet, the page asks the frame. */
    static String placeOf(InboxItem item) {
        if (item.caseId() != null) {
            return "/cases/" + item.caseId();
        }
        String place = item.data().place();
        if (place != null) {
            return place;
        }
        return switch (item.kind()) {
            case CASES_IMPORTED -> "/cases?list=PENDING";
            case SEMESTER_ENDED -> "/cases?list=CLOSED&category=LONG_TERM_ABSENCE";
            case ACCOUNT_APPLIED -> "/accounts";
            case PRINCIPAL_TRANSFER_APPLIED, PRINCIPAL_TRANSFER_REFUSED -> "/principal-transfers";
            default -> "";
        };
    }
}
