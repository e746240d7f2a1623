package org.rejoin.event.school;

import org.axonframework.serialization.Revision;

/**
 * The agency corrects what identifies a unit.
 *
 * @param name 單位全銜
 */
@Revision("1")
public record SchoolUnitRevised(String unit, String name, String county, Authority authority)
        implements SchoolUnitEvent {}
