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
     * Pause beside an open case, close with one that ended for good, else come back while the semester lasts. What happened
     * to others after it is over changes nothing: the semester's end closes the case, however late that is done.
     *
     * @param neighbours the one that ended last before the others
     * @param semester in which it was reported
     */
    static Optional<CaseFileEvent> following(
            String caseId, CaseStatus status, List<Neighbour> neighbours, Semester semester, LocalDate today) {
        if (isOver(semester, today)) {
            return Optional.empty();
        }
        Optional<Neighbour> open = neighbours.stream().filter(Neighbour::open).findFirst();
        if (open.isPresent()) {
            return open.filter(other -> status == CaseStatus.TRACKING)
                    .map(other -> new LongTermAbsencePaused(caseId, other.caseNumber()));
        }
        return neighbours.stream()
                .filter(Neighbour::endedSince)
                .findFirst()
                .flatMap(other -> after(caseId, status, other));
    }

    /** T14, T17: on the day after the last one. */
    static boolean isOver(Semester semester, LocalDate today) {
        return today.isAfter(semester.to());
    }

    static CaseClosedAutomatically semesterEnd(String caseId, Semester semester) {
        return new CaseClosedAutomatically(
                caseId, ClosureReason.SEMESTER_END, ClosingRule.SEMESTER_END, null, dates(semester), null);
    }

    /** After an outage both may be over: the case closed by what came first. */
    static boolean cameFirst(CaseClosedAutomatically semesterEnd, Optional<CaseClosedAutomatically> ofAge) {
        return ofAge.isEmpty()
                || Objects.requireNonNull(semesterEnd.semester())
                        .lastDay()
                        .isBefore(Objects.requireNonNull(ofAge.get().adultOn()));
    }

    static SemesterDates dates(Semester semester) {
        return new SemesterDates(semester.label(), semester.to(), semester.calendar());
    }

    private static Optional<CaseFileEvent> after(String caseId, CaseStatus status, Neighbour other) {
        if (other.closedFor() != null && FOR_GOOD.contains(other.closedFor())) {
            return Optional.of(new CaseClosedAutomatically(
                    caseId,
                    Objects.requireNonNull(other.closedFor()),
                    ClosingRule.OTHER_CASE_CLOSED,
                    null,
                    null,
                    other.caseNumber()));
        }
        return status == CaseStatus.TEMP_CLOSED
                ? Optional.of(new LongTermAbsenceResumed(caseId, other.caseNumber()))
                : Optional.empty();
    }
}
