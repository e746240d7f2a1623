package org.rejoin.event.school;

import org.axonframework.serialization.Revision;

/**
 * A school's division takes part (R-ACC-04): from now on it may have accounts and file cases.
 *
 * @param school code of the school, six digits
 * @param division day school, or continuing education as a unit of its own
 * @param name 單位全銜
 * @param county county code
 * @param authority 主管機關, to whom letters go (c12)
 */
@Revision("1")
public record SchoolUnitOpened(
        String unit, String school, Division division, String name, String county, Authority authority)
        implements SchoolUnitEvent {}
