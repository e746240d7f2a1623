package org.rejoin.query.caselist;

/** What a list is taken along for (UI 4.2): one of a few, for the access log takes in no words of anybody. */
enum ExportPurpose {
    FOLLOW_UP,
    MEETING,
    CHECK,
    REPORT_TO_AUTHORITY
}
