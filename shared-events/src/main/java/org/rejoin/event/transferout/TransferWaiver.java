package org.rejoin.event.transferout;

/** Why a duty of a transfer out is owed no more. */
public enum TransferWaiver {
    /** The pupil arrived after all. */
    ARRIVED,
    /** The certificate was withdrawn. */
    WITHDRAWN
}
