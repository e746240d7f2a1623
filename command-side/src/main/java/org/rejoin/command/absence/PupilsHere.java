package org.rejoin.command.absence;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.rejoin.command.absence.AbsenceWatchCommand.ChangeClass;
import org.rejoin.command.absence.AbsenceWatchCommand.ComeBack;
import org.rejoin.command.absence.AbsenceWatchCommand.LeaveSchool;
import org.rejoin.command.absence.AbsenceWatchCommand.WithdrawLeaving;
import org.rejoin.event.absence.LeavingCause;
import org.rejoin.event.absence.LeavingSource;
import org.springframework.stereotype.Component;

/**
 * Whoever knows that a pupil left, came back or is in another class tells it here, within the transaction in which it is
 * decided. Nothing happens where the pupil was never away: nothing is kept of him (R-SCOPE-08).
 */
@Component
public class PupilsHere {

    private final Watches watches;

    PupilsHere(Watches watches) {
        this.watches = watches;
    }

    /** Another school, or none, answers for the pupil from that day on. */
    public void left(String school, String studentId, LocalDate from, LeavingCause cause, LeavingSource source) {
        AbsenceWatchId id = AbsenceWatchId.of(school, studentId);
        tell(new LeaveSchool(id, from, cause, source));
    }

    public void cameBack(String school, String studentId, LocalDate from) {
        tell(new ComeBack(AbsenceWatchId.of(school, studentId), from));
    }

    /** What was told of that day, the newest if it was several, was a mistake. */
    public void withdrawn(String school, String studentId, LocalDate day, LeavingSource source) {
        tell(new WithdrawLeaving(AbsenceWatchId.of(school, studentId), day, source));
    }

    public void inClass(String school, String studentId, String className) {
        tell(new ChangeClass(AbsenceWatchId.of(school, studentId), className));
    }

    private void tell(AbsenceWatchCommand command) {
        if (!watches.existing(List.of(command.id())).isEmpty()) {
            watches.tell(command, CurrentUnitOfWork.get().getMessage().getMetaData());
        }
    }
}
