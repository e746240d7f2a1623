package org.rejoin.query.caselist;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.obligation.ObligationKind;

/**
 * What is owed to a case on a day, the earliest due first; the light depends on today, so nobody stores it.
 *
 * @param duties open ones, and missed ones that are neither made up for nor laid to rest
 */
record Owed(List<CaseListObligation> duties, LocalDate today) {

    static final int SOON = 7;

    /** RED where something is late, AMBER where something is due within seven days (1.23 c20). */
    LightColour light() {
        if (duties.stream().anyMatch(duty -> duty.isLateOn(today))) {
            return LightColour.RED;
        }
        return worst().isPresent() ? LightColour.AMBER : LightColour.NONE;
    }

    @Nullable
    ObligationKind reason() {
        return worst().map(CaseListObligation::kind).orElse(null);
    }

    @Nullable
    LocalDate dueOn() {
        return worst().map(CaseListObligation::dueOn).orElse(null);
    }

    /** How long the principal reporter has been waited for. */
    @Nullable
    Integer daysWaiting() {
        return find(ObligationKind.REPORT)
                .map(duty -> (int) ChronoUnit.DAYS.between(duty.openedOn(), today))
                .orElse(null);
    }

    boolean includes(ObligationKind kind) {
        return find(kind).isPresent();
    }

    private Optional<CaseListObligation> worst() {
        return duties.stream()
                .filter(duty -> !duty.dueOn().isAfter(today.plusDays(SOON)))
                .findFirst();
    }

    private Optional<CaseListObligation> find(ObligationKind kind) {
        return duties.stream().filter(duty -> duty.kind() == kind).findFirst();
    }
}
