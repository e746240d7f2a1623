package org.rejoin.query;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.rejoin.event.Role;
import org.rejoin.event.obligation.ObligationAdvanced;
import org.rejoin.event.obligation.ObligationFallsDue;
import org.rejoin.event.obligation.ObligationKind;
import org.rejoin.event.obligation.ObligationMet;
import org.rejoin.event.obligation.ObligationMissed;
import org.rejoin.event.obligation.ObligationOpened;
import org.rejoin.event.obligation.ObligationWaived;
import org.rejoin.event.obligation.WaiverReason;

/** A duty of a case as words, for tests. */
public record Duties(
        String id, String caseId, String school, ObligationKind kind, LocalDate openedOn, LocalDate dueOn) {

    public static Duties of(String caseId, String school, ObligationKind kind, LocalDate openedOn, LocalDate dueOn) {
        return new Duties(UUID.randomUUID().toString(), caseId, school, kind, openedOn, dueOn);
    }

    public ObligationOpened opened() {
        boolean trackings = kind == ObligationKind.TRACKINGS_OF_SEMESTER;
        boolean first = kind == ObligationKind.FIRST_TRACKING;
        List<Role> roles = trackings ? List.of(Role.COUNSELLOR) : List.of(Role.PRINCIPAL_REPORTER);
        return new ObligationOpened(
                id,
                caseId,
                kind,
                school,
                "990",
                trackings || first ? "tutor-a" : null,
                first ? List.of() : roles,
                openedOn,
                dueOn,
                trackings ? "115-1" : null,
                trackings ? 2 : 1,
                0,
                "R-TRK-02",
                Map.of());
    }

    public ObligationAdvanced advanced(int soFar) {
        return new ObligationAdvanced(id, caseId, soFar);
    }

    public ObligationFallsDue fallsDue(int soFar) {
        return new ObligationFallsDue(id, caseId, dueOn, soFar);
    }

    public ObligationMet met(LocalDate day) {
        return new ObligationMet(id, caseId, "TrackingRecordSubmitted", null, day);
    }

    public ObligationMissed missed(int soFar) {
        return new ObligationMissed(id, caseId, dueOn, soFar);
    }

    public ObligationWaived waived(LocalDate day) {
        return new ObligationWaived(id, caseId, WaiverReason.CLOSED, day);
    }
}
