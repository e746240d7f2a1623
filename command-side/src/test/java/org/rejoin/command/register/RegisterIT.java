package org.rejoin.command.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.Registration;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.casefile.CaseFileCommand.MatchTransferIn;
import org.rejoin.command.platform.CommandSideClient;
import org.rejoin.command.platform.CommandSideClient.Answer;
import org.rejoin.command.platform.CommandSideClient.Header;
import org.rejoin.command.platform.CommandSideClient.Part;
import org.rejoin.command.platform.CommandSideTest;
import org.rejoin.command.student.Pseudonyms;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.casefile.FilingStarted;
import org.rejoin.event.casefile.RegisterAnswer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The register as a table filled from files, from file to closure, on a real database. */
@CommandSideTest
@TestPropertySource(properties = {"rejoin.register.adapter=table", "rejoin.register.special-education.adapter=table"})
class RegisterIT {

    private static final Actor REGISTRAR = new Actor("registrar-r", Set.of(Role.PRINCIPAL_REPORTER), "990101", "990");
    private static final Actor TUTOR = new Actor("tutor-r", Set.of(Role.TUTOR), "990101", "990");
    private static final Actor TUTOR_ELSEWHERE = new Actor("tutor-s", Set.of(Role.TUTOR), "990102", "990");
    private static final Actor COUNTY = new Actor("county", Set.of(Role.COUNTY_OFFICER), null, "990");
    private static final Actor COUNTY_ELSEWHERE = new Actor("county-tpe", Set.of(Role.COUNTY_OFFICER), null, "TPE");
    private static final Actor AGENCY = new Actor("agency", Set.of(Role.AGENCY_OFFICER), null, null);
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Taipei"));
    private static final String HEADING = "學校代碼,部別,身分證字號,學生姓名,出生日期,學號,學籍狀態,異動日期\n";
    private static final Header IN_CHINESE = new Header("Accept-Language", "zh-TW");
    private static final AtomicInteger STUDENTS = new AtomicInteger(5_000_000);

    @Autowired
    private CommandSideClient client;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private EventStore events;

    @Autowired
    private EnrolmentTable table;

    @Autowired
    private Pseudonyms pseudonyms;

    @Autowired
    private CommandBus bus;

    @Autowired
    private EnrolmentFeed feed;

    private final JsonMapper json = JsonMapper.builder().build();

    @Test
    @Tag("R-FLD-02")
    @Tag("R-FLD-04")
    void question_0_12_a_filing_is_filled_with_what_the_register_knows() {
        String id = nationalId();
        fed(row("990101", id, "江宥辰", "2010-02-11"));

        String caseId = filed(TUTOR, id, "打錯的名字", "2010-05-20");

        assertThat(question(caseId)).isEqualTo("FOUND REGISTER 2010-02-11");
    }

    @Test
    @Tag("ST-T-03")
    @Tag("R-SCOPE-07")
    void a_wrong_birth_date_in_the_register_is_corrected_there() {
        String id = nationalId();
        fed(row("990101", id, "方子晏", "2006-06-03"));
        Answer refused = file(TUTOR, id, "方子晏", "2009-06-03");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body())
                .contains("STUDENT_IS_ADULT", "該生已滿18歲，無需填報", "出生日期由學籍系統帶入，如有錯誤請致電學籍系統更改資料")
                .doesNotContain("2006", id, "方子晏");
        assertThat(lookUp(TUTOR, id).path("adult").asBoolean()).isTrue();

        fed(row("990101", id, "方子晏", "2010-06-03"));

