package org.rejoin.query.accounts;

/** 狀態 (R-ACC-07), and what comes before it. */
enum Standing {
    APPLIED,
    NORMAL,
    DISABLED,
    REFUSED
}
