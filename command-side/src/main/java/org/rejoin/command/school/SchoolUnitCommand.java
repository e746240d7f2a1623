package org.rejoin.command.school;

import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.rejoin.event.school.Authority;
import org.rejoin.event.school.Division;

/** Everything that can be asked of a unit. */
public sealed interface SchoolUnitCommand {

    @TargetAggregateIdentifier
    SchoolUnitId id();

    record OpenSchoolUnit(
            SchoolUnitId id, String school, Division division, String name, String county, Authority authority)
            implements SchoolUnitCommand {}

    record ReviseSchoolUnit(SchoolUnitId id, String name, String county, Authority authority)
            implements SchoolUnitCommand {}

    record ReviseSchoolUnitContact(SchoolUnitId id, String name, String address, String phone)
            implements SchoolUnitCommand {}

    /** @param signatories none = the usual ones */
    record ChooseSignatories(SchoolUnitId id, List<String> signatories) implements SchoolUnitCommand {}
}
