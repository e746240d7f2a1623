package org.rejoin.command.obligation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.obligation.ObligationEvent;
import org.rejoin.event.obligation.ObligationMet;
import org.rejoin.event.obligation.ObligationMissed;
import org.rejoin.event.obligation.ObligationWaived;
import org.rejoin.event.obligation.WaiverReason;

/** What became of a duty, on a day. */
sealed interface End {

    LocalDate day();

    ObligationEvent toEvent(Duty duty, String caseId);

    record Met(LocalDate day, String by, @Nullable String reference) implements End {

        @Override
        public ObligationEvent toEvent(Duty duty, String caseId) {
            return new ObligationMet(duty.id(), caseId, by, reference, day);
        }
    }

    record Missed(LocalDate day, int soFar) implements End {

        @Override
        public ObligationEvent toEvent(Duty duty, String caseId) {
            return new ObligationMissed(duty.id(), caseId, day, soFar);
        }
    }

    record Waived(LocalDate day, WaiverReason reason) implements End {

        @Override
        public ObligationEvent toEvent(Duty duty, String caseId) {
            // that day is the 18th birthday
            @Nullable LocalDate said = reason == WaiverReason.TURNED_18 ? null : day;
            return new ObligationWaived(duty.id(), caseId, reason, said);
        }
    }
}
