package org.rejoin.event.obligation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.Role;

/**
 * A duty arises. It belongs to the account, to whoever holds one of the roles in the unit, and, where it is about tracking,
 * to the assisting trackers of the case.
 *
 * @param school unit of the case
 * @param county county code of that unit
 * @param account whose it is, if one person's
 * @param roles roles of the unit that share it
 * @param openedOn day in Taiwan on which it arose
 * @param dueOn last day on which it can be met in time; later changes of terms or calendar do not move it
 * @param semester semester in which it counts, as 115-1; null where it is of none
 * @param needed how many are needed, 1 where it is one act
 * @param soFar how many there are already
 * @param ruleId rule of SPEC.md
 * @param inputs what the due day was reckoned from, by name
 */
@Revision("1")
public record ObligationOpened(
        String obligationId,
        String caseId,
        ObligationKind kind,
        String school,
        String county,
        @Nullable String account,
        List<Role> roles,
        LocalDate openedOn,
        LocalDate dueOn,
        @Nullable String semester,
        int needed,
        int soFar,
        String ruleId,
        Map<String, String> inputs)
        implements ObligationEvent {

    // a tolerant reader: an absent list is an empty one
    public ObligationOpened {
        roles = roles == null ? List.of() : List.copyOf(roles);
        inputs = inputs == null ? Map.of() : Map.copyOf(inputs);
    }
}
