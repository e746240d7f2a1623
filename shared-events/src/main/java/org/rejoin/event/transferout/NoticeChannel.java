package org.rejoin.event.transferout;

/** How the receiving school tells of an arrival: by phone, and in writing or by e-mail as evidence (R-HL-30, N17). */
public enum NoticeChannel {
    PHONE,
    WRITTEN,
    EMAIL;

    /** Whether it proves the arrival by itself. */
    public boolean isEvidence() {
        return this != PHONE;
    }
}
