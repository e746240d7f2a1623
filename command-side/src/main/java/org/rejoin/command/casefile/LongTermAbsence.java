package org.rejoin.command.casefile;

import static org.rejoin.event.casefile.ClosureReason.ABROAD;
import static org.rejoin.event.casefile.ClosureReason.COLLEGE_OR_EXPERIMENTAL;
import static org.rejoin.event.casefile.ClosureReason.DECEASED;
import static org.rejoin.event.casefile.ClosureReason.ENROLMENT_ANNULLED;
import static org.rejoin.event.casefile.ClosureReason.ENROLMENT_GIVEN_UP;
import static org.rejoin.event.casefile.ClosureReason.OTHER_SENIOR_HIGH;
import static org.rejoin.event.casefile.ClosureReason.TURNED_18;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.rejoin.event.calendar.Semester;
import org.rejoin.event.casefile.CaseClosedAutomatically;
import org.rejoin.event.casefile.CaseFileEvent;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.ClosingRule;
import org.rejoin.event.casefile.ClosureReason;
import org.rejoin.event.casefile.LeavingType;
import org.rejoin.event.casefile.LongTermAbsencePaused;
import org.rejoin.event.casefile.LongTermAbsenceResumed;
import org.rejoin.event.casefile.SemesterDates;

/**
 * What a long-term absence does by itself (SPEC 1.8.3). Says what the facts require, not what some event asked for: so it
 * does not matter whether events arrive late, twice or not in their order.
 */
final class LongTermAbsence {

    /** After these nobody comes back to this school in this semester (1.23 c7). */
    private static final Set<ClosureReason> FOR_GOOD = EnumSet.of(
            DECEASED,
            OTHER_SENIOR_HIGH,
            COLLEGE_OR_EXPERIMENTAL,
            ABROAD,
            ENROLMENT_GIVEN_UP,
            ENROLMENT_ANNULLED,
            TURNED_18);

    private LongTermAbsence() {}

    static boolean concerns(CaseState state) {
        return state.type() == LeavingType.LONG_TERM_ABSENCE
                && (state.status() == CaseStatus.TRACKING || state.status() == CaseStatus.TEMP_CLOSED);
    }

    /**
     * Pause beside an open case, close with one that ended for good, else come back while the semester lasts. What ended for
     * good within the semester closes it also when that is heard of after its last day.
     *
     * @param neighbours the one that ended last before the others
     * @param semester in which it was reported
     */
    static Optional<CaseFileEvent> following(
            String caseId, CaseStatus status, List<Neighbour> neighbours, Semester semester, LocalDate today) {
        Optional<Neighbour> closing = endedForGood(neighbours, semester);
        if (closing.isPresent()) {
            return closing.map(other -> closedWith(caseId, other));
        }
        if (isOver(semester, today)) {
            return Optional.empty();
        }
        Optional<Neighbour> open = neighbours.stream().filter(Neighbour::open).findFirst();
        if (open.isPresent()) {
            return open.filter(other -> status == CaseStatus.TRACKING)
                    .map(other -> new LongTermAbsencePaused(caseId, other.caseNumber()));
        }
        return neighbours.stream()
                .filter(other -> other.endedSince() && status == CaseStatus.TEMP_CLOSED)
                .findFirst()
                .map(other -> new LongTermAbsenceResumed(caseId, other.caseNumber()));
    }

    /**
     * How it ends by itself, if it does: with another case that ended for good, else with its semester (T14, T17). Where after
     * an outage the student came of age too, by what came first.
     */
    static Optional<CaseClosedAutomatically> end(
            String caseId,
            List<Neighbour> neighbours,
            Semester semester,
            Optional<CaseClosedAutomatically> ofAge,
            LocalDate today) {
        Optional<LocalDate> adultOn = ofAge.map(CaseClosedAutomatically::adultOn);
        return endedForGood(neighbours, semester)
                .filter(other ->
                        adultOn.isEmpty() || other.endedBy(adultOn.get().minusDays(1)))
                .map(other -> closedWith(caseId, other))
                .or(() -> Optional.of(semester)
                        .filter(over -> isOver(over, today))
                        .filter(over -> adultOn.isEmpty() || over.to().isBefore(adultOn.get()))
                        .map(over -> semesterEnd(caseId, over)));
    }

    /** T14, T17: on the day after the last one. */
    static boolean isOver(Semester semester, LocalDate today) {
        return today.isAfter(semester.to());
    }

    private static CaseClosedAutomatically semesterEnd(String caseId, Semester semester) {
        return new CaseClosedAutomatically(
                caseId, ClosureReason.SEMESTER_END, ClosingRule.SEMESTER_END, null, dates(semester), null);
    }

    static SemesterDates dates(Semester semester) {
        return new SemesterDates(semester.label(), semester.to(), semester.calendar());
    }

    private static Optional<Neighbour> endedForGood(List<Neighbour> neighbours, Semester semester) {
        return neighbours.stream().anyMatch(Neighbour::open)
                ? Optional.empty()
                : neighbours.stream()
                        .filter(Neighbour::endedSince)
                        .findFirst()
                        .filter(other -> other.closedFor() != null && FOR_GOOD.contains(other.closedFor()))
                        .filter(other -> other.endedBy(semester.to()));
    }

    private static CaseClosedAutomatically closedWith(String caseId, Neighbour other) {
        return new CaseClosedAutomatically(
                caseId,
                Objects.requireNonNull(other.closedFor()),
                ClosingRule.OTHER_CASE_CLOSED,
                null,
                null,
                other.caseNumber());
    }
}
