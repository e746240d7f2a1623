package org.rejoin.command.absence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import org.rejoin.event.absence.PupilConditionsDeclared;

/**
 * What is known about a pupil besides the days. Who is indigenous or of a vulnerable family stays so; danger
 * and cause are those of one absence.
 *
 * @param day on which it was said
 */
record Declaration(
        LocalDate day, boolean indigenous, boolean urgent, boolean causeKnown, boolean vulnerableFamily, Instant at) {

    static final Comparator<Declaration> BY_TIME = Comparator.comparing(Declaration::at)
            .thenComparing(Declaration::day)
            .thenComparing(Declaration::indigenous)
            .thenComparing(Declaration::urgent)
            .thenComparing(Declaration::causeKnown)
            .thenComparing(Declaration::vulnerableFamily);

    static Declaration of(PupilConditionsDeclared event) {
        return new Declaration(
                event.day(),
                event.indigenous(),
                event.urgent(),
                event.causeKnown(),
                event.vulnerableFamily(),
                event.declaredAt());
    }
}
