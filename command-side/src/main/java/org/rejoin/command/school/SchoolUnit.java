package org.rejoin.command.school;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;
import static org.rejoin.command.school.SchoolUnitBlocker.NOT_YOUR_SCHOOL;
import static org.rejoin.command.school.SchoolUnitBlocker.ROLE_MAY_NOT;
import static org.rejoin.command.school.SchoolUnitBlocker.UNIT_IS_TAKEN;

import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;
import org.rejoin.command.Refused;
import org.rejoin.command.school.SchoolUnitCommand.ChooseSignatories;
import org.rejoin.command.school.SchoolUnitCommand.OpenSchoolUnit;
import org.rejoin.command.school.SchoolUnitCommand.ReviseSchoolUnit;
import org.rejoin.command.school.SchoolUnitCommand.ReviseSchoolUnitContact;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.school.Authority;
import org.rejoin.event.school.SchoolUnitContactRevised;
import org.rejoin.event.school.SchoolUnitOpened;
import org.rejoin.event.school.SchoolUnitRevised;
import org.rejoin.event.school.SchoolUnitSignatoriesChosen;

/** A division of a school, with a principal reporter, lists and figures of its own (R-ACC-04, R-SCOPE-09). */
@Aggregate
class SchoolUnit {

    @AggregateIdentifier
    private SchoolUnitId id;

    private String name;
    private String county;
    private Authority authority;
    private @Nullable String address;
    private @Nullable String phone;
    private List<String> signatories = List.of();

    SchoolUnit() {} // for Axon

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void decide(OpenSchoolUnit command, Actor by, SchoolUnits units) {
        requireAgency(by);
        if (id != null) {
            requireSame(command);
            return;
        }
        apply(new SchoolUnitOpened(
                command.id().value(),
                command.school(),
                command.division(),
                command.name(),
                command.county(),
                command.authority()));
        units.opened(command);
    }

    @CommandHandler
    void decide(ReviseSchoolUnit command, Actor by, SchoolUnits units) {
        requireAgency(by);
        if (is(command.name(), command.county(), command.authority())) {
            return;
        }
        apply(new SchoolUnitRevised(id.value(), command.name(), command.county(), command.authority()));
        units.revised(id, command.name(), command.county(), command.authority());
    }

    @CommandHandler
    void decide(ReviseSchoolUnitContact command, Actor by, SchoolUnits units) {
        requireItsPrincipalReporter(by);
        if (command.name().equals(name)
                && command.address().equals(address)
                && command.phone().equals(phone)) {
            return;
        }
        apply(new SchoolUnitContactRevised(id.value(), command.name(), command.address(), command.phone()));
        units.revised(id, command.name(), county, authority);
    }

    @CommandHandler
    void decide(ChooseSignatories command, Actor by) {
        requireItsPrincipalReporter(by);
        if (command.signatories().equals(signatories)) {
            return;
        }
        apply(new SchoolUnitSignatoriesChosen(id.value(), command.signatories()));
    }

    @EventSourcingHandler
    void evolve(SchoolUnitOpened event) {
        id = new SchoolUnitId(event.unit());
        name = event.name();
        county = event.county();
        authority = event.authority();
    }

    @EventSourcingHandler
    void evolve(SchoolUnitRevised event) {
        name = event.name();
        county = event.county();
        authority = event.authority();
    }

    @EventSourcingHandler
    void evolve(SchoolUnitContactRevised event) {
        name = event.name();
        address = event.address();
        phone = event.phone();
    }

    @EventSourcingHandler
    void evolve(SchoolUnitSignatoriesChosen event) {
        signatories = event.signatories();
    }

    private void requireItsPrincipalReporter(Actor by) {
        if (by.school() != null && !by.isOfSchool(id.value())) {
            throw new Refused(NOT_YOUR_SCHOOL);
        }
        if (by.school() == null || !by.is(Role.PRINCIPAL_REPORTER)) {
            throw new Refused(ROLE_MAY_NOT);
        }
    }

    private static void requireAgency(Actor by) {
        if (!by.is(Role.AGENCY_OFFICER) && !by.is(Role.ADMINISTRATOR) && !by.equals(Actor.SYSTEM)) {
            throw new Refused(ROLE_MAY_NOT);
        }
    }

    // the code names school and division, so these are the same
    private void requireSame(OpenSchoolUnit command) {
        if (!is(command.name(), command.county(), command.authority())) {
            throw new Refused(UNIT_IS_TAKEN);
        }
    }

    private boolean is(String otherName, String otherCounty, Authority otherAuthority) {
        return otherName.equals(name) && otherCounty.equals(county) && otherAuthority == authority;
    }
}
