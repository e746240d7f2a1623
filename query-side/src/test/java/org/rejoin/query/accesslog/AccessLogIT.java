package org.rejoin.query.accesslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rejoin.event.Actor;
import org.rejoin.event.DataSubject;
import org.rejoin.event.Role;
import org.rejoin.event.account.AccountApplied;
import org.rejoin.event.account.AccountHolder;
import org.rejoin.event.casefile.CaseReported;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.event.school.Authority;
import org.rejoin.event.school.Division;
import org.rejoin.event.school.SchoolUnitOpened;
import org.rejoin.query.Api;
import org.rejoin.query.CaseEvents;
import org.rejoin.query.QuerySideTest;
import org.rejoin.query.RegisteredStudent;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.web.context.WebApplicationContext;

@QuerySideTest
@Tag("c28")
@Tag("c30")
class AccessLogIT {

    private static final AtomicInteger SCHOOLS = new AtomicInteger(550_000);

    @Autowired
    private EventStore store;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private AccessLog log;

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private Environment settings;

    private final String school = String.valueOf(SCHOOLS.incrementAndGet());
    private final Actor registrar = Api.staff("registrar-" + school, school, Role.PRINCIPAL_REPORTER);
    private final Actor manager = Api.staff("manager-" + school, school, Role.SENIOR_MANAGER);
    private final Actor agency = Api.officer(Role.AGENCY_OFFICER, null);
    private final String caseId = UUID.randomUUID().toString();

    private Api api;

    @BeforeEach
    void a_reported_case() throws Exception {
        api = new Api(context);
        publish(caseId, CaseEvents.filingStarted(caseId, school), 0);
        String token = publish(caseId, new CaseReported(caseId, CaseStatus.TRACKING, 17, 17), 1);
        for (String seen : List.of("/api/cases", "/api/statistics/measures?from=2026-01-01&to=2026-01-02")) {
            api.as(registrar, get(seen).header("Consistency-Token", token)).andExpect(status().isOk());
        }
        api.as(registrar, get("/api/cases/" + UUID.randomUUID()).header("Consistency-Token", token))
                .andExpect(status().isNotFound());
    }

    @Test
    @Tag("ST-M-01")
    void who_read_a_case_stands_in_the_log_with_the_case() throws Exception {
        api.getAs(manager, "/api/cases/" + caseId).andExpect(status().isOk());

        logAs(registrar)
                .andExpect(jsonPath("$.total").value(1))
                .andExpect(jsonPath("$.items[0].account").value("manager-" + school))
                .andExpect(jsonPath("$.items[0].roles", contains("SENIOR_MANAGER")))
                .andExpect(jsonPath("$.items[0].school").value(school))
                .andExpect(jsonPath("$.items[0].action").value("CASE_READ"))
                .andExpect(jsonPath("$.items[0].caseId").value(caseId))
                .andExpect(jsonPath("$.items[0].at").isNotEmpty());
    }

    @Test
    @Tag("ST-M-02")
    void that_somebody_searched_is_recorded_but_not_for_whom() throws Exception {
        api.postAs(manager, "/api/cases/search", "{\"name\":\"王小明\",\"from\":\"2026-01-01\"}")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items", hasSize(1)));
        RegisteredStudent.in(context);
        api.postAs(registrar, "/api/cases/prefill", "{\"nationalId\":\"A123456789\"}")
                .andExpect(status().isOk());

        logAs(registrar).andExpect(jsonPath("$.items[*].action", contains("CASE_PREFILLED", "CASE_SEARCHED")));
        assertThat(everything()).doesNotContain("王小明", "A123456789");
    }

    @Test
    @Tag("ST-M-03")
    @Tag("ST-J-01")
    void an_export_is_recorded_with_its_filter() throws Exception {
        String filter = "?from=2026-01-01&to=2027-01-31&basis=LEFT&age=MINOR";
        api.as(registrar, get("/api/statistics/roster" + filter).header(HttpHeaders.ACCEPT, "text/csv"))
                .andExpect(status().isOk());
        api.getAs(registrar, "/api/statistics/school-summary" + filter).andExpect(status().isOk());
        api.as(registrar, get("/api/statistics/school-summary" + filter).header(HttpHeaders.ACCEPT, "text/csv"))
                .andExpect(status().isOk());

        logAs(registrar)
                .andExpect(jsonPath("$.items[*].action", contains("STATISTICS_EXPORTED", "ROSTER_EXPORTED")))
                .andExpect(jsonPath("$.items[1].subject")
                        .value("from=2026-01-01 to=2027-01-31 basis=LEFT age=MINOR format=csv"));
    }

