package org.rejoin.command.school;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.command.school.SchoolUnitBlocker.NOT_YOUR_SCHOOL;
import static org.rejoin.command.school.SchoolUnitBlocker.ROLE_MAY_NOT;
import static org.rejoin.command.school.SchoolUnitBlocker.UNIT_IS_TAKEN;

import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rejoin.command.Moment;
import org.rejoin.command.Refused;
import org.rejoin.command.platform.MigratedDatabase;
import org.rejoin.command.school.SchoolUnitCommand.ChooseSignatories;
import org.rejoin.command.school.SchoolUnitCommand.OpenSchoolUnit;
import org.rejoin.command.school.SchoolUnitCommand.ReviseSchoolUnit;
import org.rejoin.command.school.SchoolUnitCommand.ReviseSchoolUnitContact;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.school.Authority;
import org.rejoin.event.school.Division;
import org.rejoin.event.school.SchoolUnitContactRevised;
import org.rejoin.event.school.SchoolUnitOpened;
import org.rejoin.event.school.SchoolUnitRevised;
import org.rejoin.event.school.SchoolUnitSignatoriesChosen;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("R-ACC-04")
class SchoolUnitTest {

    private static final String NAME = "示範縣立松濤高級中學";
    private static final SchoolUnitId DAY = SchoolUnitId.of("990001", Division.DAY);
    private static final SchoolUnitOpened OPENED =
            new SchoolUnitOpened("990001", "990001", Division.DAY, NAME, "990", Authority.AGENCY);
    private static final Actor AGENCY = of(Role.AGENCY_OFFICER, null);
    private static final Actor PRINCIPAL = of(Role.PRINCIPAL_REPORTER, "990001");

    private final JdbcClient jdbc = MigratedDatabase.emptied();
    private final SchoolUnits units = new SchoolUnits(jdbc);
    private final FixtureConfiguration<SchoolUnit> unit =
            new AggregateTestFixture<>(SchoolUnit.class).registerInjectableResource(units);

    @Test
    void the_agency_opens_a_unit() {
        unit.givenNoPriorActivity().when(open(NAME), by(AGENCY)).expectEvents(OPENED);

        assertThat(units.isUnit("990001")).isTrue();
        assertThat(units.names()).containsEntry("990001", NAME);
    }

    @Test
    @Tag("R-SCOPE-09")
    void continuing_education_is_a_unit_of_its_own() {
        SchoolUnitId night = SchoolUnitId.of("990001", Division.CONTINUING_EDUCATION);
        OpenSchoolUnit open = new OpenSchoolUnit(
                night, "990001", Division.CONTINUING_EDUCATION, NAME + "進修部", "990", Authority.AGENCY);

        unit.givenNoPriorActivity()
                .when(open, by(Actor.SYSTEM))
                .expectEvents(new SchoolUnitOpened(
                        "990001N", "990001", Division.CONTINUING_EDUCATION, NAME + "進修部", "990", Authority.AGENCY));
    }

    @Test
    void opening_it_again_changes_nothing() {
        unit.given(OPENED).when(open(NAME), by(AGENCY)).expectNoEvents().expectSuccessfulHandlerExecution();
    }

