package org.rejoin.query.casepage;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rejoin.query.obligations.ObligationView;

/**
 * The light of the duties of a case: the worst of them (SPEC 1.23 c20).
 *
 * @param colour AMBER, RED or NONE
 * @param reason kind of the duty
 */
record DutyLight(String colour, @Nullable String reason) {

    private static final DutyLight NONE = new DutyLight("NONE", null);

    static DutyLight of(@Nullable List<ObligationView> obligations) {
        return obligations == null
                ? NONE
                : obligations.stream()
                        .filter(duty -> duty.light() != null)
                        .min(Comparator.comparing(ObligationView::dueOn))
                        .map(duty -> new DutyLight(
                                String.valueOf(duty.light()), duty.kind().name()))
                        .orElse(NONE);
    }
}
