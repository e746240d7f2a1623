package org.rejoin.command.register;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.casefile.RegisterAnswer.Student;

/**
 * What a register knows of one person.
 *
 * @param unit where the student is, or last was
 * @param previousUnit where the student was before
 * @param since first day of the standing
 */
record Enrolment(
        String unit,
        @Nullable String previousUnit,
        Standing standing,
        @Nullable LocalDate since,
        Student student) {

    /** 學籍狀態. */
    enum Standing {
        ENROLLED,
        SUSPENDED,
        LEFT
    }

    /** c22: a unit learns of nobody but its own students, present and last. */
    boolean isOf(String asking) {
        return asking.equals(unit) || asking.equals(previousUnit);
    }

    @Override
    public String toString() {
        return "Enrolment[…]"; // never into a log
    }
}
