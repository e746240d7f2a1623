package org.rejoin.query.pupilregister;

/** What the register is taken along for: one of a few, for the access log takes in no words of anybody. */
enum ExchangePurpose {
    /** 轉學移轉. */
    TRANSFER,
    /** 匯入學籍系統. */
    REGISTER_SYSTEM,
    /** 核對. */
    CHECK
}
