package org.rejoin.command.casefile;

import static org.rejoin.event.casefile.ClosureReason.ABROAD;
import static org.rejoin.event.casefile.ClosureReason.ABSENCE_7D_TO_SUSPENSION;
import static org.rejoin.event.casefile.ClosureReason.COLLEGE_OR_EXPERIMENTAL;
import static org.rejoin.event.casefile.ClosureReason.COURT_CUSTODY;
import static org.rejoin.event.casefile.ClosureReason.DECEASED;
import static org.rejoin.event.casefile.ClosureReason.ENROLMENT_ANNULLED;
import static org.rejoin.event.casefile.ClosureReason.ENROLMENT_GIVEN_UP;
import static org.rejoin.event.casefile.ClosureReason.OTHER_SENIOR_HIGH;
import static org.rejoin.event.casefile.ClosureReason.RETURNED_TO_SCHOOL;
import static org.rejoin.event.casefile.ClosureReason.SEMESTER_END;
import static org.rejoin.event.casefile.ClosureReason.SUSPENSION_TO_TRANSFER;
import static org.rejoin.event.casefile.ClosureReason.TURNED_18;

import java.util.EnumSet;
import java.util.Set;
import org.rejoin.event.casefile.ClosureReason;
import org.rejoin.event.casefile.LeavingType;

/** The closure-condition matrix (SPEC 1.8.1, c23). Work outside school is no ground for any type (R-CLS-04). */
final class ClosingPolicy {

    private static final Set<ClosureReason> FOR_EVERY_MANUAL_TYPE = EnumSet.of(
            RETURNED_TO_SCHOOL,
            OTHER_SENIOR_HIGH,
            COLLEGE_OR_EXPERIMENTAL,
            ENROLMENT_GIVEN_UP,
            ENROLMENT_ANNULLED,
            DECEASED,
            ABROAD,
            COURT_CUSTODY);

    private static final Set<ClosureReason> BY_SYSTEM = EnumSet.of(TURNED_18, SEMESTER_END);

    private ClosingPolicy() {}

    static Set<ClosureReason> reasonsFor(LeavingType type) {
        return switch (type) {
            case UNEXCUSED_ABSENCE -> everyManualTypeAnd(ABSENCE_7D_TO_SUSPENSION);
            case SUSPENSION -> everyManualTypeAnd(SUSPENSION_TO_TRANSFER);
            case TRANSFER -> EnumSet.copyOf(FOR_EVERY_MANUAL_TYPE);
            case LONG_TERM_ABSENCE -> EnumSet.noneOf(ClosureReason.class);
        };
    }

    /** What this action takes for a case of the type. */
    static Set<ClosureReason> reasonsFor(CaseAction action, LeavingType type) {
        return switch (action) {
            case ADD_TRACKING_RECORD, SUGGEST_CLOSURE, CLOSE -> reasonsFor(type);
            default -> Set.of();
        };
    }

    /** Long-term absence is closed by the end of the semester alone (R-LTA-02). */
    static boolean closesByHand(LeavingType type) {
        return type != LeavingType.LONG_TERM_ABSENCE;
    }

    static boolean isBySystem(ClosureReason reason) {
        return BY_SYSTEM.contains(reason);
    }

    private static Set<ClosureReason> everyManualTypeAnd(ClosureReason further) {
        Set<ClosureReason> reasons = EnumSet.copyOf(FOR_EVERY_MANUAL_TYPE);
        reasons.add(further);
        return reasons;
    }
}
