package org.rejoin.query.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rejoin.event.Actor;
import org.rejoin.event.DataSubject;
import org.rejoin.event.Role;
import org.rejoin.event.casefile.CaseFileEvent;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.casefile.FilingSubmitted;
import org.rejoin.event.casefile.TransferInMatched;
import org.rejoin.query.Api;
import org.rejoin.query.Filing;
import org.rejoin.query.QuerySideTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;

/** Events in, messages out. */
@QuerySideTest
class InboxEndpointIT {

    private static final String SCHOOL = "530001";
    private static final Actor REGISTRAR = Api.staff("registrar-530001", SCHOOL, Role.PRINCIPAL_REPORTER);
    private static final Actor TUTOR = Api.staff("tutor-530001", SCHOOL, Role.TUTOR);
    private static final Actor AGENCY = Api.officer(Role.AGENCY_OFFICER, null);

    @Autowired
    private EventStore store;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private NewMessages newMessages;

    @Autowired
    private WebApplicationContext context;

    private Api api;

    @BeforeEach
    void client() {
        api = new Api(context);
    }

    @Test
    @Tag("N01")
    @Tag("N02")
    @Tag("ST-P-05")
    void messages_arrive_are_read_and_survive_a_replay() throws Exception {
        Filing filing = Filing.of(SCHOOL, 1);
        publish(filing.started(), 0, TUTOR);
        publish(new FilingSubmitted(filing.caseId(), CaseStatus.FILED), 1, TUTOR);
        String transferIn = UUID.randomUUID().toString();
        String token = publish(
                new TransferInMatched(filing.caseId(), transferIn, "530002", "2026-11"),
                2,
                Api.staff("tutor-530002", "530002", Role.TUTOR));

        String inbox = inbox(token);
        assertThat(JsonPath.<Integer>read(inbox, "$.unread")).isEqualTo(2);
        assertThat(JsonPath.<String>read(inbox, "$.items[0].kind")).isEqualTo("TRANSFER_IN");
        assertThat(JsonPath.<String>read(inbox, "$.items[0].data.destinationSchool"))
                .isEqualTo("530002");
        assertThat(JsonPath.<String>read(inbox, "$.items[1].kind")).isEqualTo("CASE_FILED");
        assertThat(JsonPath.<String>read(inbox, "$.items[1].data.status")).isEqualTo("FILED");
        String newest = JsonPath.read(inbox, "$.items[0].notificationId");

        api.as(TUTOR, post("/api/inbox/" + newest + "/read")).andExpect(status().isNotFound());
        api.as(REGISTRAR, post("/api/inbox/" + newest + "/read")).andExpect(status().isNoContent());
        String read = inbox(token);
        assertThat(JsonPath.<Boolean>read(read, "$.items[0].read")).isTrue();
        assertThat(JsonPath.<Integer>read(read, "$.unread")).isEqualTo(1);

        api.as(AGENCY, post("/api/admin/read-models/inbox/replay")).andExpect(status().isAccepted());
        // a replay of what all tests left behind may take longer than one answer waits
        await().untilAsserted(() -> assertThat(inbox(token)).isEqualTo(read));
    }

    @Test
    @Tag("c21")
    void a_message_marked_unread_is_told_on_as_if_nobody_had_read_it() throws Exception {
        Filing filing = Filing.of(SCHOOL, 2);
        String before = publish(filing.started(), 0, TUTOR);
        String token = publish(new FilingSubmitted(filing.caseId(), CaseStatus.FILED), 1, TUTOR);
        String message = JsonPath.read(inbox(token), "$.items[0].notificationId");

        assertThat(toldOn(before, token)).isEqualTo(1);
        api.as(REGISTRAR, post("/api/inbox/" + message + "/read")).andExpect(status().isNoContent());
        assertThat(toldOn(before, token)).isZero();
        api.as(REGISTRAR, post("/api/inbox/" + message + "/unread")).andExpect(status().isNoContent());
        assertThat(toldOn(before, token)).isEqualTo(1);
    }

    private long toldOn(String after, String upTo) {
        return newMessages
                .unread(REGISTRAR, Long.parseLong(after), Long.parseLong(upTo))
                .messages();
    }

    @ParameterizedTest
    @CsvSource({
        "page=-1,    page",
        "page=x,     page",
        "page=99999999999, page",
        "size=0,     size",
        "size=101,   size",
        "unread=yes please, unread",
    })
    void a_wrong_parameter_is_named(String query, String parameter) throws Exception {
        api.getAs(REGISTRAR, "/api/inbox?" + query)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.fields[0].pointer").value(parameter));
    }

    @Test
    void what_is_no_message_is_not_found_or_malformed() throws Exception {
        api.as(REGISTRAR, post("/api/inbox/" + UUID.randomUUID() + "/read")).andExpect(status().isNotFound());
        api.as(REGISTRAR, post("/api/inbox/1/read")).andExpect(status().isBadRequest());
    }

    private String inbox(String token) throws Exception {
        return api.as(REGISTRAR, get("/api/inbox").header("Consistency-Token", token))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private String publish(CaseFileEvent event, long version, Actor actor) {
        store.publish(new GenericDomainEventMessage<>(
                "CaseFile",
                event.caseId(),
                version,
                event,
                MetaData.from(actor.toMetaData()).and(DataSubject.STUDENT, event.caseId())));
        return jdbc.sql("SELECT max(global_index) FROM event_store.domain_event")
                .query(String.class)
                .single();
    }
}
