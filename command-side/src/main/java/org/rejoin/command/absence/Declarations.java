package org.rejoin.command.absence;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.rejoin.command.absence.AbsenceWatchCommand.DeclareConditions;
import org.rejoin.event.absence.PupilConditionsDeclared;

/** What was said about a pupil besides the days. The newest stands. */
final class Declarations {

    private final List<Declaration> all = new ArrayList<>();

    void learn(PupilConditionsDeclared event) {
        all.add(Declaration.of(event));
    }

    List<Declaration> all() {
        return all;
    }

    boolean isIndigenous() {
        return newest(Declaration::indigenous);
    }

    boolean isCauseKnown() {
        return newest(Declaration::causeKnown);
    }

    /** What is told is all that holds from now on, but what nothing is said of stays as it was. */
    PupilConditionsDeclared next(DeclareConditions told, PupilLook look) {
        return new PupilConditionsDeclared(
                look.id().value(),
                look.today(),
                told.indigenous(),
                told.urgent(),
                told.causeKnown(),
                told.cause(),
                told.vulnerableFamily() == null ? newest(Declaration::vulnerableFamily) : told.vulnerableFamily(),
                look.now());
    }

    private boolean newest(Predicate<Declaration> question) {
        Optional<Declaration> newest = all.stream().max(Declaration.BY_TIME);
        return newest.filter(question).isPresent();
    }
}
