package org.rejoin.query.inbox;

enum NotificationKind {
    CASE_FILED,
    CASES_IMPORTED,
    SUGGESTED,
    SUGGESTION_LAPSED,
    TRANSFER_IN,
    TRANSFER_IN_WITHDRAWN,
    RETURNED,
    REPORTED,
    DECLINED,
    CLOSED,
    REOPENED,
    VOIDED
}
