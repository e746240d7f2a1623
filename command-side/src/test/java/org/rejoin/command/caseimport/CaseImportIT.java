package org.rejoin.command.caseimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.axonframework.springboot.autoconfig.JpaAutoConfiguration;
import org.axonframework.springboot.autoconfig.JpaEventStoreAutoConfiguration;
import org.axonframework.springboot.autoconfig.XStreamAutoConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rejoin.command.CommandSideConfiguration;
import org.rejoin.command.sheet.ReceivedFile;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.eventstore.TestDatabase;
import org.rejoin.eventstore.TestKeys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@SpringBootTest(classes = CaseImportIT.Application.class)
@Tag("IF04")
@Tag("c13")
@Tag("ST-D-04")
class CaseImportIT {

    // what is owed to a filed case is said a moment later, by an automation
    private static final String WITHOUT_DUTIES = " WHERE type <> 'CaseDuties'";

    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final AtomicInteger STUDENTS = new AtomicInteger();
    private static final Actor REGISTRAR = new Actor("registrar-a", Set.of(Role.PRINCIPAL_REPORTER), "990001", "990");
    private static final Actor TUTOR = new Actor("tutor-a", Set.of(Role.TUTOR), "990001", "990");

    private final MockMvc http;
    private final JdbcClient jdbc;
    private final Path folder;

    CaseImportIT(@Autowired WebApplicationContext context, @Autowired JdbcClient jdbc, @TempDir Path folder) {
        this.http = MockMvcBuilders.webAppContextSetup(context).build();
        this.jdbc = jdbc;
        this.folder = folder;
    }

