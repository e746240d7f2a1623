package org.rejoin.command.pupilregister;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.rejoin.event.absence.LeavingCause;
import org.rejoin.event.calendar.SchoolCalendar;
import org.rejoin.event.pupilregister.Movement;
import org.rejoin.event.ruleset.RulesInForce;
import org.rejoin.event.school.Grades;

/** What an entry is decided by and keeps beside its events, within the transaction of the command. */
interface RegisterFacts {

    RulesInForce rules(String school, LocalDate day);

    SchoolCalendar calendar(String school);

    Grades grades(String school);

    /** Whether the grade of the school takes one more who transfers in that day. */
    Room room(String school, int grade, LocalDate on);

    /** Whether the pupil's data are being erased: what is written meanwhile would outlive it. */
    boolean isBeingErased(String studentId);

    /**
     * The number after the highest, or where that is the last of all the lowest nobody ever had; two clerks at once are given
     * different ones. Empty where all are used up.
     */
    Optional<StudentNumber> next(String school, int entryYear);

    /** @return whether no other pupil of the school has, or ever had, the number */
    boolean enters(
            RegisterEntryId id,
            String studentId,
            String school,
            StudentNumber number,
            LocalDate bornOn,
            int grade,
            Movement movement);

    /** The birth date is another one: what goes by it is looked at again. */
    void bornOnChanged(String school, String studentId);

    /** From that day on the pupil counts no more at the school: nobody there follows his days. */
    void left(String school, String studentId, LocalDate from, LeavingCause cause);

    /** The pupil counts at the school again. */
    void cameBack(String school, String studentId, LocalDate from);

    /** That he left or came back that day was a mistake. */
    void tookBack(String school, String studentId, LocalDate day);

    /** In the lists of which class the pupil is. */
    void inClass(String school, String studentId, String className);

    /** Where the pupil stands now. */
    void stands(RegisterEntryId id, int grade, Movement movement);

    /** @return whether no other pupil of the school has, or ever had, the number */
    boolean corrects(RegisterEntryId id, StudentNumber number, LocalDate bornOn);

    /** What would lose its ground with the entry, besides its own movements; in a fixed order. */
    List<RegisterBlocker> restingOn(RegisterEntryId id, String school, String studentId, Instant now);

    /** Nobody stands there by it any more; its number stays used. */
    void voids(RegisterEntryId id);
}
