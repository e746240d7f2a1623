package org.rejoin.command.obligation;

import java.util.Map;
import org.rejoin.event.obligation.ObligationKind;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How long there is for each duty, and when to remind: settings of the installation. */
@Component
class DutyTerms {

    private final Map<ObligationKind, Term> terms;
    private final int remindBefore;
    private final int remindOfTrackingsBefore;
    private final int trackings;
    private final int noneInLastDays;

    @Autowired
    DutyTerms(
            @Value("${rejoin.obligations.first-tracking:10d}") String firstTracking,
            @Value("${rejoin.obligations.report:10d}") String report,
            @Value("${rejoin.obligations.follow-up:14d}") String followUp,
            @Value("${rejoin.obligations.answer-suggestion:10d}") String answer,
            @Value("${rejoin.obligations.close-after-green-light:14d}") String close,
            @Value("${rejoin.obligations.remind-before:7}") int remindBefore,
            @Value("${rejoin.obligations.remind-of-trackings-before:30}") int remindOfTrackingsBefore,
            @Value("${rejoin.obligations.trackings-per-semester:2}") int trackings,
            @Value("${rejoin.obligations.no-trackings-in-last-days:30}") int noneInLastDays) {
        this.terms = Map.of(
                ObligationKind.FIRST_TRACKING, Term.of(firstTracking),
                ObligationKind.REPORT, Term.of(report),
                ObligationKind.FOLLOW_UP_SUSPENSION, Term.of(followUp),
                ObligationKind.FOLLOW_UP_TRANSFER, Term.of(followUp),
                ObligationKind.ANSWER_SUGGESTION, Term.of(answer),
                ObligationKind.CLOSE_AFTER_GREEN_LIGHT, Term.of(close));
        this.remindBefore = remindBefore;
        this.remindOfTrackingsBefore = remindOfTrackingsBefore;
        this.trackings = trackings;
        this.noneInLastDays = noneInLastDays;
    }

    Term of(ObligationKind kind) {
        Term term = terms.get(kind);
        if (term == null) {
            throw new IllegalArgumentException(kind + " ends with the semester");
        }
        return term;
    }

    /** Days before the due day. */
    int remindBefore(ObligationKind kind) {
        return kind == ObligationKind.TRACKINGS_OF_SEMESTER ? remindOfTrackingsBefore : remindBefore;
    }

    /** Needed in each semester (L05). */
    int trackings() {
        return trackings;
    }

    /** Whoever is reported in the last days of a semester owes it nothing (1.23 c24). */
    int noneInLastDays() {
        return noneInLastDays;
    }
}