    @SpringBootConfiguration(proxyBeanMethods = false)
    @EnableAutoConfiguration(
            exclude = {
                JpaAutoConfiguration.class,
                JpaEventStoreAutoConfiguration.class,
                XStreamAutoConfiguration.class,
                FlywayAutoConfiguration.class
            })
    @Import(CommandSideConfiguration.class)
    static class Application {}

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        properties.add("spring.datasource.url", DATABASE::url);
        properties.add("spring.datasource.username", () -> TestDatabase.APPLICATION);
        properties.add("rejoin.migrations.user", () -> TestDatabase.OWNER);
        properties.add("rejoin.keys.user", () -> TestDatabase.KEYS);
        properties.add("rejoin.keys.master", () -> TestKeys.MASTER);
        properties.add("rejoin.aggregate-cache.enabled", () -> true);
    }

    @BeforeEach
    void signIn() {
        signIn(REGISTRAR);
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void every_row_becomes_a_filed_case_with_a_number_and_the_name_of_its_file() throws Exception {
        long before = lastIndex();

        upload(csv(rows(3)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.rows").value(3))
                .andExpect(jsonPath("$.filed").value(3))
                .andExpect(jsonPath("$.alreadyThere").value(0))
                .andExpect(jsonPath("$.caseNumbers", hasSize(3)))
                .andExpect(header().string("Consistency-Token", Long.toString(lastIndex())));

        assertThat(eventsAfter(before))
                .containsExactly(
                        "StudentRegistered",
                        "FilingStarted",
                        "FilingSubmitted",
                        "StudentRegistered",
                        "FilingStarted",
                        "FilingSubmitted",
                        "StudentRegistered",
                        "FilingStarted",
                        "FilingSubmitted");
        assertThat(payloadsAfter(before, "FilingStarted")).allSatisfy(filing -> assertThat(filing)
                .contains("\"importedFrom\":\"cases.csv\"", "\"filedBy\":\"registrar-a\"", "\"school\":\"990001\""));
        assertThat(payloadsAfter(before, "FilingSubmitted"))
                .allSatisfy(submission -> assertThat(submission).contains("FILED"));
    }

    @Test
    void the_same_file_again_files_nothing_new() throws Exception {
        byte[] file = csv(rows(3));
        upload(file).andExpect(status().isOk());
        long before = lastIndex();

        upload(file)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.filed").value(0))
                .andExpect(jsonPath("$.alreadyThere").value(3))
                .andExpect(jsonPath("$.caseNumbers", hasSize(0)))
                .andExpect(header().doesNotExist("Consistency-Token"));

        assertThat(lastIndex()).isEqualTo(before);
    }

    @Test
    void a_file_with_new_rows_files_only_those() throws Exception {
        List<Map<String, String>> rows = new ArrayList<>(rows(2));
        upload(csv(rows)).andExpect(status().isOk());
        rows.addAll(rows(1));

        upload(csv(rows))
                .andExpect(jsonPath("$.filed").value(1))
                .andExpect(jsonPath("$.alreadyThere").value(2));
    }

    @Test
    void a_bad_row_changes_nothing_and_is_named_without_its_value() throws Exception {
        List<Map<String, String>> rows = new ArrayList<>(rows(3));
        String wrongId = "A123456788";
        rows.get(1).put("身分證字號", wrongId);
        rows.get(2).put("出生日期", LocalDate.now().minusYears(18).toString());
        long before = lastIndex();

        upload(csv(rows))
                .andExpect(status().isBadRequest())
                .andExpect(content().contentType("application/problem+json"))
                .andExpect(jsonPath("$.code").value("IMPORT_REJECTED"))
                .andExpect(jsonPath("$.total").value(2))
                .andExpect(jsonPath("$.rows[0].row").value(3))
                .andExpect(jsonPath("$.rows[0].column").value("身分證字號"))
                .andExpect(jsonPath("$.rows[0].code").value("NATIONAL_ID_CHECK_DIGIT"))
                .andExpect(jsonPath("$.rows[0].message").value("身分證字號檢查碼不符，請再確認"))
                .andExpect(jsonPath("$.rows[1].row").value(4))
                .andExpect(jsonPath("$.rows[1].column").value("出生日期"))
                .andExpect(jsonPath("$.rows[1].code").value("STUDENT_IS_ADULT"))
                .andExpect(content().string(not(containsString(wrongId))));

        assertThat(lastIndex()).isEqualTo(before);
    }

    @Test
    @Tag("P2")
    void a_key_has_one_effect_and_one_answer() throws Exception {
        UUID key = UUID.randomUUID();
        byte[] file = csv(rows(2));
        MockHttpServletResponse first =
                sent(file, key).andExpect(status().isOk()).andReturn().getResponse();
        long after = lastIndex();
        MockHttpServletResponse second =
                sent(file, key).andExpect(status().isOk()).andReturn().getResponse();

        assertThat(first.getContentAsString()).contains("\"filed\":2");
        assertThat(second.getContentAsString()).isEqualTo(first.getContentAsString());
        assertThat(second.getHeader("Consistency-Token")).isEqualTo(first.getHeader("Consistency-Token"));
        assertThat(lastIndex()).isEqualTo(after);
    }

    @Test
    @Tag("P2")
    void a_key_with_another_file_is_refused() throws Exception {
        UUID key = UUID.randomUUID();
        sent(csv(rows(1)), key).andExpect(status().isOk());
        long before = lastIndex();

        sent(csv(rows(1)), key)
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("IDEMPOTENCY_KEY_REUSED"));

        assertThat(lastIndex()).isEqualTo(before);
    }

    @Test
    @Tag("P2")
    void a_rejected_file_takes_no_key() throws Exception {
        UUID key = UUID.randomUUID();
        List<Map<String, String>> rows = rows(1);
        rows.get(0).put("身分證字號", "A123456788");
        sent(csv(rows), key).andExpect(status().isBadRequest());

        sent(csv(rows(1)), key).andExpect(status().isOk());
    }

    @ParameterizedTest
    @ValueSource(strings = {"attachment; filename", "attachment; filename*=odd''x", ";", ""})
    void a_file_whose_name_cannot_be_read_has_none(String disposition) throws Exception {
        long before = lastIndex();

        http.perform(post("/api/cases/import")
                        .contentType("text/csv")
                        .header("Content-Disposition", disposition)
                        .content(csv(rows(1))))
                .andExpect(status().isOk());

        assertThat(payloadsAfter(before, "FilingStarted")).singleElement().satisfies(filing -> assertThat(filing)
                .contains("\"importedFrom\":\"cases\""));
    }

    @Test
    void the_report_speaks_english_to_those_who_ask_for_it() throws Exception {
        http.perform(post("/api/cases/import")
                        .contentType("text/csv")
                        .header("Accept-Language", "en")
                        .content("nothing,of,this,is,a,heading"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.title").value("File not imported"))
                .andExpect(jsonPath("$.rows[0].message").value("The first row must hold the names of the columns."));
    }

    @Test
    @Tag("c4")
    void a_row_refused_while_filing_takes_all_others_back_and_every_refusal_is_named() throws Exception {
        List<Map<String, String>> rows = rows(5);
        upload(csv(List.of(rows.get(1), rows.get(3)))).andExpect(status().isOk());
        long before = lastIndex();
        // the same students and type, but another case than the one that is open
        rows.get(1).put("離校時間", LocalDate.now().minusDays(3).toString());
        rows.get(3).put("離校時間", LocalDate.now().minusDays(3).toString());

        upload(csv(rows))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.total").value(2))
                .andExpect(jsonPath("$.rows[0].row").value(3))
                .andExpect(jsonPath("$.rows[0].code").value("OTHER_CASE_OPEN"))
                .andExpect(jsonPath("$.rows[1].row").value(5));

        assertThat(lastIndex()).isEqualTo(before);
        upload(csv(List.of(rows.get(0), rows.get(2), rows.get(4))))
                .andExpect(jsonPath("$.filed").value(3));
        assertThat(eventsAfter(before)).hasSize(9);
    }

    @Test
    void only_the_principal_reporter_imports() throws Exception {
        signIn(TUTOR);

        upload(csv(rows(1)))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.code").value("NOT_PRINCIPAL"));
    }

    @Test
    void an_upload_without_a_file_is_an_empty_file() throws Exception {
        http.perform(multipart("/api/cases/import"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.rows[0].code").value("FILE_EMPTY"));
    }

    @Test
    void a_file_that_is_too_large_is_refused_as_such() throws Exception {
        http.perform(post("/api/cases/import")
                        .contentType("text/csv")
                        .content(new byte[(int) ReceivedFile.MAX_BYTES + 1]))
                .andExpect(status().is(413));
    }

    @Test
    void a_workbook_is_imported_too() throws Exception {
        Map<String, String> row = rows(1).get(0);
        Path file = FileOfCases.workbook(folder, List.of(new ArrayList<>(row.keySet()), new ArrayList<>(row.values())));

        upload(Files.readAllBytes(file)).andExpect(jsonPath("$.filed").value(1));
    }

    @Test
    void of_many_rows_the_first_thousand_numbers_are_named() throws Exception {
        byte[] file = csv(rows(1_001));

        upload(file)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.filed").value(1_001))
                .andExpect(jsonPath("$.caseNumbers", hasSize(1_000)));
    }

    private ResultActions sent(byte[] file, UUID key) throws Exception {
        return http.perform(post("/api/cases/import")
                .contentType("text/csv")
                .header("Idempotency-Key", key)
                .content(file));
    }

    private ResultActions upload(byte[] file) throws Exception {
        return http.perform(multipart("/api/cases/import")
                .header("Accept-Language", "zh-TW")
                .file(new MockMultipartFile("anything", "C:\\files\\cases.csv", "text/csv", file)));
    }

    private byte[] csv(List<Map<String, String>> rows) throws IOException {
        return Files.readAllBytes(FileOfCases.csv(folder, rows));
    }

    private static List<Map<String, String>> rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> {
                    Map<String, String> row = FileOfCases.row("身分證字號", nationalId(STUDENTS.incrementAndGet()));
                    row.put("出生日期", LocalDate.now().minusYears(16).toString());
                    row.put("離校時間", LocalDate.now().minusDays(20).toString());
                    return row;
                })
                .toList();
    }

    // letter A: 1 + 9 * 0, second place 1: 8 * 1
    private static String nationalId(int number) {
        String digits = "%07d".formatted(number);
        int sum = 1 + 8;
        for (int place = 0; place < digits.length(); place++) {
            sum += (digits.charAt(place) - '0') * (7 - place);
        }
        return "A1" + digits + (10 - sum % 10) % 10;
    }

    private static void signIn(Actor actor) {
        SecurityContextHolder.getContext()
                .setAuthentication(new UsernamePasswordAuthenticationToken(actor, null, List.of()));
    }

    private long lastIndex() {
        return jdbc.sql("SELECT coalesce(max(global_index), -1) FROM event_store.domain_event" + WITHOUT_DUTIES)
                .query(Long.class)
                .single();
    }

    private List<String> eventsAfter(long index) {
        return jdbc.sql("SELECT payload_type FROM event_store.domain_event" + WITHOUT_DUTIES
                        + " AND global_index > ? ORDER BY global_index")
                .param(index)
                .query(String.class)
                .list();
    }

    private List<String> payloadsAfter(long index, String type) {
        return jdbc.sql("SELECT convert_from(payload, 'UTF8') FROM event_store.domain_event"
                        + " WHERE global_index > ? AND payload_type = ?")
                .params(index, type)
                .query(String.class)
                .list();
    }
}
