package org.rejoin.event.ruleset;

/** What has to be told so that a duty counts as done. */
public enum EvidenceKind {
    /** Who was reached and what was said, as in the 輔導訪談紀錄（B）表. */
    CONTACT,
    /** Who went along, and what was found. */
    HOME_VISIT,
    /** What was done or decided. */
    RECORD,
    /** Who took part, and the minutes. */
    MEETING,
    /** 限時掛號: the post's number. */
    REGISTERED_LETTER,
    /** Number of the report in the national system. */
    REPORT_NUMBER,
    /** 傳真: when and to whom. */
    FAX,
    /** 公文: its number. */
    OFFICIAL_LETTER,
    /** 填報至系統列管? 高關懷個案? behind in lessons? */
    DECISION,
    /** 穩定就學 or not, and what was seen. */
    EVALUATION,
    /** 簽核: who did it signs. */
    SIGNATURE
}
