package org.rejoin.event.absence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Role;
import org.rejoin.event.ruleset.AbsenceDutyKind;
import org.rejoin.event.ruleset.EvidenceKind;
import org.rejoin.event.ruleset.Wording;

/**
 * A duty arises for whoever holds one of the roles in the school; also again, where the ground for its waiver went.
 *
 * @param dutyId UUID made of the watch, day and kind
 * @param school unit of the pupil
 * @param roles who shares it
 * @param day school day on which it arose
 * @param count which day in a row without leave that was; 0 of what follows from anything else
 * @param dueOn last day on which it can be met in time
 * @param deadline the moment from which it is late
 * @param evidence what has to be told when it is done
 * @param ruleId line of SPEC 1.19
 * @param ruleSet version of the rules that ask for it: authority/stage/version, after a school's own its authority's
 * @param wording what the school calls it; none, also of what arose before there was any, where the words of its kind stand
 * @param reached counts for which a monthly check was opened, as they were known then; none of what follows from anything else,
 *     also of what arose before they were told
 */
@Revision("1")
public record AbsenceDutyOpened(
        String dutyId,
        String watchId,
        String school,
        AbsenceDutyKind kind,
        List<Role> roles,
        LocalDate day,
        int count,
        LocalDate dueOn,
        Instant deadline,
        EvidenceKind evidence,
        String ruleId,
        String ruleSet,
        @Nullable Wording wording,
        @Nullable CountsReached reached)
        implements AbsenceEvent {

    // a tolerant reader: an absent list is an empty one
    public AbsenceDutyOpened {
        roles = roles == null ? List.of() : List.copyOf(roles);
    }
}
