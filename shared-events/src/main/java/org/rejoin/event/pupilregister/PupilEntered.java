package org.rejoin.event.pupilregister;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.DataClass;
import org.rejoin.event.Personal;

/**
 * A pupil stands in the register, under a number no other pupil of the school ever has (R-HL-06, R-HL-07).
 *
 * @param studentId the pseudonym
 * @param school unit of the pupil
 * @param number 學號, six digits
 * @param takenOver whether the number stood in the school's register before; else it was given here
 * @param entryYear ROC year in which the pupils of this grade entered
 * @param bornOn always there until it is erased
 * @param grade 1 to 12
 * @param className 班級, as the school calls it
 * @param on day of the movement
 */
@Revision("1")
public record PupilEntered(
        String entryId,
        String studentId,
        String school,
        @Personal(DataClass.REGISTER) String number,
        boolean takenOver,
        int entryYear,
        @Personal(DataClass.REGISTER) String name,
        @Personal(DataClass.REGISTER) @Nullable LocalDate bornOn,
        int grade,
        String className,
        Movement movement,
        LocalDate on)
        implements RegisterEntryEvent {}
