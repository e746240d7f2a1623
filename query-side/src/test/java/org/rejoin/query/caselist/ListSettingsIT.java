package org.rejoin.query.caselist;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.rejoin.query.Api.staff;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.query.Api;
import org.rejoin.query.QuerySideTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.context.WebApplicationContext;

@QuerySideTest
@Tag("SC03")
class ListSettingsIT {

    private static final String SETTINGS = "/api/list-settings";

    @Autowired
    private WebApplicationContext context;

    private final Actor registrar = staff("registrar-" + UUID.randomUUID(), "990001", Role.PRINCIPAL_REPORTER);

    private Api api;

    @BeforeEach
    void client() {
        api = new Api(context);
    }

    @Test
    void at_first_every_column_but_the_closure_is_shown_and_nothing_is_kept() throws Exception {
        api.getAs(registrar, SETTINGS)
                .andExpect(jsonPath("$.columns", contains("NUMBER", "TYPE", "FILING", "REPORT", "RECORDS")))
                .andExpect(jsonPath("$.filters", hasSize(0)));
        api.getAs(Api.officer(Role.COUNTY_OFFICER, "990"), SETTINGS)
                .andExpect(jsonPath("$.columns[0]").value("SCHOOL"));
    }

    @Test
    void columns_follow_the_account_and_nobody_else() throws Exception {
        put("/columns", "{\"columns\":[\"CLOSURE\",\"NUMBER\"]}").andExpect(status().isNoContent());
        api.getAs(registrar, SETTINGS).andExpect(jsonPath("$.columns", contains("NUMBER", "CLOSURE")));
        api.getAs(staff("somebody-else", "990001", Role.PRINCIPAL_REPORTER), SETTINGS)
                .andExpect(jsonPath("$.columns", hasSize(5)));
        put("/columns", "{\"columns\":[]}").andExpect(status().isNoContent());
        api.getAs(registrar, SETTINGS).andExpect(jsonPath("$.columns", hasSize(0)));
    }

    @Test
    void a_filter_is_kept_once_until_it_is_removed() throws Exception {
        UUID id = UUID.randomUUID();
        String filter = "{\"list\":\"TRACKING\",\"category\":\"EARLY_LEAVING\",\"leavingType\":\"SUSPENSION\","
                + "\"from\":\"2026-08-01\"}";
        for (UUID asked : new UUID[] {id, id, UUID.randomUUID()}) {
            put("/filters/" + asked, filter).andExpect(status().isNoContent());
        }
        api.getAs(registrar, SETTINGS)
                .andExpect(jsonPath("$.filters", hasSize(1)))
                .andExpect(jsonPath("$.filters[0].filterId").value(id.toString()))
                .andExpect(jsonPath("$.filters[0].list").value("TRACKING"))
                .andExpect(jsonPath("$.filters[0].leavingType").value("SUSPENSION"))
                .andExpect(jsonPath("$.filters[0].from").value("2026-08-01"));
        api.as(staff("somebody-else", "990001", Role.PRINCIPAL_REPORTER), delete(SETTINGS + "/filters/" + id))
                .andExpect(status().isNoContent());
        api.getAs(registrar, SETTINGS).andExpect(jsonPath("$.filters", hasSize(1)));
        for (int once = 0; once < 2; once++) {
            api.as(registrar, delete(SETTINGS + "/filters/" + id)).andExpect(status().isNoContent());
        }
        api.getAs(registrar, SETTINGS).andExpect(jsonPath("$.filters", hasSize(0)));
    }

    @Test
    @Tag("c30")
    void whom_somebody_looked_for_is_kept_nowhere() throws Exception {
        UUID id = UUID.randomUUID();
        put("/filters/" + id, "{\"list\":\"ALL\",\"q\":\"王小明\",\"name\":\"王小明\"}");
        api.getAs(registrar, SETTINGS).andExpect(content().string(not(containsString("王小明"))));
    }

    @Test
    void more_than_twelve_are_refused_and_the_twelve_stay() throws Exception {
        for (int day = 1; day <= 12; day++) {
            put("/filters/" + UUID.randomUUID(), "{\"list\":\"ALL\",\"from\":\"2026-08-%02d\"}".formatted(day))
                    .andExpect(status().isNoContent());
        }
        put("/filters/" + UUID.randomUUID(), "{\"list\":\"OPEN\"}")
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("TOO_MANY_KEPT"));
        api.getAs(registrar, SETTINGS).andExpect(jsonPath("$.filters", hasSize(12)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"list\":\"EVERYTHING\"}",
                "{\"list\":\"ALL\",\"from\":\"2026-09-01\",\"to\":\"2026-08-01\"}",
                "{\"list\":\"ALL\",\"status\":\"王小明\"}",
                "[]"
            })
    void a_filter_that_cannot_be_meant_is_refused(String body) throws Exception {
        put("/filters/" + UUID.randomUUID(), body).andExpect(status().isBadRequest());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"columns\":[\"NAME\"]}", "{\"columns\":[null]}"})
    void columns_that_are_none_are_refused(String body) throws Exception {
        put("/columns", body).andExpect(status().isBadRequest());
    }

    private ResultActions put(String path, String body) throws Exception {
        return api.as(
                registrar,
                MockMvcRequestBuilders.put(SETTINGS + path)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body));
    }
}
