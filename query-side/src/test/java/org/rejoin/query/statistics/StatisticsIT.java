package org.rejoin.query.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
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
import org.rejoin.event.casefile.CaseReported;
import org.rejoin.event.casefile.CaseStatus;
import org.rejoin.query.Api;
import org.rejoin.query.Filing;
import org.rejoin.query.QuerySideTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;

/** Events in, reports out. */
@QuerySideTest
@Tag("R-STA-01")
class StatisticsIT {

    private static final String SCHOOL = "510001";
    private static final Actor REGISTRAR = Api.staff("registrar", SCHOOL, Role.PRINCIPAL_REPORTER);
    private static final Actor TUTOR = Api.staff("tutor", SCHOOL, Role.TUTOR);
    private static final Actor AGENCY = Api.officer(Role.AGENCY_OFFICER, null);
    private static final Instant REPORTED_AT = Instant.parse("2026-11-10T04:00:00Z");
    private static final String YEAR = "from=2026-08-01&to=2027-07-31";

    @Autowired
    private EventStore store;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private WebApplicationContext context;

    private Api api;

    @BeforeEach
    void client() {
        api = new Api(context);
    }

    @Test
    void reported_cases_are_counted_and_a_replay_gives_the_same_bytes() throws Exception {
        String token = givenTwoReportedCases();

        byte[] csv = csv("/api/statistics/school-summary?" + YEAR, token);
        assertThat(csv("/api/statistics/school-summary?" + YEAR, token)).isEqualTo(csv);
        assertThat(lines(csv)).contains("\uFEFF學校代碼,學校,統計項目,類別,人數,人次", "510001,510001,離校種類,休學,2,2", ",總計,合計,,2,2");
        byte[] roster = csv("/api/statistics/roster?" + YEAR, token);

        api.as(AGENCY, post("/api/admin/read-models/statistics/replay")).andExpect(status().isAccepted());

        assertThat(csv("/api/statistics/school-summary?" + YEAR, token)).isEqualTo(csv);
        assertThat(csv("/api/statistics/roster?" + YEAR, token)).isEqualTo(roster);
    }

    @Test
    void json_is_the_answer_where_nothing_is_asked_for() throws Exception {
        String token = givenTwoReportedCases();

        api.as(REGISTRAR, get("/api/statistics/roster?" + YEAR).header("Consistency-Token", token))
                .andExpect(status().isOk())
                .andExpect(content().contentTypeCompatibleWith("application/json"))
                .andExpect(jsonPath("$.rows", hasSize(2)))
                .andExpect(jsonPath("$.rows[0].reportedAt").value("2026-11-10T04:00:00Z"))
                .andExpect(jsonPath("$.rows[0].leftOn").value("2026-11-02"));
        api.as(REGISTRAR, get("/api/statistics/measures?" + YEAR).header("Accept", "*/*"))
                .andExpect(content().contentTypeCompatibleWith("application/json"))
                .andExpect(jsonPath("$.rows[0].by").value("ALL"));
    }

    @Test
    void a_cell_that_begins_like_a_formula_is_text() throws Exception {
        String token = givenTwoReportedCases();

        assertThat(lines(csv("/api/statistics/roster?" + YEAR, token)))
                .contains("2026-510001-000002,510001,510001,11301001,'=1+1,男,普通科,2,休學,家庭因素,經濟因素,"
                        + "2026-11-02,2026-11-10 12:00,追蹤中,,,0");
    }

    @Test
    void the_export_speaks_the_language_of_the_request() throws Exception {
        api.as(
                        REGISTRAR,
                        get("/api/statistics/measures?" + YEAR)
                                .header("Accept", "text/csv")
                                .header("Accept-Language", "en"))
                .andExpect(header().string("Content-Disposition", "attachment; filename=\"measures.csv\""))
                .andExpect(result -> assertThat(lines(result.getResponse().getContentAsByteArray()))
                        .first()
                        .isEqualTo("\uFEFFGrouped by,Item,Tracking records,Persons"));
    }

