package org.rejoin.event.casefile;

/** Where a case stands (SPEC 1.4.1). */
public enum CaseStatus {
    /** 暫存: saved, not submitted. */
    DRAFT,
    /** 已提交、待新增追蹤紀錄. */
    FILED,
    /** 待通報. */
    PENDING_REPORT,
    /** 退回（修正）. */
    RETURNED,
    /** 追蹤中: reported, 成案. */
    TRACKING,
    /** 待結案: closure is suggested. */
    PENDING_CLOSURE,
    /** 已結案. */
    CLOSED,
    /** 暫時結案: long-term absence paused by another case of the student. */
    TEMP_CLOSED,
    /** 作廢. */
    VOIDED;

    public boolean isUnreported() {
        return this == DRAFT || this == FILED || this == PENDING_REPORT || this == RETURNED;
    }

    /** Neither ended nor voided. */
    public boolean isOpen() {
        return this != CLOSED && this != VOIDED;
    }
}
