package org.rejoin.query.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.schoolplan.PlanDocument;
import org.rejoin.event.schoolplan.SchoolPlanUploaded;
import org.rejoin.query.Api;
import org.rejoin.query.QuerySideTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.web.context.WebApplicationContext;

/** Events in, papers of the units out. */
@QuerySideTest
@Tag("SC12")
class PlansIT {

    private static final String UNIT = "560001";
    private static final String OTHER = "560002";
    private static final Actor PRINCIPAL = Api.staff("registrar-560001", UNIT, Role.PRINCIPAL_REPORTER);
    private static final Actor MANAGER = Api.staff("manager-560001", UNIT, Role.SENIOR_MANAGER);

    private static boolean published;

    @Autowired
    private EventStore store;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private WebApplicationContext context;

    private Api api;

    @BeforeEach
    void papers() {
        api = new Api(context);
        if (!published) {
            published = true;
            uploaded(UNIT, 114, PlanDocument.PLAN, 1);
            uploaded(UNIT, 115, PlanDocument.ROSTER, 1);
            uploaded(UNIT, 115, PlanDocument.ROSTER, 2);
            uploaded(OTHER, 115, PlanDocument.PLAN, 1);
        }
    }

    @Test
    void the_newest_of_each_holds_and_earlier_ones_are_kept() throws Exception {
        see(PRINCIPAL, "/api/plans")
                .andExpect(jsonPath("$.total").value(2))
                .andExpect(jsonPath("$.items[0].document").value("ROSTER"))
                .andExpect(jsonPath("$.items[0].version").value(2))
                .andExpect(jsonPath("$.items[0].uploadedBy").value("registrar-560001"))
                .andExpect(jsonPath("$.items[1].schoolYear").value(114));
        see(PRINCIPAL, "/api/plans?all=true&schoolYear=115")
                .andExpect(jsonPath("$.total").value(2))
                .andExpect(jsonPath("$.items[1].version").value(1))
                .andExpect(jsonPath("$.items[1].newest").value(false));
    }

    @Test
    void the_school_sees_its_own_the_county_those_of_the_county_the_agency_all() throws Exception {
        see(MANAGER, "/api/plans").andExpect(jsonPath("$.total").value(2));
        see(MANAGER, "/api/plans?unit=" + OTHER).andExpect(jsonPath("$.total").value(0));
        see(Api.officer(Role.COUNTY_OFFICER, "990"), "/api/plans?unit=" + OTHER)
                .andExpect(jsonPath("$.total").value(1));
        see(Api.officer(Role.COUNTY_OFFICER, "TPE"), "/api/plans")
                .andExpect(jsonPath("$.total").value(0));
        see(Api.officer(Role.AGENCY_OFFICER, null), "/api/plans?unit=" + UNIT)
                .andExpect(jsonPath("$.total").value(2));
    }

    @Test
    void nobody_else_sees_them() throws Exception {
        api.getAs(Api.staff("tutor-560001", UNIT, Role.TUTOR), "/api/plans").andExpect(status().isForbidden());
        api.getAs(Api.officer(Role.ADMINISTRATOR, null), "/api/plans").andExpect(status().isForbidden());
    }

    @Test
    void a_replay_gives_the_same_papers() throws Exception {
        String before =
                see(PRINCIPAL, "/api/plans?all=true").andReturn().getResponse().getContentAsString();

        api.as(Api.officer(Role.AGENCY_OFFICER, null), post("/api/admin/read-models/plans/replay"))
                .andExpect(status().isAccepted());

        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(
                        see(PRINCIPAL, "/api/plans?all=true")
                                .andReturn()
                                .getResponse()
                                .getContentAsString())
                .isEqualTo(before));
    }

    @ParameterizedTest
    @CsvSource({"page=-1, page", "size=101, size", "schoolYear=2026, schoolYear"})
    void a_wrong_parameter_is_named(String query, String parameter) throws Exception {
        api.getAs(PRINCIPAL, "/api/plans?" + query)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.fields[0].pointer").value(parameter));
    }

    private ResultActions see(Actor reader, String path) throws Exception {
        long newest = jdbc.sql("SELECT max(global_index) FROM event_store.domain_event")
                .query(Long.class)
                .single();
        return api.as(reader, get(path).header("Consistency-Token", newest)).andExpect(status().isOk());
    }

    private void uploaded(String unit, int schoolYear, PlanDocument document, int version) {
        SchoolPlanUploaded event = new SchoolPlanUploaded(
                unit, schoolYear, document, version, UUID.randomUUID().toString(), "編組表.pdf", "application/pdf", 15360);
        store.publish(new GenericDomainEventMessage<>(
                "SchoolPlan",
                unit + "/" + schoolYear,
                document.ordinal() * 10L + version - 1,
                event,
                Api.staff("registrar-" + unit, unit, Role.PRINCIPAL_REPORTER).toMetaData()));
    }
}