    @ParameterizedTest
    @CsvSource({
        "to=2027-07-31,                                    from,      MISSING_VALUE",
        "from=2026-08-01,                                  to,        MISSING_VALUE",
        "from=2026-08-01&to=,                              to,        MISSING_VALUE",
        "from=2026-13-01&to=2027-07-31,                    from,      INVALID_VALUE",
        "from=-999999999-01-01&to=2027-07-31,              from,      INVALID_VALUE",
        "from=2027-08-01&to=2026-08-01,                    to,        INVALID_RANGE",
        "from=2026-08-01&to=2027-07-31&basis=FILED,        basis,     INVALID_VALUE",
        "from=2026-08-01&to=2027-07-31&age=18,             age,       INVALID_VALUE",
        "from=2026-08-01&to=2027-07-31&programme=ANYTHING, programme, INVALID_VALUE",
        "from=2026-08-01&to=2027-07-31&school=%00,         school,    INVALID_VALUE",
        "from=2026-08-01&to=2027-07-31&school=990001%20OR, school,    INVALID_VALUE",
        "from=2026-08-01&to=2027-07-31&school=123456789012345678901, school, INVALID_VALUE",
    })
    @Tag("R-STA-02")
    void a_wrong_filter_is_named(String query, String parameter, String code) throws Exception {
        for (String report : new String[] {"school-summary", "roster", "measures", "months"}) {
            api.as(REGISTRAR, get(URI.create("/api/statistics/" + report + "?" + query)))
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.fields[0].pointer").value(parameter))
                    .andExpect(jsonPath("$.fields[0].code").value(code));
        }
    }

    @Test
    void who_belongs_to_no_school_or_county_sees_nothing_counted() throws Exception {
        String token = givenTwoReportedCases();
        Actor nowhere = new Actor("registrar", Set.of(Role.PRINCIPAL_REPORTER), null, null);

        for (Actor actor : List.of(nowhere, Api.officer(Role.COUNTY_OFFICER, null))) {
            api.as(actor, get("/api/statistics/roster?" + YEAR).header("Consistency-Token", token))
                    .andExpect(status().isOk())
                    .andExpect(jsonPath("$.rows", hasSize(0)));
        }
    }

    @Test
    void a_tutor_is_refused_in_either_format() throws Exception {
        for (String accept : new String[] {"application/json", "text/csv"}) {
            api.as(TUTOR, get("/api/statistics/roster?" + YEAR).header("Accept", accept))
                    .andExpect(status().isForbidden())
                    .andExpect(content().contentType("application/problem+json"))
                    .andExpect(jsonPath("$.code").value("FORBIDDEN"));
        }
    }

    @Test
    void another_format_is_not_acceptable() throws Exception {
        api.as(REGISTRAR, get("/api/statistics/roster?" + YEAR).header("Accept", "application/pdf"))
                .andExpect(status().isNotAcceptable());
    }

    @Test
    void the_filters_are_described() throws Exception {
        String roster = "$.paths['/api/statistics/roster'].get";
        api.getAs(REGISTRAR, "/v3/api-docs")
                .andExpect(jsonPath(roster + ".parameters[*].name")
                        .value(contains("from", "to", "basis", "age", "programme", "school", "asOf")))
                .andExpect(jsonPath(roster + ".parameters[0].required").value(true))
                .andExpect(jsonPath(roster + ".parameters[0].example").value("2026-08-01"))
                .andExpect(jsonPath(roster + ".responses['200'].content['text/csv']")
                        .exists());
    }

    @Test
    @Tag("IF07")
    void a_sheet_holds_numbers_as_numbers_and_text_as_text() throws Exception {
        String token = givenTwoReportedCases();

        String roster = sheet("/api/statistics/roster?" + YEAR, token);
        assertThat(roster)
                .as("a number of a student is no number, and nothing is calculated")
                .contains("11301001</", "=1+1</")
                .doesNotContain("<f>");
        assertThat(sheet("/api/statistics/school-summary?" + YEAR, token)).contains("<v>2</v>");
    }

