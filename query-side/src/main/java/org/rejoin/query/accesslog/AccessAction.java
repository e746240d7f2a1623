package org.rejoin.query.accesslog;

/** What was done with personal data. */
public enum AccessAction {
    CASE_READ,
    CASE_PRINTED,
    HISTORY_READ,
    CASE_SEARCHED,
    CASE_PREFILLED,
    LIST_EXPORTED,
    ROSTER_EXPORTED,
    STATISTICS_EXPORTED,
    ACCOUNTS_READ,
    UPLOAD_READ,
    REGISTER_LOOKED_UP,
    INSURANCE_LOOKED_UP,
    PUPIL_READ,
    TRANSFER_READ,
    MEETING_READ,
    REGISTER_ENTRY_READ,
    COMMAND_REFUSED
}
