package org.rejoin.command.casefile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.casefile.CaseForm;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.ClosureReason;
import org.rejoin.event.casefile.FilingStarted;
import org.rejoin.event.casefile.LeavingType;

/**
 * What decisions about a case read, and nothing else.
 *
 * @param reported whether the case was ever established (成案), also when voided since
 * @param suggestion the standing suggestion to close, if any
 * @param trackers accounts of enabled assisting trackers
 * @param arrivals transfer-ins that light the case
 * @param closedFor reason of the present closure
 */
record CaseState(
        String student,
        String school,
        String county,
        LeavingType type,
        String filer,
        CaseForm form,
        CaseStatus status,
        boolean reported,
        TrackingRecords records,
        @Nullable Suggestion suggestion,
        Set<String> trackers,
        List<Arrival> arrivals,
        @Nullable ClosureReason closedFor) {

    /** @param recordId null where the suggestion came without a record */
    record Suggestion(@Nullable String recordId, String suggestedBy, ClosureReason closureReason, String description) {}

    record Arrival(String transferInId, String school, String month) {}

    static CaseState of(FilingStarted event) {
        return new CaseState(
                event.studentId(),
                event.school(),
                event.county(),
                event.leavingType(),
                event.filedBy(),
                event.form(),
                CaseStatus.DRAFT,
                false,
                TrackingRecords.NONE,
                null,
                Set.of(),
                List.of(),
                null);
    }

    CaseState withForm(CaseForm newer) {
        return new CaseState(
                student,
                school,
                county,
                type,
                filer,
                newer,
                status,
                reported,
                records,
                suggestion,
                trackers,
                arrivals,
                closedFor);
    }

    CaseState in(CaseStatus newer) {
        return new CaseState(
                student,
                school,
                county,
                type,
                filer,
                form,
                newer,
                reported,
                records,
                suggestion,
                trackers,
                arrivals,
                null);
    }

    CaseState established(CaseStatus newer) {
        return new CaseState(
                student, school, county, type, filer, form, newer, true, records, suggestion, trackers, arrivals, null);
    }

    CaseState with(TrackingRecords newer) {
        return new CaseState(
                student,
                school,
                county,
                type,
                filer,
                form,
                status,
                reported,
                newer,
                suggestion,
                trackers,
                arrivals,
                closedFor);
    }

    CaseState suggested(@Nullable Suggestion newer) {
        return new CaseState(
                student, school, county, type, filer, form, status, reported, records, newer, trackers, arrivals,
                closedFor);
    }

    CaseState closed(ClosureReason reason) {
        return new CaseState(
                student,
                school,
                county,
                type,
                filer,
                form,
                CaseStatus.CLOSED,
                reported,
                records,
                null,
                trackers,
                arrivals,
                reason);
    }

    CaseState tracker(String account, boolean enabled) {
        Set<String> changed = new HashSet<>(trackers);
        if (enabled) {
            changed.add(account);
        } else {
            changed.remove(account);
        }
        return new CaseState(
                student,
                school,
                county,
                type,
                filer,
                form,
                status,
                reported,
                records,
                suggestion,
                Set.copyOf(changed),
                arrivals,
                closedFor);
    }

    CaseState arrived(Arrival arrival) {
        List<Arrival> changed = new ArrayList<>(arrivals);
        changed.add(arrival);
        return withArrivals(changed);
    }

    CaseState notArrived(String transferInId) {
        return withArrivals(arrivals.stream()
                .filter(arrival -> !arrival.transferInId().equals(transferInId))
                .toList());
    }

    private CaseState withArrivals(List<Arrival> changed) {
        return new CaseState(
                student,
                school,
                county,
                type,
                filer,
                form,
                status,
                reported,
                records,
                suggestion,
                trackers,
                List.copyOf(changed),
                closedFor);
    }
}