    @Test
    @Tag("c30")
    void outside_the_school_small_counts_are_told_in_no_format() throws Exception {
        String token = givenTwoReportedCases();
        Actor county = Api.officer(Role.COUNTY_OFFICER, "990");

        for (String report : List.of("school-summary", "months", "measures")) {
            String url = "/api/statistics/" + report + "?" + YEAR + "&school=" + SCHOOL;
            for (String accept : List.of("application/json", "text/csv")) {
                String answer = api.as(county, get(url).header("Accept", accept).header("Consistency-Token", token))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8);
                assertThat(answer).doesNotContain("\"persons\":2", ",2,2");
            }
        }
        api.as(
                        county,
                        get("/api/statistics/months?" + YEAR + "&school=" + SCHOOL)
                                .header("Accept", "text/csv")
                                .header("Consistency-Token", token))
                .andExpect(result -> assertThat(lines(result.getResponse().getContentAsByteArray()))
                        .contains("2026-11,休學,<6,<6", "總計,合計,<6,<6"));
        api.as(REGISTRAR, get("/api/statistics/months?" + YEAR).header("Accept", "text/csv"))
                .andExpect(result -> assertThat(lines(result.getResponse().getContentAsByteArray()))
                        .contains("\uFEFF月份,離校種類,人數,人次", "2026-11,休學,2,2"));
    }

    /** Everything of the first sheet, and the texts it names. */
    private String sheet(String url, String token) throws Exception {
        String type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        byte[] file = api.as(REGISTRAR, get(url).header("Accept", type).header("Consistency-Token", token))
                .andExpect(status().isOk())
                .andExpect(content().contentType(type))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        Path stored = Files.write(Files.createTempFile("sheet", ".xlsx"), file);
        StringBuilder all = new StringBuilder();
        try (ZipFile parts = new ZipFile(stored.toFile())) {
            for (ZipEntry part : Collections.list(parts.entries())) {
                all.append(new String(parts.getInputStream(part).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        Files.delete(stored);
        return all.toString();
    }

    private String givenTwoReportedCases() {
        for (int sequence = 1; sequence <= 2; sequence++) {
            Filing filing = Filing.of(SCHOOL, sequence).named(sequence == 1 ? "王小明" : "=1+1");
            if (isNew(filing)) {
                publish(filing.started(), 0);
                publish(new CaseReported(filing.caseId(), CaseStatus.TRACKING, 17, 17), 1);
            }
        }
        return jdbc.sql("SELECT max(global_index) FROM event_store.domain_event")
                .query(String.class)
                .single();
    }

    private boolean isNew(Filing filing) {
        return jdbc.sql("SELECT NOT EXISTS (SELECT FROM event_store.domain_event WHERE aggregate_identifier = ?)")
                .param(filing.caseId())
                .query(Boolean.class)
                .single();
    }

    private void publish(CaseFileEvent event, long version) {
        store.publish(new GenericDomainEventMessage<>(
                "CaseFile",
                event.caseId(),
                version,
                new GenericEventMessage<>(
                        UUID.randomUUID().toString(),
                        event,
                        MetaData.from(REGISTRAR.toMetaData()).and(DataSubject.STUDENT, event.caseId()),
                        REPORTED_AT),
                REPORTED_AT));
    }

    private byte[] csv(String url, String token) throws Exception {
        return api.as(REGISTRAR, get(url).header("Accept", "text/csv").header("Consistency-Token", token))
                .andExpect(status().isOk())
                .andExpect(content().contentType("text/csv;charset=UTF-8"))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
    }

    private static List<String> lines(byte[] csv) {
        return new String(csv, StandardCharsets.UTF_8).lines().toList();
    }
}
