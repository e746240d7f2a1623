package org.rejoin.command.schoolplan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.command.schoolplan.SchoolPlanBlocker.ROLE_MAY_NOT;

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
import org.rejoin.command.Refused;
import org.rejoin.command.account.KnownAccounts;
import org.rejoin.command.platform.MigratedDatabase;
import org.rejoin.command.schoolplan.SchoolPlanCommand.UploadSchoolPlan;
import org.rejoin.command.upload.KeptUploads;
import org.rejoin.command.upload.UploadedFile;
import org.rejoin.command.upload.UploadedFile.Purpose;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.schoolplan.PlanDocument;
import org.rejoin.event.schoolplan.SchoolPlanUploaded;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("SC12")
class UploadSchoolPlanTest {

    private static final SchoolPlanId ID = SchoolPlanId.of("990001", 115);
    private static final Actor PRINCIPAL = of(Role.PRINCIPAL_REPORTER, "990001");
    private static final SchoolPlanUploaded FIRST = uploaded(PlanDocument.ROSTER, 1, 'a');

    private final JdbcClient jdbc = MigratedDatabase.emptied();
    private final FixtureConfiguration<SchoolPlan> plan = new AggregateTestFixture<>(SchoolPlan.class)
            .registerInjectableResource(KnownAccounts.on(jdbc))
            .registerInjectableResource(KeptUploads.on(jdbc));

    @Test
    void the_principal_reporter_puts_up_a_paper_and_it_holds_at_once() {
        plan.givenNoPriorActivity()
                .when(upload(PlanDocument.ROSTER, 'a'), by(PRINCIPAL))
                .expectEvents(FIRST);

        assertThat(kept()).containsExactly("990001/115/ROSTER/1");
    }

    @Test
    void another_one_is_the_next_version_and_the_earlier_is_kept() {
        plan.given(FIRST)
                .when(upload(PlanDocument.ROSTER, 'b'), by(PRINCIPAL))
                .expectEvents(uploaded(PlanDocument.ROSTER, 2, 'b'));
    }

    @Test
    void what_held_before_may_be_put_up_again() {
        plan.given(FIRST, uploaded(PlanDocument.ROSTER, 2, 'b'))
                .when(upload(PlanDocument.ROSTER, 'a'), by(PRINCIPAL))
                .expectEvents(uploaded(PlanDocument.ROSTER, 3, 'a'));
    }

    @Test
    void plan_and_roster_are_counted_apart() {
        plan.given(FIRST)
                .when(upload(PlanDocument.PLAN, 'a'), by(PRINCIPAL))
                .expectEvents(uploaded(PlanDocument.PLAN, 1, 'a'));
    }

    @Test
    void the_file_that_holds_already_changes_nothing() {
        plan.given(FIRST)
                .when(upload(PlanDocument.ROSTER, 'a'), by(PRINCIPAL))
                .expectNoEvents()
                .expectSuccessfulHandlerExecution();
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"PRINCIPAL_REPORTER"})
    void nobody_else_does(Role role) {
        plan.givenNoPriorActivity()
                .when(upload(PlanDocument.PLAN, 'a'), by(of(role, "990001")))
                .expectNoEvents()
                .expectException(Refused.class)
                .expectExceptionMessage(ROLE_MAY_NOT.name());
        assertThat(kept()).isEmpty();
    }

    @Test
    void nor_the_principal_reporter_of_another_unit() {
        plan.givenNoPriorActivity()
                .when(upload(PlanDocument.PLAN, 'a'), by(of(Role.PRINCIPAL_REPORTER, "990001N")))
                .expectNoEvents()
                .expectExceptionMessage(ROLE_MAY_NOT.name());
    }

    private List<String> kept() {
        return jdbc.sql("SELECT subject FROM command_side.upload WHERE school = '990001'")
                .query(String.class)
                .list();
    }

    private static UploadSchoolPlan upload(PlanDocument document, char content) {
        return new UploadSchoolPlan(ID, document, file(content));
    }

    private static SchoolPlanUploaded uploaded(PlanDocument document, int version, char content) {
        return new SchoolPlanUploaded(
                "990001",
                115,
                document,
                version,
                file(content).idFor(Purpose.SCHOOL_PLAN, "990001/115/" + document + "/" + version),
                "115.pdf",
                "application/pdf",
                1);
    }

    private static UploadedFile file(char content) {
        return new UploadedFile("115.pdf", "application/pdf", new byte[] {(byte) content});
    }

    private static Actor of(Role role, @Nullable String school) {
        return new Actor("somebody", Set.of(role), school, "990");
    }

    private static Map<String, ?> by(Actor actor) {
        return actor.toMetaData();
    }
}
