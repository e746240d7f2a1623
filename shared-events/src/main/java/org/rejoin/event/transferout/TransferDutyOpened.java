package org.rejoin.event.transferout;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.rejoin.event.Role;

/**
 * A duty arises for whoever holds one of the roles in the school.
 *
 * @param school unit that owes it: the origin; of a placement meeting the receiving school
 * @param roles who shares it
 * @param told who hears of it besides
 * @param dueOn last day on which it can be met in time
 * @param deadline the moment from which it is late
 * @param ruleId rule of SPEC 1.20
 * @param ruleSet version of the rules that held: authority/stage/version, after a school's own its authority's
 */
@Revision("1")
public record TransferDutyOpened(
        String transferOutId,
        TransferDutyKind kind,
        String school,
        List<Role> roles,
        List<Role> told,
        LocalDate openedOn,
        LocalDate dueOn,
        Instant deadline,
        String ruleId,
        String ruleSet)
        implements TransferOutEvent {

    // a tolerant reader: an absent list is an empty one
    public TransferDutyOpened {
        roles = roles == null ? List.of() : List.copyOf(roles);
        told = told == null ? List.of() : List.copyOf(told);
    }
}