        String caseId = filed(TUTOR, id, "方子晏", "2009-06-03");
        assertThat(question(caseId)).endsWith("2010-06-03");
    }

    @Test
    @Tag("c22")
    void another_school_s_student_is_typed_by_hand_and_nothing_is_told() {
        String id = nationalId();
        fed(row("990101", id, "江宥辰", "2010-02-11"));

        JsonNode own = lookUp(TUTOR, id);
        JsonNode foreign = lookUp(TUTOR_ELSEWHERE, id);
        JsonNode nobody = lookUp(TUTOR_ELSEWHERE, nationalId());

        assertThat(own.at("/student/name").asString()).isEqualTo("江宥辰");
        assertThat(foreign.toString().replaceAll("\"askedAt\":\"[^\"]*\"", ""))
                .isEqualTo(nobody.toString().replaceAll("\"askedAt\":\"[^\"]*\"", ""));
        assertThat(foreign.path("outcome").asString()).isEqualTo("NOT_FOUND");
    }

    @Test
    @Tag("c22")
    void the_last_school_still_knows_its_student() {
        String id = nationalId();
        fed(row("990101", id, "江宥辰", "2010-02-11"));
        fed(row("990102", id, "江宥辰", "2010-02-11"));

        assertThat(lookUp(TUTOR, id).path("outcome").asString()).isEqualTo("FOUND");
        assertThat(lookUp(TUTOR_ELSEWHERE, id).path("outcome").asString()).isEqualTo("FOUND");
    }

    @Test
    @Tag("R-SCOPE-11")
    @Tag("IF02")
    void question_1_10_who_has_no_register_entry_is_looked_for_in_special_education() {
        String id = nationalId();
        feed("source=SPECIAL_EDUCATION&scope=CHANGES", row("990101", id, "白語晴", "2010-03-15"));

        assertThat(lookUp(TUTOR, id).path("source").asString()).isEqualTo("SPECIAL_EDUCATION");
        assertThat(question(filed(TUTOR, id, "白語晴", "2010-03-15"))).isEqualTo("FOUND SPECIAL_EDUCATION 2010-03-15");
    }

    @Test
    void question_1_04_rechecking_brings_what_was_corrected() {
        String id = nationalId();
        String caseId = filed(TUTOR, id, "打錯", "2010-05-20");
        assertThat(question(caseId)).isEqualTo("NOT_FOUND NONE 2010-05-20");
        fed(row("990101", id, "江宥辰", "2010-02-11"));

        assertThat(client.post(TUTOR, "/api/cases/" + caseId + "/recheck-register", "")
                        .status())
                .isEqualTo(204);
        assertThat(client.post(TUTOR, "/api/cases/" + caseId + "/recheck-register", "")
                        .status())
                .isEqualTo(204);
        assertThat(client.events(caseId)).isEqualTo(3);
    }

    @Test
    @Tag("ST-A-04")
    void the_register_s_rows_know_no_pseudonym_of_whose_data_are_erased() {
        String id = nationalId();
        String caseId = filed(TUTOR, id, "江宥辰", "2010-02-11");
        fed(row("990101", id, "江宥辰", "2010-02-11"));
        String student = jdbc.sql("SELECT student_id FROM command_side.student_case WHERE case_id = ?")
                .param(caseId)
                .query(String.class)
                .single();
        assertThat(rowsOf(student)).isEqualTo(1);

        pseudonyms.detach(student);
        assertThat(rowsOf(student)).isZero();

        Enrolment enrolment = Objects.requireNonNull(
                table.as(RegisterAnswer.Source.REGISTER).find(Set.of(id), true).get(id));
        long feed = jdbc.sql("SELECT max(feed_id) FROM command_side.register_feed")
                .query(Long.class)
                .single();
        table.put(RegisterAnswer.Source.REGISTER, id, enrolment, student, TODAY, feed);
        assertThat(rowsOf(student))
                .as("by a file that was being read meanwhile")
                .isZero();
    }

    @Test
    @Tag("ST-P-03")
    @Tag("R-CLS-03")
    @Tag("N11")
    @Tag("DIS13")
    void question_1_06_a_closure_waits_for_the_register_to_agree() {
        String id = nationalId();
        fed(row("990101", id, "江宥辰", "2010-02-11"));
        String caseId = closable(id, "OTHER_SENIOR_HIGH");

        Answer refused = close(caseId, "OTHER_SENIOR_HIGH");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("REGISTER_MISMATCH", "學生學籍所在地與學籍不符", "顯示：本校");

        fed(row("990102", id, "江宥辰", "2010-02-11"));
        assertThat(close(caseId, "OTHER_SENIOR_HIGH").status()).isEqualTo(204);
    }

    @Test
    @Tag("ST-P-06")
    @Tag("R-SCOPE-09")
    @Tag("c5")
    void the_night_school_of_the_same_school_is_another_unit() {
        String id = nationalId();
        fed(row("990101", id, "谷思妤", "2010-02-11"));
        String caseId = closable(id, "OTHER_SENIOR_HIGH");
        assertThat(close(caseId, "OTHER_SENIOR_HIGH").status()).isEqualTo(409);

        fed("990101,進修部," + id + ",谷思妤,2010-02-11,,,\n");

        assertThat(close(caseId, "RETURNED_TO_SCHOOL").status()).isEqualTo(409);
        assertThat(close(caseId, "OTHER_SENIOR_HIGH").status()).isEqualTo(204);
    }

    @Test
    @Tag("R-TRF-06")
    @Tag("T19")
    void a_file_that_shows_the_student_elsewhere_lights_the_case_until_it_is_corrected() {
        String id = nationalId();
        fed(row("990101", id, "馬承翰", "2010-02-11"));
        String caseId = closable(id, "OTHER_SENIOR_HIGH");
        long before = client.events(caseId);

        JsonNode moved = fed(row("990102", id, "馬承翰", "2010-02-11"));
        assertThat(moved.path("lit").asInt()).isEqualTo(1);
        JsonNode again = fed(row("990102", id, "馬承翰", "2010-02-11"));
        assertThat(again.path("lit").asInt()).isZero();
        assertThat(events(caseId, before)).containsExactly("TransferInMatched");

        JsonNode corrected = fed(row("990101", id, "馬承翰", "2010-02-11"));
        assertThat(corrected.path("unlit").asInt()).isEqualTo(1);
        assertThat(events(caseId, before)).containsExactly("TransferInMatched", "TransferInMatchWithdrawn");
    }

    @Test
    @Tag("R-TRF-06")
    @Tag("IF01")
    void a_case_somebody_is_writing_in_stops_neither_the_file_nor_the_others_and_is_lit_later() {
        String busyStudent = nationalId();
        String otherStudent = nationalId();
        String busy = closable(busyStudent, "OTHER_SENIOR_HIGH");
        String other = closable(otherStudent, "OTHER_SENIOR_HIGH");
        long before = client.events(busy);
        long beforeOther = client.events(other);

        JsonNode summary = whileWritten(
                busy,
                () -> fed(row("990102", busyStudent, "馬承翰", "2010-02-11")
                        + row("990102", otherStudent, "馬承恩", "2010-02-11")));

        assertThat(summary.path("lit").asInt()).isEqualTo(2);
        assertThat(events(other, beforeOther)).containsExactly("TransferInMatched");
        assertThat(events(busy, before)).isEmpty();
        feed.followAgain();
        feed.followAgain();
        assertThat(events(busy, before)).containsExactly("TransferInMatched");
        assertThat(events(other, beforeOther)).containsExactly("TransferInMatched");
    }

    /** As if another node were faster each time: whatever is sent to the case fails. */
    private <T> T whileWritten(String caseId, Supplier<T> work) {
        try (Registration written = bus.registerDispatchInterceptor(messages -> (index, message) -> {
            if (message.getPayload() instanceof MatchTransferIn match
                    && match.id().value().equals(caseId)) {
                throw new ConcurrencyException("Somebody else writes");
            }
            return message;
        })) {
            assertThat(written).isNotNull();
            return work.get();
        }
    }

    @Test
    @Tag("IF01")
    void who_is_missing_from_the_file_of_the_unit_has_left() {
        String stays = nationalId();
        String leaves = nationalId();
        String unit = "9902%02d".formatted(STUDENTS.incrementAndGet() % 100);
        feed("scope=UNITS", row(unit, stays, "江宥辰", "2010-02-11") + row(unit, leaves, "林宥嘉", "2010-02-11"));

        JsonNode summary = feed("scope=UNITS", row(unit, stays, "江宥辰", "2010-02-11"));

        assertThat(summary.path("left").asInt()).isEqualTo(1);
        assertThat(jdbc.sql("SELECT count(*) FROM command_side.enrolment WHERE unit = ? AND standing = 'LEFT'")
                        .param(unit)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    @Tag("IF01")
    void a_file_with_one_wrong_row_changes_nothing_and_quotes_nobody() {
        String id = nationalId();

        Answer refused = upload(
                AGENCY,
                "scope=CHANGES",
                row("990101", id, "江宥辰", "2010-02-11")
                        + "99,日間部,A123456788,林宥嘉,2010-02-31,,在籍,\n"
                        + row("990101", id, "江宥辰", "2010-02-11"));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body())
                .contains(
                        "IMPORT_REJECTED",
                        "SCHOOL_CODE_FORMAT",
                        "NATIONAL_ID_CHECK_DIGIT",
                        "DATE_FORMAT",
                        "STUDENT_TWICE")
                .doesNotContain(id, "江宥辰", "A123456788");
        assertThat(lookUp(TUTOR, id).path("outcome").asString()).isEqualTo("NOT_FOUND");
    }

    @Test
    void no_national_id_name_or_birth_date_stands_in_the_table() {
        String id = nationalId();
        fed(row("990101", id, "江宥辰", "2010-02-11"));

        List<String> rows = jdbc.sql("SELECT row_to_json(enrolment)::text || encode(facts, 'escape')"
                        + " FROM command_side.enrolment")
                .query(String.class)
                .list();
        assertThat(rows).isNotEmpty().allSatisfy(row -> assertThat(row).doesNotContain(id, "江宥辰", "2010-02-11"));
    }

    @Test
    @Tag("ST-C-04")
    @Tag("ST-K-02")
    @Tag("SC09")
    @Tag("R-LI-01")
    @Tag("L16")
    @Tag("IF03")
    void who_sees_a_case_may_ask_for_the_student_s_insurance_and_always_hears_of_which_day() {
        String id = nationalId();
        Answer imported = client.upload(
                AGENCY,
                "/api/insurance/files?kind=FARMERS&dataDate=2026-09-30",
                Part.file(
                        "file",
                        "a.csv",
                        ("身分證字號,生效日期,單位名稱,通訊地址\n" + id + ",115/08/15,示範農會,示範縣松濤鄉一號\n")
                                .getBytes(StandardCharsets.UTF_8)));
        assertThat(imported.status()).as(imported.body()).isEqualTo(200);
        assertThat(insurance(TUTOR, "FARMERS", id).status()).isEqualTo(404);
        String caseId = closable(id, "DECEASED");
        assertThat(caseId).isNotBlank();

        JsonNode found = json.readTree(insurance(TUTOR, "FARMERS", id).body());
        assertThat(found.path("notice").asString()).isEqualTo("資料日期：115/09/30；交換頻率為每兩個月一次，此資料並非即時資料");
        assertThat(found.at("/rows/0/effectiveDate").asString()).isEqualTo("2026-08-15");
        assertThat(found.at("/rows/0/employer").asString()).isEqualTo("示範農會");
        assertThat(found.toString()).doesNotContain(caseId);
        assertThat(json.readTree(insurance(REGISTRAR, "LABOUR", id).body()).path("rows"))
                .isEmpty();
        assertThat(insurance(COUNTY, "FARMERS", id).status()).isEqualTo(200);
        assertThat(insurance(COUNTY_ELSEWHERE, "FARMERS", id).status()).isEqualTo(404);
        assertThat(insurance(TUTOR_ELSEWHERE, "FARMERS", id).status()).isEqualTo(404);
        assertThat(insurance(AGENCY, "FARMERS", id).status()).isEqualTo(403);
        assertThat(client.upload(
                                AGENCY,
                                "/api/insurance/files?kind=FARMERS&dataDate=2026-07-31",
                                Part.file(
                                        "file",
                                        "a.csv",
                                        ("身分證字號,生效日期,單位名稱\n" + id + ",115/06/15,示範農會\n")
                                                .getBytes(StandardCharsets.UTF_8)))
                        .body())
                .contains("DATA_IS_OLDER");
    }

    private Answer insurance(Actor actor, String kind, String id) {
        return client.post(
                actor,
                "/api/insurance/search",
                "{\"kind\":\"%s\",\"nationalId\":\"%s\"}".formatted(kind, id),
                IN_CHINESE);
    }

    private JsonNode fed(String rows) {
        return feed("scope=CHANGES", rows);
    }

    private JsonNode feed(String terms, String rows) {
        Answer answer = upload(AGENCY, terms, rows);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    private Answer upload(@Nullable Actor actor, String terms, String rows) {
        return client.upload(
                actor,
                "/api/register/feed?dataDate=" + TODAY + "&" + terms,
                Part.file("file", "register.csv", (HEADING + rows).getBytes(StandardCharsets.UTF_8)));
    }

    private static String row(String unit, String id, String name, String birthDate) {
        return "%s,日間部,%s,%s,%s,11301007,在籍,\n".formatted(unit, id, name, birthDate);
    }

    private JsonNode lookUp(Actor actor, String id) {
        Answer answer = client.post(actor, "/api/register/lookup", "{\"nationalId\":\"%s\"}".formatted(id));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    private String filed(Actor actor, String id, String name, String birthDate) {
        Answer answer = file(actor, id, name, birthDate);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return String.valueOf(answer.location()).replaceAll(".*/", "");
    }

    private Answer file(Actor actor, String id, String name, String birthDate) {
        return client.post(actor, "/api/cases", """
                {"caseId": "%s", "leavingType": "UNEXCUSED_ABSENCE", "form": {
                  "student": {"nationalId": "%s", "name": "%s", "birthDate": "%s", "identities": ["ORDINARY"]},
                  "guardian": {"name": "王大明", "relation": "FATHER", "phones": ["0975-123-456"]},
                  "leftOn": "2026-01-05", "mainReason": {"code": "FAMILY_ECONOMIC"}}}""".formatted(UUID.randomUUID(), id, name, birthDate), IN_CHINESE);
    }

    private String closable(String id, String closureReason) {
        String caseId = filed(TUTOR, id, "某生", "2010-05-20");
        String path = "/api/cases/" + caseId;
        client.post(TUTOR, path + "/submit", "");
        client.post(TUTOR, path + "/tracking-records", """
                {"recordId": "%s", "trackedAt": "2026-01-06T09:00:00+08:00", "method": "PHONE", "dwelling": "AT_HOME",
                 "lifeSituation": "WORKING", "measures": ["SCHOOL_FOLLOW_UP"], "employmentReferral": false,
                 "description": "已轉入", "closureReason": "%s"}""".formatted(UUID.randomUUID(), closureReason));
        Answer reported = client.post(REGISTRAR, path + "/report", "");
        assertThat(reported.status()).as(reported.body()).isEqualTo(204);
        return caseId;
    }

    private Answer close(String caseId, String reason) {
        return client.post(
                REGISTRAR,
                "/api/cases/" + caseId + "/close",
                "{\"closureReason\":\"%s\"}".formatted(reason),
                IN_CHINESE);
    }

    /** What the register answered at the filing, and the birth date that came of it. */
    private String question(String caseId) {
        FilingStarted started = (FilingStarted) events.readEvents(caseId).next().getPayload();
        RegisterAnswer answer = Objects.requireNonNull(started.register());
        return answer.outcome() + " " + answer.source() + " "
                + started.form().student().birthDate();
    }

    private long rowsOf(String student) {
        return jdbc.sql("SELECT count(*) FROM command_side.enrolment WHERE student_id = ?")
                .param(student)
                .query(Long.class)
                .single();
    }

    private List<String> events(String caseId, long after) {
        return jdbc.sql("SELECT payload_type FROM event_store.domain_event WHERE aggregate_identifier = ?"
                        + " AND sequence_number >= ? ORDER BY sequence_number")
                .params(caseId, after)
                .query(String.class)
                .list();
    }

    private static String nationalId() {
        String digits = "1%07d".formatted(STUDENTS.incrementAndGet());
        int sum = 1; // A stands for 10
        for (int place = 0; place < 8; place++) {
            sum += (digits.charAt(place) - '0') * (8 - place);
        }
        return "A" + digits + (10 - sum % 10) % 10;
    }
}
