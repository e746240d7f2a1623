package org.rejoin.event.transferout;

/** Originals that follow a pupil by registered mail (R-HL-12). */
public enum RecordCard {
    /** 學生學籍紀錄卡. */
    REGISTER,
    /** 學生輔導紀錄卡. */
    GUIDANCE,
    /** 學生健康紀錄卡. */
    HEALTH
}
