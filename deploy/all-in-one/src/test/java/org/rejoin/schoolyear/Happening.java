package org.rejoin.schoolyear;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.ClosureReason;

/**
 * What happened to a case.
 *
 * @param by nobody where it happened by itself
 * @param status afterwards
 * @param reason of a suggestion or an end
 * @param trackedOn of a record
 * @param about account of a tracker, school of an arrival, who is told of a decision, what it went by where it happened by
 *     itself; two things where both are true
 */
record Happening(
        When at,
        What what,
        @Nullable Worker by,
        CaseStatus status,
        @Nullable ClosureReason reason,
        @Nullable LocalDate trackedOn,
        @Nullable String about) {

    enum What {
        STARTED,
        SUBMITTED,
        RECORDED,
        LAPSED,
        SUGGESTED,
        REPORTED,
        RETURNED,
        VOIDED,
        VOIDED_BY_LETTER,
        DECLINED,
        CLOSED,
        ENDED,
        REOPENED,
        TRACKER_ON,
        TRACKER_OFF,
        LIT,
        UNLIT,
        PAUSED,
        RESUMED
    }

    LocalDate day() {
        return at.day();
    }

    boolean isTracked() {
        return status == CaseStatus.TRACKING || status == CaseStatus.PENDING_CLOSURE;
    }

    @Override
    public String toString() {
        return day() + (at.atWork() ? " " : " (by itself) ") + what
                + (reason == null ? "" : " " + reason)
                + (trackedOn == null ? "" : " of " + trackedOn)
                + (about == null ? "" : " " + about)
                + (by == null ? "" : " by " + by.account())
                + " -> " + status;
    }
}
