package org.rejoin.command.absence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.absence.AbsenceWaiver;

/** What counts and duties follow from, read within the transaction of the command. */
interface AttendanceReckoning {

    Ladder of(String school, PupilFacts facts, Instant now);

    /** Of the school's calendar. */
    boolean isSchoolDay(String school, LocalDate day);

    /** Whether both days are of one school year: what is older is not recorded any more. */
    boolean isOfOneSchoolYear(String school, LocalDate day, LocalDate other);

    /** Of the school's calendar. */
    int schoolYearOf(String school, LocalDate day);

    /** Whether the pupil's data are being erased: what is written meanwhile would outlive it. */
    boolean isBeingErased(String studentId);

    /** Whether the pupil studied at another school that day, for a time: there is leave for it here (R-HL-32). */
    boolean isOnTemporaryStudy(String school, String studentId, LocalDate day);

    /** The pupil's days in a row are so many on the last day recorded: the school goes by how many are away (SOP-2.3). */
    void stands(AbsenceWatchId id, String school, int inARow, LocalDate lastDay, boolean onLeave, Instant now);

    /** The pupil counts no more: not among those who are away, and nobody visits him. */
    void left(AbsenceWatchId id, String school, AbsenceWaiver ground, Instant now);

    /** As the register of the school has it; null where it does not know the pupil. */
    @Nullable
    LocalDate bornOn(String school, String studentId);

    /** Whether the register had a birth date of the pupil that was erased since. */
    boolean isBirthErased(String school, String studentId);

    /** Something was said of the pupil on that day: who asks whom new rules are about goes by it. */
    void happened(AbsenceWatchId id, String school, LocalDate day);

    /** When to look again though nothing happens; never, where it is empty. */
    void lookAgain(AbsenceWatchId id, Optional<Instant> at);
}
