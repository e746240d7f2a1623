package org.rejoin.event.principaltransfer;

/** Which of the two ways of the documents a transfer takes. */
public enum TransferPath {
    /** 權限異動申請 by the principal reporter in office (R-ACC-20). */
    HAND_OVER,
    /** 申請權限提升 by the successor, as the one in office is gone (R-ACC-21). */
    TAKE_OVER
}
