package org.rejoin.event.transferout;

/** Why a pupil transfers out (R-HL-14, R-HL-15, R-HL-30, R-HL-31). */
public enum TransferGround {
    /** 遷徙: moves with parents or guardian. */
    MOVED,
    /** 特殊教育安置. */
    SPECIAL_EDUCATION,
    /** 兄弟姊妹 split by districts or a full school. */
    SIBLINGS,
    /** 保護個案或其他安置: by the county; no school may refuse, no household move is asked. */
    PLACEMENT,
    /** 適應不良. */
    MALADJUSTMENT,
    /** 出國或赴大陸: no arrival is awaited, the data stay. */
    ABROAD
}
