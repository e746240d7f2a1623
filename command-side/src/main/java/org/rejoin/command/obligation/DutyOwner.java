package org.rejoin.command.obligation;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Role;
import org.rejoin.event.casefile.FilingStarted;
import org.rejoin.event.obligation.ObligationKind;
import org.rejoin.event.obligation.ObligationOpened;

/**
 * To whom a duty belongs, and by which rule.
 *
 * @param filer whether it is the filer's
 * @param roles roles of the unit that share it
 */
record DutyOwner(boolean filer, List<Role> roles, String ruleId) {

    private static final Map<ObligationKind, DutyOwner> OF = new EnumMap<>(Map.of(
            ObligationKind.FIRST_TRACKING, new DutyOwner(true, List.of(), "R-REP-02"),
            ObligationKind.REPORT, principalReporter("R-REP-03"),
            ObligationKind.TRACKINGS_OF_SEMESTER, new DutyOwner(true, List.of(Role.COUNSELLOR), "R-TRK-02"),
            ObligationKind.FOLLOW_UP_SUSPENSION, principalReporter("R-CLS-06"),
            ObligationKind.FOLLOW_UP_TRANSFER, principalReporter("c23"),
            ObligationKind.ANSWER_SUGGESTION, principalReporter("R-CLS-02"),
            ObligationKind.CLOSE_AFTER_GREEN_LIGHT, principalReporter("R-TRF-03")));

    private static DutyOwner principalReporter(String ruleId) {
        return new DutyOwner(false, List.of(Role.PRINCIPAL_REPORTER), ruleId);
    }

    static ObligationOpened opened(Duty duty, FilingStarted filing) {
        DutyOwner owner = Objects.requireNonNull(OF.get(duty.kind()));
        @Nullable String account = owner.filer ? filing.filedBy() : null;
        return new ObligationOpened(
                duty.id(),
                filing.caseId(),
                duty.kind(),
                filing.school(),
                filing.county(),
                account,
                owner.roles,
                duty.openedOn(),
                duty.dueOn(),
                duty.semester(),
                duty.needed(),
                duty.soFar(),
                owner.ruleId,
                duty.inputs());
    }
}