    @Test
    void a_unit_that_is_there_is_not_opened_with_other_data() {
        unit.given(OPENED)
                .when(open("別的學校"), by(AGENCY))
                .expectNoEvents()
                .expectException(Refused.class)
                .expectExceptionMessage(UNIT_IS_TAKEN.name());
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"AGENCY_OFFICER", "ADMINISTRATOR"})
    void nobody_else_opens_or_revises_a_unit(Role role) {
        Actor actor = of(role, "990001");

        unit.given(OPENED).when(open(NAME), by(actor)).expectNoEvents().expectExceptionMessage(ROLE_MAY_NOT.name());
        unit.given(OPENED)
                .when(new ReviseSchoolUnit(DAY, "新名", "990", Authority.AGENCY), by(actor))
                .expectNoEvents()
                .expectExceptionMessage(ROLE_MAY_NOT.name());
    }

    @Test
    @Tag("c12")
    void the_agency_revises_what_identifies_it_and_its_authority() {
        stored();

        unit.given(OPENED)
                .when(new ReviseSchoolUnit(DAY, NAME, "990", Authority.COUNTY), by(AGENCY))
                .expectEvents(new SchoolUnitRevised("990001", NAME, "990", Authority.COUNTY));

        assertThat(jdbc.sql("SELECT authority FROM command_side.school_unit")
                        .query(String.class)
                        .single())
                .isEqualTo("COUNTY");
    }

    @Test
    void revising_to_what_it_is_changes_nothing() {
        unit.given(OPENED)
                .when(new ReviseSchoolUnit(DAY, NAME, "990", Authority.AGENCY), by(AGENCY))
                .expectNoEvents();
    }

    @Test
    @Tag("SC13")
    void its_principal_reporter_revises_its_contact_data() {
        stored();

        unit.given(OPENED)
                .when(contact("示範縣立松濤高中"), by(PRINCIPAL))
                .expectEvents(new SchoolUnitContactRevised("990001", "示範縣立松濤高中", "示範縣松濤鎮一號", "04-1234567"));

        assertThat(units.names()).containsEntry("990001", "示範縣立松濤高中");
    }

    @Test
    @Tag("SC13")
    void the_same_contact_data_again_change_nothing() {
        unit.given(OPENED, new SchoolUnitContactRevised("990001", NAME, "示範縣松濤鎮一號", "04-1234567"))
                .when(contact(NAME), by(PRINCIPAL))
                .expectNoEvents();
    }

    @Test
    @Tag("SC13")
    void nobody_else_revises_its_contact_data() {
        unit.given(OPENED)
                .when(contact(NAME), by(of(Role.TUTOR, "990001")))
                .expectNoEvents()
                .expectExceptionMessage(ROLE_MAY_NOT.name());
        unit.given(OPENED).when(contact(NAME), by(AGENCY)).expectNoEvents().expectExceptionMessage(ROLE_MAY_NOT.name());
        unit.given(OPENED)
                .when(contact(NAME), by(of(Role.PRINCIPAL_REPORTER, "990001N")))
                .expectNoEvents()
                .expectExceptionMessage(NOT_YOUR_SCHOOL.name());
    }

    @Test
    @Tag("R-REP-04")
    void its_principal_reporter_chooses_who_signs_its_forms() {
        unit.given(OPENED)
                .when(signedBy("導師", "校長"), by(PRINCIPAL))
                .expectEvents(new SchoolUnitSignatoriesChosen("990001", List.of("導師", "校長")));
    }

    @Test
    @Tag("R-REP-04")
    void the_usual_signatories_come_back_with_none() {
        unit.given(OPENED, new SchoolUnitSignatoriesChosen("990001", List.of("校長")))
                .when(signedBy(), by(PRINCIPAL))
                .expectEvents(new SchoolUnitSignatoriesChosen("990001", List.of()));
    }

    @Test
    @Tag("R-REP-04")
    void the_same_signatories_again_change_nothing() {
        unit.given(OPENED).when(signedBy(), by(PRINCIPAL)).expectNoEvents();
        unit.given(OPENED, new SchoolUnitSignatoriesChosen("990001", List.of("校長")))
                .when(signedBy("校長"), by(PRINCIPAL))
                .expectNoEvents();
    }

    @Test
    @Tag("R-REP-04")
    void nobody_else_chooses_its_signatories() {
        unit.given(OPENED)
                .when(signedBy("校長"), by(of(Role.SENIOR_MANAGER, "990001")))
                .expectNoEvents()
                .expectExceptionMessage(ROLE_MAY_NOT.name());
        unit.given(OPENED)
                .when(signedBy("校長"), by(AGENCY))
                .expectNoEvents()
                .expectExceptionMessage(ROLE_MAY_NOT.name());
        unit.given(OPENED)
                .when(signedBy("校長"), by(of(Role.PRINCIPAL_REPORTER, "990001N")))
                .expectNoEvents()
                .expectExceptionMessage(NOT_YOUR_SCHOOL.name());
    }

    private static ChooseSignatories signedBy(String... signatories) {
        return new ChooseSignatories(DAY, List.of(signatories));
    }

    private static OpenSchoolUnit open(String name) {
        return new OpenSchoolUnit(DAY, "990001", Division.DAY, name, "990", Authority.AGENCY);
    }

    private static ReviseSchoolUnitContact contact(String name) {
        return new ReviseSchoolUnitContact(DAY, name, "示範縣松濤鎮一號", "04-1234567");
    }

    private void stored() {
        units.opened(open(NAME));
    }

    private static Actor of(Role role, @Nullable String school) {
        return new Actor("somebody", Set.of(role), school, null);
    }

    private static Map<String, ?> by(Actor actor) {
        Map<String, Object> metaData = new HashMap<>(actor.toMetaData());
        metaData.put(Moment.KEY, new Moment(ZonedDateTime.parse("2026-11-21T10:00+08:00[Asia/Taipei]")));
        return metaData;
    }
}
