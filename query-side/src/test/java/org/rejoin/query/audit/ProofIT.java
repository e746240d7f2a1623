package org.rejoin.query.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.query.CaseEvents.filingStarted;
import static org.rejoin.query.CaseEvents.newId;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Set;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.event.Actor;
import org.rejoin.event.DataSubject;
import org.rejoin.event.Role;
import org.rejoin.event.casefile.CaseFileEvent;
import org.rejoin.event.casefile.CaseReported;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.FilingSubmitted;
import org.rejoin.query.Accounts;
import org.rejoin.query.Api;
import org.rejoin.query.QuerySideTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@QuerySideTest
@Tag("P6")
class ProofIT {

    private static final Actor AUDITOR = auditor(null, null);

    @Autowired
    private EventStore store;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private WebApplicationContext context;

    private final String id = newId();

    private Api api;

    @BeforeEach
    void client() {
        api = new Api(context);
    }

    @Test
    void the_proof_holds_every_signed_event_and_says_how_many_are_not_signed_yet() throws Exception {
        publish(filingStarted(id, Accounts.SCHOOL_A), 0);
        publish(new FilingSubmitted(id, CaseStatus.FILED), 1);
        api.postAs(AUDITOR, "/api/audit/checkpoints", "").andExpect(status().is2xxSuccessful());
        await(publish(new CaseReported(id, CaseStatus.TRACKING, 17, 17), 2));

        String text = api.getAs(Accounts.REGISTRAR_A, "/api/cases/" + id + "/proof")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.eventsNotYetSigned").value(1))
                .andReturn()
                .getResponse()
                .getContentAsString();
        JsonNode proof = new JsonMapper().readTree(text);
        assertThat(proof.path("events")).hasSize(2);
        assertThat(text).doesNotContain("王小明");
    }

    @Test
    void it_is_for_whoever_may_see_the_case() throws Exception {
        publish(filingStarted(id, Accounts.SCHOOL_A), 0);
        await(publish(new FilingSubmitted(id, CaseStatus.FILED), 1));

        assertThat(statusOf(Accounts.REGISTRAR_A)).isEqualTo(200);
        assertThat(statusOf(Accounts.REGISTRAR_B)).isEqualTo(404);
        for (Actor reader : List.of(AUDITOR, Accounts.AGENCY_OFFICER, Accounts.ADMINISTRATOR)) {
            assertThat(statusOf(reader)).as("not reported yet").isEqualTo(404);
        }
        await(publish(new CaseReported(id, CaseStatus.TRACKING, 17, 17), 2));
        assertThat(statusOf(AUDITOR)).isEqualTo(200);
        assertThat(statusOf(auditor(Accounts.SCHOOL_A, Accounts.COUNTY))).isEqualTo(200);
        assertThat(statusOf(auditor(null, Accounts.COUNTY))).isEqualTo(200);
        assertThat(statusOf(auditor(Accounts.SCHOOL_B, Accounts.COUNTY))).isEqualTo(404);
        assertThat(statusOf(auditor(null, "123"))).isEqualTo(404);
        assertThat(statusOf(Accounts.AGENCY_OFFICER)).isEqualTo(200);
        assertThat(statusOf(Accounts.COUNTY_OFFICER)).isEqualTo(200);
    }

    private int statusOf(Actor actor) throws Exception {
        return api.getAs(actor, "/api/cases/" + id + "/proof")
                .andReturn()
                .getResponse()
                .getStatus();
    }

    private static Actor auditor(@Nullable String school, @Nullable String county) {
        return new Actor("auditor", Set.of(Role.AUDITOR), school, county);
    }

    private String publish(CaseFileEvent event, long sequence) {
        store.publish(new GenericDomainEventMessage<>(
                "CaseFile", event.caseId(), sequence, event, MetaData.with(DataSubject.STUDENT, event.caseId())));
        return jdbc.sql("SELECT max(global_index) FROM event_store.domain_event")
                .query(String.class)
                .single();
    }

    private void await(String token) throws Exception {
        api.as(Accounts.REGISTRAR_A, get("/api/cases/" + id).header("Consistency-Token", token))
                .andExpect(status().isOk());
    }
}
