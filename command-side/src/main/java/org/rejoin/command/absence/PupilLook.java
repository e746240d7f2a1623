package org.rejoin.command.absence;

import static org.rejoin.command.absence.AbsenceBlocker.PUPIL_IS_BEING_ERASED;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.rejoin.command.Moment;
import org.rejoin.command.Refused;
import org.rejoin.event.absence.AbsenceWaiver;
import org.rejoin.event.absence.Mark;

/** One look at one pupil: at what moment, and what it is reckoned by. */
record PupilLook(AbsenceWatchId id, String school, String student, Moment moment, AttendanceReckoning reckoning) {

    Instant now() {
        return moment.instant();
    }

    LocalDate today() {
        return moment.today();
    }

    Ladder ladder(PupilFacts facts) {
        return reckoning.of(school, facts, now());
    }

    boolean isSchoolDay(LocalDate day) {
        return reckoning.isSchoolDay(school, day);
    }

    int schoolYearOf(LocalDate day) {
        return reckoning.schoolYearOf(school, day);
    }

    boolean isElsewhere(LocalDate day) {
        return reckoning.isOnTemporaryStudy(school, student, day);
    }

    boolean isBirthErased() {
        return reckoning.isBirthErased(school, student);
    }

    boolean isBeingErased() {
        return reckoning.isBeingErased(student);
    }

    void requireNotErased() {
        if (isBeingErased()) {
            throw new Refused(PUPIL_IS_BEING_ERASED);
        }
    }

    void happened() {
        reckoning.happened(id, school, today());
    }

    void stands(Ladder ladder, DayFact last) {
        reckoning.stands(id, school, ladder.counts().inARow(), last.day(), last.mark() == Mark.LEAVE_GRANTED, now());
    }

    void left(AbsenceWaiver ground) {
        reckoning.left(id, school, ground, now());
    }

    void again(Optional<Instant> at) {
        reckoning.lookAgain(id, at);
    }
}