    @Test
    void an_export_by_the_agency_concerns_every_unit_in_it() throws Exception {
        api.getAs(agency, "/api/statistics/roster?from=2026-01-01&to=2027-01-31")
                .andExpect(status().isOk());
        api.getAs(agency, "/api/statistics/roster?from=2020-01-01&to=2020-01-31")
                .andExpect(status().isOk());

        logAs(registrar)
                .andExpect(jsonPath("$.total").value(1))
                .andExpect(jsonPath("$.items[0].account").value("officer"));
    }

    @Test
    void reading_the_contact_data_of_accounts_is_recorded() throws Exception {
        String accountId = UUID.randomUUID().toString();
        AccountHolder holder = new AccountHolder("周雅文", "yawen@songtao.example", "04-1234567");
        String token = publish(
                accountId,
                new AccountApplied(accountId, "tutor-" + school, holder, school, List.of(Role.TUTOR), null),
                0);
        api.as(registrar, get("/api/accounts/" + accountId).header("Consistency-Token", token))
                .andExpect(status().isOk());
        api.getAs(agency, "/api/accounts?standing=APPLIED&school=" + school).andExpect(status().isOk());

        logAs(registrar)
                .andExpect(jsonPath("$.items[*].action", contains("ACCOUNTS_READ", "ACCOUNTS_READ")))
                .andExpect(jsonPath("$.items[0].subject").value("standing=APPLIED school=" + school))
                .andExpect(jsonPath("$.items[1].subject").value(accountId));
    }

    @Test
    void what_was_not_shown_was_not_read() throws Exception {
        api.getAs(Api.staff("other", "559999", Role.PRINCIPAL_REPORTER), "/api/cases/" + caseId)
                .andExpect(status().isNotFound());
        api.postAs(Api.staff("tutor", school, Role.TUTOR), "/api/cases/search", "{\"name\":\"王\"}")
                .andExpect(status().isForbidden());

        logAs(registrar).andExpect(jsonPath("$.total").value(0));
    }

