package org.rejoin.event.casefile;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.DataClass;
import org.rejoin.event.Personal;

/**
 * What the student register answered about the student of a case (學籍資料勾稽, R-FLD-02, R-CLS-03): a fact from outside,
 * kept with its time, so that what was decided by it can be told without asking again.
 *
 * @param askedAt when it was asked; where nobody was, when it would have been
 * @param school unit in which the register has the student, at a closure; none where that is not the question
 * @param student what the register knows of its own student; only where this unit is, or last was, the student's (1.23 c22)
 */
public record RegisterAnswer(
        Instant askedAt,
        Source source,
        Outcome outcome,
        @Nullable String school,
        @Nullable Student student) {

    /** Who answered. */
    public enum Source {
        /** 學籍系統 (IF01). */
        REGISTER,
        /** 特殊教育通報網, asked when the register has none (IF02). */
        SPECIAL_EDUCATION,
        NONE
    }

    public enum Outcome {
        FOUND,
        /** No register has the student; or, at a filing, not as one of this unit. */
        NOT_FOUND,
        /** No answer, or one that cannot be: nothing is known. */
        UNAVAILABLE,
        /** There is no register to ask. */
        NOT_ASKED
    }

    /**
     * @param birthDate always there until it is erased
     * @param studentNumber 學號
     * @param sex MALE or FEMALE
     * @param programme 學制, code list programmes
     * @param department 科別
     * @param grade 年級
     */
    public record Student(
            @Personal(DataClass.REGISTER) String name,
            @Personal(DataClass.REGISTER) @Nullable LocalDate birthDate,
            @Personal(DataClass.REGISTER) @Nullable String studentNumber,
            @Nullable String sex,
            @Nullable String programme,
            @Personal(DataClass.REGISTER) @Nullable String department,
            @Nullable Integer grade) {}

    public boolean is(Outcome other) {
        return outcome == other;
    }

    /** Whether it says the same, whenever it was asked. */
    public boolean saysTheSameAs(@Nullable RegisterAnswer other) {
        return other != null && new RegisterAnswer(other.askedAt(), source, outcome, school, student).equals(other);
    }
}
