package org.rejoin.schoolyear;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.casefile.ClosureReason;

/**
 * What somebody does, as the service is asked for it.
 *
 * @param subject null where it is about the student
 * @param id of a record, of a transfer-in
 * @param to unit of the register, account of a tracker
 * @param refused blocker that the service must name; null where it must do it
 */
record Act(
        LocalDate day,
        Do what,
        Worker by,
        StudentLife student,
        @Nullable CaseLife subject,
        String id,
        @Nullable ClosureReason reason,
        @Nullable LocalDate trackedOn,
        @Nullable String to,
        @Nullable String refused) {

    enum Do {
        START,
        SUBMIT,
        RECORD,
        SUGGEST,
        REPORT,
        RETURN,
        VOID,
        DECLINE,
        CLOSE,
        REOPEN,
        TRACKER_ON,
        TRACKER_OFF,
        ARRIVE,
        NOT_ARRIVE,
        REGISTER
    }

    CaseLife the() {
        if (subject == null) {
            throw new IllegalStateException(what + " is about no case");
        }
        return subject;
    }

    @Override
    public String toString() {
        return day + " " + what + " by " + by.account() + " on "
                + (subject == null ? student.nationalId : subject.id)
                + (reason == null ? "" : " " + reason)
                + (refused == null ? "" : ", to be refused: " + refused);
    }
}
