package org.rejoin.event.absence;

/** What told that a pupil left; only that takes it back. */
public enum LeavingSource {
    /** 轉學: the transfer out of this school. */
    TRANSFER,
    /** 學籍異動: a movement in the school's register. */
    REGISTER
}
