package org.rejoin.event.meeting;

/** Why a school meets (SPEC 1.19). The head chairs each of them. */
public enum MeetingKind {
    /** 中輟之虞學生協尋因應作為研商會議 (SOP-3.3). */
    RESPONSE,
    /** 個案會議 (SOP-3.5). */
    CASE,
    /** 學生復學輔導小組會議 (SOP-4.3). */
    REINTEGRATION,
    /** 學校人力統整會議: who visits whom (SOP-2.3). */
    STAFFING
}
