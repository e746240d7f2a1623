package org.rejoin.query.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.account.AccountApplied;
import org.rejoin.event.account.AccountApproved;
import org.rejoin.event.account.AccountEvent;
import org.rejoin.event.account.AccountHolder;
import org.rejoin.query.Api;
import org.rejoin.query.QuerySideTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;

/** Events in, accounts out. */
@QuerySideTest
class AccountEndpointIT {

    private static final String SCHOOL = "540001";
    private static final Actor REGISTRAR = Api.staff("registrar-540001", SCHOOL, Role.PRINCIPAL_REPORTER);
    private static final Actor OTHER = Api.staff("registrar-540002", "540002", Role.PRINCIPAL_REPORTER);
    private static final Actor APPLICANT = Api.staff("applicant-540001", SCHOOL);
    private static final Actor AGENCY = Api.officer(Role.AGENCY_OFFICER, null);

    @Autowired
    private EventStore store;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private WebApplicationContext context;

    private final String id = UUID.randomUUID().toString();
    private final String account = "tutor-" + id.substring(0, 8);

    private Api api;

    @BeforeEach
    void client() {
        api = new Api(context);
    }

    @Test
    void accounts_arrive_and_survive_a_replay() throws Exception {
        publish(applied(), 0, APPLICANT);
        String token = publish(new AccountApproved(id, List.of(Role.TUTOR)), 1, REGISTRAR);

        String page = page(token);
        assertThat(page)
                .contains("\"standing\":\"NORMAL\"")
                .contains("\"unverifiedBecause\":\"NO_PASSWORD_YET\"")
                .contains("\"what\":\"APPROVED\"")
                .contains("\"by\":\"registrar-540001\"");
        api.as(REGISTRAR, get("/api/accounts?q=" + account).header("Consistency-Token", token))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[0].accountId").value(id))
                .andExpect(jsonPath("$.total").value(1))
                .andExpect(jsonPath("$.waiting").isNumber());
        api.postAs(REGISTRAR, "/api/accounts/search", "{\"text\":\"雅文\",\"role\":\"TUTOR\",\"standing\":\"NORMAL\"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[0].email").value("yawen@songtao.example"));
        api.getAs(REGISTRAR, "/api/accounts/tutors?q=" + account)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[0].account").value(account));
        api.getAs(REGISTRAR, "/api/principal-transfers").andExpect(status().isOk());

        api.as(AGENCY, post("/api/admin/read-models/accounts/replay")).andExpect(status().isAccepted());
        assertThat(page(token)).isEqualTo(page);
    }

    @Test
    void another_unit_s_account_is_answered_as_an_unknown_one() throws Exception {
        String token = publish(applied(), 0, APPLICANT);

        String foreign = notFound(id, token);
        assertThat(foreign).isEqualTo(notFound(UUID.randomUUID().toString(), token));
        api.getAs(Api.staff("tutor", SCHOOL, Role.TUTOR), "/api/accounts/" + id).andExpect(status().isForbidden());
    }

    @ParameterizedTest
    @CsvSource({
        "page=-1,       page",
        "size=0,        size",
        "size=101,      size",
        "standing=GONE, standing",
        "role=KING,     role",
        "school=王小明, school",
    })
    void a_wrong_parameter_is_named(String query, String parameter) throws Exception {
        api.getAs(REGISTRAR, "/api/accounts?" + query)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.fields[0].pointer").value(parameter));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "{\"text\":\"a\\u0000\"}", "{\"role\":\"KING\"}", "{\"size\":0}"})
    void a_search_that_cannot_be_meant_is_refused(String body) throws Exception {
        api.postAs(REGISTRAR, "/api/accounts/search", body).andExpect(status().isBadRequest());
    }

    private String page(String token) throws Exception {
        return api.as(REGISTRAR, get("/api/accounts/" + id).header("Consistency-Token", token))
                .andExpect(status().isOk())
                .andExpect(header().string("ETag", "\"1\""))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private String notFound(String accountId, String token) throws Exception {
        return api.as(OTHER, get("/api/accounts/" + accountId).header("Consistency-Token", token))
                .andExpect(status().isNotFound())
                .andReturn()
                .getResponse()
                .getContentAsString()
                .replaceFirst("\"traceId\":\"[^\"]*\"", "");
    }

    private AccountApplied applied() {
        AccountHolder holder = new AccountHolder("周雅文", "yawen@songtao.example", "04-1234567");
        return new AccountApplied(id, account, holder, SCHOOL, List.of(Role.TUTOR), null);
    }

    private String publish(AccountEvent event, long version, Actor actor) {
        store.publish(
                new GenericDomainEventMessage<>("Account", event.accountId(), version, event, actor.toMetaData()));
        return jdbc.sql("SELECT max(global_index) FROM event_store.domain_event")
                .query(String.class)
                .single();
    }
}
