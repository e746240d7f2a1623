package org.rejoin.query.schools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.List;
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
import org.rejoin.event.school.Authority;
import org.rejoin.event.school.Division;
import org.rejoin.event.school.SchoolUnitContactRevised;
import org.rejoin.event.school.SchoolUnitEvent;
import org.rejoin.event.school.SchoolUnitOpened;
import org.rejoin.event.school.SchoolUnitRevised;
import org.rejoin.event.school.SchoolUnitSignatoriesChosen;
import org.rejoin.query.Api;
import org.rejoin.query.QuerySideTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.web.context.WebApplicationContext;

/** Events in, units out. */
@QuerySideTest
@Tag("R-ACC-04")
class SchoolsIT {

    private static final Actor TUTOR = Api.staff("tutor-540001", "540001", Role.TUTOR);
    private static final Actor AGENCY = Api.officer(Role.AGENCY_OFFICER, null);

    private static boolean published;

    @Autowired
    private EventStore store;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private WebApplicationContext context;

    private Api api;

    @BeforeEach
    void units() {
        api = new Api(context);
        if (!published) {
            published = true;
            publish(0, new SchoolUnitOpened("540001", "540001", Division.DAY, "測試高中", "TPE", Authority.AGENCY));
            publish(
                    0,
                    new SchoolUnitOpened(
                            "540001N", "540001", Division.CONTINUING_EDUCATION, "測試高中進修部", "TPE", Authority.AGENCY));
            publish(0, new SchoolUnitOpened("540002", "540002", Division.DAY, "他校", "KHH", Authority.COUNTY));
            publish(1, new SchoolUnitRevised("540001", "臺北市立測試高級中學", "TPE", Authority.COUNTY));
            publish(2, new SchoolUnitContactRevised("540001", "臺北市立測試高中", "臺北市測試路一號", "02-1234567"));
            publish(1, new SchoolUnitSignatoriesChosen("540002", List.of("導師", "校長")));
        }
    }

    @Test
    @Tag("SC13")
    @Tag("c12")
    void a_unit_is_shown_as_it_stands_now() throws Exception {
        see("/api/schools/540001")
                .andExpect(jsonPath("$.name").value("臺北市立測試高中"))
                .andExpect(jsonPath("$.authority").value("COUNTY"))
                .andExpect(jsonPath("$.address").value("臺北市測試路一號"))
                .andExpect(jsonPath("$.phone").value("02-1234567"))
                .andExpect(jsonPath("$.version").value(2));
        see("/api/schools/540001N").andExpect(jsonPath("$.address").doesNotExist());
    }

    @Test
    @Tag("R-REP-04")
    void a_unit_says_who_signs_its_forms_if_it_chose() throws Exception {
        see("/api/schools/540002")
                .andExpect(jsonPath("$.signatories[1]").value("校長"))
                .andExpect(jsonPath("$.version").value(1));
        see("/api/schools/540001").andExpect(jsonPath("$.signatories").isEmpty());
    }

    @Test
    @Tag("R-SCOPE-09")
    void divisions_are_units_of_their_own() throws Exception {
        see("/api/schools?county=TPE&q=540001")
                .andExpect(jsonPath("$.total").value(2))
                .andExpect(jsonPath("$.items[0].unit").value("540001"))
                .andExpect(jsonPath("$.items[1].unit").value("540001N"))
                .andExpect(jsonPath("$.items[1].division").value("CONTINUING_EDUCATION"));
    }

    @Test
    void units_are_found_by_a_part_of_their_name() throws Exception {
        see("/api/schools?q=進修部&county=TPE&size=1")
                .andExpect(jsonPath("$.items[0].unit").value("540001N"))
                .andExpect(jsonPath("$.total").value(1));
        see("/api/schools?q=%").andExpect(jsonPath("$.total").value(0));
    }

    @Test
    void the_code_list_of_schools_is_made_of_them_and_ends_with_unknown() throws Exception {
        see("/api/code-lists/schools")
                .andExpect(jsonPath("$[?(@.code == '540001N')].category").value("TPE"))
                .andExpect(jsonPath("$[?(@.code == '540001N')].zh").value("測試高中進修部"))
                .andExpect(jsonPath("$[-1].code").value("UNKNOWN"));
    }

    @Test
    void a_replay_gives_the_same_units() throws Exception {
        String before = see("/api/schools?q=54000").andReturn().getResponse().getContentAsString();

        api.as(AGENCY, post("/api/admin/read-models/schools/replay")).andExpect(status().isAccepted());

        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(
                        see("/api/schools?q=54000").andReturn().getResponse().getContentAsString())
                .isEqualTo(before));
    }

    @ParameterizedTest
    @CsvSource({"page=-1, page", "size=101, size", "county=XXX, county"})
    void a_wrong_parameter_is_named(String query, String parameter) throws Exception {
        api.getAs(TUTOR, "/api/schools?" + query)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.fields[0].pointer").value(parameter));
    }

    @Test
    void an_unknown_unit_is_404() throws Exception {
        api.getAs(TUTOR, "/api/schools/549999").andExpect(status().isNotFound());
    }

    private ResultActions see(String path) throws Exception {
        long newest = jdbc.sql("SELECT max(global_index) FROM event_store.domain_event")
                .query(Long.class)
                .single();
        return api.as(TUTOR, get(path).header("Consistency-Token", newest)).andExpect(status().isOk());
    }

    private void publish(long version, SchoolUnitEvent event) {
        store.publish(new GenericDomainEventMessage<>("SchoolUnit", event.unit(), version, event, AGENCY.toMetaData()));
    }
}