    @Test
    void what_cannot_be_recorded_is_not_shown() throws Exception {
        asOwner("REVOKE INSERT ON access_log.entry FROM rejoin_query");
        try {
            String answer = api.getAs(manager, "/api/cases/" + caseId)
                    .andExpect(status().isServiceUnavailable())
                    .andExpect(header().exists(HttpHeaders.RETRY_AFTER))
                    .andExpect(jsonPath("$.code").value("BUSY"))
                    .andReturn()
                    .getResponse()
                    .getContentAsString();
            assertThat(answer).doesNotContain("王小明");
        } finally {
            asOwner("GRANT INSERT ON access_log.entry TO rejoin_query");
        }
        logAs(registrar).andExpect(jsonPath("$.total").value(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE access_log.entry SET account = 'nobody'",
                "DELETE FROM access_log.entry",
                "DELETE FROM access_log.entry_scope",
                "TRUNCATE access_log.entry_scope",
                "DROP SCHEMA access_log CASCADE"
            })
    void the_service_can_neither_change_nor_forget_an_entry(String sql) {
        assertThatThrownBy(() -> jdbc.sql(sql).update()).isInstanceOf(DataAccessException.class);
    }

    @Test
    @Tag("ST-M-01")
    void a_refused_command_is_recorded_for_the_unit_of_the_account() throws Exception {
        log.recordRefusal(manager, "POST /api/cases/{id}/report", UUID.fromString(caseId));

        logAs(registrar)
                .andExpect(jsonPath("$.items[0].action").value("COMMAND_REFUSED"))
                .andExpect(jsonPath("$.items[0].subject").value("POST /api/cases/{id}/report"))
                .andExpect(jsonPath("$.items[0].caseId").value(caseId));
    }

    @Test
    @Tag("c18")
    void each_sees_the_log_of_his_scope() throws Exception {
        api.getAs(manager, "/api/cases/" + caseId).andExpect(status().isOk());
        String ofSchool = "/api/access-log?school=" + school;

        sees(agency, ofSchool, 1);
        sees(Api.officer(Role.ADMINISTRATOR, null), ofSchool, 1);
        sees(Api.officer(Role.AUDITOR, null), ofSchool, 1);
        sees(Api.officer(Role.AUDITOR, "990"), ofSchool, 1);
        sees(Api.officer(Role.AUDITOR, "TPE"), ofSchool, 0);
        sees(Api.staff("auditor", school, Role.AUDITOR), "/api/access-log", 1);
        sees(Api.staff("auditor", "559999", Role.AUDITOR), "/api/access-log", 0);
        sees(Api.staff("registrar", "559999", Role.PRINCIPAL_REPORTER), ofSchool, 0);
    }

    @Test
    @Tag("c18")
    void the_county_s_auditor_sees_what_the_agency_did_with_the_county_s_data() throws Exception {
        SchoolUnitOpened unit = new SchoolUnitOpened(school, school, Division.DAY, "示範高級中學", "KHH", Authority.AGENCY);
        String token = publish(school, unit, 0);
        api.as(agency, get("/api/schools/" + school).header("Consistency-Token", token))
                .andExpect(status().isOk());

        api.postAs(agency, "/api/cases/search", "{\"name\":\"王小明\"}").andExpect(status().isOk());
        api.getAs(agency, "/api/statistics/roster?from=2026-01-01&to=2027-01-31")
                .andExpect(status().isOk());

        String ofSchool = "/api/access-log?school=" + school;
        sees(Api.officer(Role.AUDITOR, "KHH"), ofSchool, 2);
        sees(Api.officer(Role.AUDITOR, "TPE"), ofSchool, 0);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"PRINCIPAL_REPORTER", "AGENCY_OFFICER", "ADMINISTRATOR", "AUDITOR"})
    void nobody_else_sees_the_log(Role role) throws Exception {
        api.getAs(Api.staff("somebody", school, role), "/api/access-log").andExpect(status().isForbidden());
    }

    @Test
    void the_log_is_searched_by_day_and_account_newest_first() throws Exception {
        api.getAs(manager, "/api/cases/" + caseId).andExpect(status().isOk());
        api.getAs(registrar, "/api/cases/" + caseId).andExpect(status().isOk());

        sees(registrar, "/api/access-log?account=manager-" + school, 1);
        sees(registrar, "/api/access-log?from=2020-01-01&to=2020-12-31", 0);
        sees(registrar, "/api/access-log?from=2020-01-01&to=2999-12-31", 2);
        api.getAs(registrar, "/api/access-log?size=1")
                .andExpect(jsonPath("$.items[*].account", contains("registrar-" + school)))
                .andExpect(jsonPath("$.total").value(2));
    }

    @ParameterizedTest
    @CsvSource({
        "page=-1,            page",
        "size=101,           size",
        "from=x,             from",
        "from=0001-01-01,    from",
        "account=王,         account",
        "school=%00,         school",
    })
    void a_wrong_parameter_is_named(String query, String parameter) throws Exception {
        api.getAs(registrar, "/api/access-log?" + query)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.fields[0].pointer").value(parameter));
    }

    private void sees(Actor actor, String path, int entries) throws Exception {
        api.getAs(actor, path)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.total").value(entries));
    }

    private ResultActions logAs(Actor actor) throws Exception {
        return api.getAs(actor, "/api/access-log").andExpect(status().isOk());
    }

    private String everything() {
        return String.join(
                "\n",
                jdbc.sql("SELECT e::text FROM access_log.entry e")
                        .query(String.class)
                        .list());
    }

    private void asOwner(String sql) {
        JdbcClient.create(new DriverManagerDataSource(
                        settings.getRequiredProperty("spring.datasource.url"),
                        settings.getRequiredProperty("rejoin.migrations.user"),
                        ""))
                .sql(sql)
                .update();
    }

    private String publish(String id, Object event, long version) {
        store.publish(new GenericDomainEventMessage<>(
                "Test",
                id,
                version,
                event,
                MetaData.from(registrar.toMetaData()).and(DataSubject.STUDENT, id)));
        return jdbc.sql("SELECT max(global_index) FROM event_store.domain_event")
                .query(String.class)
                .single();
    }
}
