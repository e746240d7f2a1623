package org.rejoin.command.casefile;

/** What a person can do to a case: the actions that {@code GET /api/cases/{id}/actions} explains. */
enum CaseAction {
    REVISE_FORM,
    SUBMIT,
    RECHECK_REGISTER,
    ADD_TRACKING_RECORD,
    WITHDRAW_TRACKING_RECORD,
    SUGGEST_CLOSURE,
    REPORT,
    RETURN,
    VOID,
    DECLINE_CLOSURE,
    GRANT_REGISTER_OVERRIDE,
    CLOSE,
    REOPEN,
    ASSIGN_TRACKER
}
