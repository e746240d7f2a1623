package org.rejoin.command.pupilregister;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.platform.CommandSideClient;
import org.rejoin.command.platform.CommandSideClient.Answer;
import org.rejoin.command.platform.CommandSideClient.Part;
import org.rejoin.command.platform.CommandSideTest;
import org.rejoin.command.student.NationalId;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A file of the exchange of registers over HTTP, at a school that each test has for itself. */
@CommandSideTest
@Tag("2.4")
class ExchangeIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Actor OFFICER = new Actor("officer-g", Set.of(Role.AGENCY_OFFICER), null, null);
    private static final Random RANDOM = new Random();
    private static final String IMPORT = "/api/register-entries/import";

    private final CommandSideClient client;
    private final JdbcClient jdbc;
    private final Environment settings;
    private final String code =
            Long.toString(System.nanoTime(), 36).toUpperCase().replaceAll(".*(.{6})$", "$1");
    private final Actor registry = new Actor("lai-" + code, Set.of(Role.REGISTRY), code + "J", "HUA");
    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Taipei"));
    private final String bornOn = today.minusYears(13).toString();

    @Autowired
    ExchangeIT(CommandSideClient client, JdbcClient jdbc, Environment settings) {
        this.client = client;
        this.jdbc = jdbc;
        this.settings = settings;
    }

    @BeforeEach
    void open() {
        expect(201, client.post(OFFICER, "/api/schools", """
                {"school":"%s","division":"JUNIOR_HIGH","name":"示範國中","county":"HUA","authority":"COUNTY"}""".formatted(code)));
    }

    @Test
    @Tag("R-HL-06")
    @Tag("R-HL-07")
    void pupils_of_a_file_are_entered_once_and_numbered_in_its_order() {
        String file = file(pupil(nationalId(), "7", bornOn, "") + pupil(nationalId(), "7", bornOn, ""));
        Answer first = sends("ENROLLED", file);
        expect(200, first);
        JsonNode result = JSON.readTree(first.body());
        assertThat(result.path("entered").asInt()).isEqualTo(2);
        assertThat(result.path("absenceMonths").asInt()).isEqualTo(2);
        String year = number(result, 0).substring(0, 3);
        assertThat(number(result, 0)).isEqualTo(year + "001");
        assertThat(number(result, 1)).isEqualTo(year + "002");
        assertThat(first.token()).isNotNull();

        JsonNode again = JSON.readTree(sends("TRANSFERRED_IN", file).body());
        assertThat(again.path("alreadyThere").asInt()).isEqualTo(2);
        assertThat(again.path("entered").asInt()).isZero();
        assertThat(number(again, 1)).isEqualTo(year + "002");
        assertThat(entries()).isEqualTo(2);
        assertThat(jdbc.sql("SELECT count(*) FROM event_store.domain_event WHERE aggregate_identifier = ?")
                        .param(again.path("results").path(0).path("entryId").asString())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    @Tag("R-SCOPE-08")
    void who_is_refused_is_told_by_position_and_element_and_the_others_are_entered() {
        String good = nationalId();
        String elsewhere = nationalId();
        Answer answer = sends(
                "ENROLLED",
                file(pupil(nationalId(), "3", bornOn, "")
                        + pupil(good, "7", bornOn, "")
                        + pupil(good, "7", bornOn, "")
                        + pupil(nationalId(), "7", today.minusYears(1).toString(), "")
                        + pupil("A123456788", "7", bornOn, "")
                        + pupil(elsewhere, "7", bornOn, "轉出")));
        expect(200, answer);
        JsonNode result = JSON.readTree(answer.body());

        assertThat(result.path("entered").asInt()).isEqualTo(1);
        assertThat(result.path("refused").asInt()).isEqualTo(5);
        assertThat(problem(result, 0)).isEqualTo("現在年級 GRADE_OF_STAGE");
        assertThat(problem(result, 2)).isEqualTo("證照號碼 PUPIL_TWICE");
        assertThat(problem(result, 3)).isEqualTo("學生生日 BIRTH_OF_NO_PUPIL");
        assertThat(problem(result, 4)).isEqualTo("證照號碼 NATIONAL_ID_CHECK_DIGIT");
        assertThat(problem(result, 5)).isEqualTo("異動原因 PUPIL_IS_GONE");
        assertThat(answer.body()).doesNotContain(good, elsewhere, "羅以恩", bornOn, "A123456788");
        assertThat(result.path("results")
                        .path(0)
                        .path("problems")
                        .path(0)
                        .path("message")
                        .asString())
                .isNotBlank()
                .isNotEqualTo("GRADE_OF_STAGE");
        assertThat(entries()).isEqualTo(1);
        // nobody got a pseudonym by being refused
        assertThat(sends("TRANSFERRED_IN", file(pupil(elsewhere, "7", bornOn, "轉出")))
                        .body())
                .contains("\"ENTERED\"");
    }

    @Test
    @Tag("R-HL-08")
    void who_left_comes_back_to_the_old_number() {
        String pupil = nationalId();
        JsonNode entered = JSON.readTree(
                sends("ENROLLED", file(pupil(pupil, "7", bornOn, ""))).body());
        String entry = entered.path("results").path(0).path("entryId").asString();
        expect(204, client.post(registry, "/api/register-entries/" + entry + "/movements", """
                {"movement":"TRANSFERRED_OUT","on":"%s"}""".formatted(today)));

        JsonNode still = JSON.readTree(
                sends("ENROLLED", file(pupil(pupil, "7", bornOn, ""))).body());
        assertThat(still.path("refused").asInt()).isEqualTo(1);
        assertThat(still.toString()).contains("PUPIL_HAS_LEFT");
        JsonNode back = JSON.readTree(
                sends("TRANSFERRED_IN", file(pupil(pupil, "7", bornOn, "轉出"))).body());
        assertThat(back.path("returned").asInt()).isEqualTo(1);
        assertThat(number(back, 0)).isEqualTo(number(entered, 0));
    }

    @Test
    void an_import_that_breaks_off_tells_who_is_in_and_sent_again_enters_the_rest() {
        String file = file(pupil(nationalId(), "7", bornOn, "")
                + pupil(nationalId(), "7", bornOn, "")
                + pupil(nationalId(), "7", bornOn, ""));
        Answer nobody = whileTheDatabaseIsBusyAt("001", () -> sends("ENROLLED", file));
        expect(503, nobody);
        assertThat(nobody.body()).contains("BUSY");
        assertThat(entries()).isZero();

        Answer first = whileTheDatabaseIsBusyAt("002", () -> sends("ENROLLED", file));
        expect(200, first);
        JsonNode result = JSON.readTree(first.body());
        assertThat(standings(result)).containsExactly("ENTERED", "UNFINISHED", "UNFINISHED");
        assertThat(result.path("unfinished").asInt()).isEqualTo(2);
        assertThat(first.token()).isNotNull();
        assertThat(entries()).isEqualTo(1);

        Answer again = sends("ENROLLED", file);
        expect(200, again);
        assertThat(standings(JSON.readTree(again.body()))).containsExactly("ALREADY_THERE", "ENTERED", "ENTERED");
        assertThat(entries()).isEqualTo(3);
    }

    @Test
    @Tag("R-HL-07")
    void who_is_there_with_another_name_or_birth_date_is_no_pupil_who_is_there_already() {
        String first = nationalId();
        String second = nationalId();
        expect(200, sends("ENROLLED", file(pupil(first, "7", bornOn, "") + pupil(second, "7", bornOn, ""))));

        Answer answer = sends(
                "ENROLLED",
                file(pupil(first, "7", bornOn, "").replace("羅以恩", "陳別人")
                        + pupil(second, "7", today.minusYears(12).toString(), "")));

        JsonNode result = JSON.readTree(answer.body());
        assertThat(result.path("refused").asInt()).as(answer.body()).isEqualTo(2);
        assertThat(problem(result, 0)).endsWith("ENTERED_OTHERWISE");
        assertThat(problem(result, 1)).endsWith("ENTERED_OTHERWISE");
        assertThat(answer.body()).doesNotContain(first, "羅以恩", "陳別人", bornOn);
    }

    @Test
    void what_is_no_such_file_or_form_enters_nobody() {
        Answer other = sends("ENROLLED", "<學生交換資料/>");
        expect(400, other);
        assertThat(other.body()).contains("IMPORT_REJECTED", "XML_OTHER_ROOT");
        Answer entity = sends(
                "ENROLLED",
                "<!DOCTYPE 學籍交換資料 [<!ENTITY who SYSTEM \"file:///etc/hostname\">]>"
                        + file(pupil("&who;", "7", bornOn, "")));
        expect(400, entity);
        assertThat(entity.body()).contains("XML_DECLARATIONS");

        String file = file(pupil(nationalId(), "7", bornOn, ""));
        assertThat(sends("GRADUATED", file).body()).contains("/movement", "NOT_AN_ENTRY");
        Answer early = client.upload(
                registry, IMPORT, terms("ENROLLED", today.plusDays(1)), Part.file("file", "a.xml", bytes(file)));
        expect(400, early);
        assertThat(early.body()).contains("/on", "DATE_IN_FUTURE");
        Answer none = client.upload(registry, IMPORT, terms("ENROLLED", today));
        expect(400, none);
        assertThat(none.body()).contains("/file", "MISSING_FIELD");
        Actor teacher = new Actor("yeh-" + code, Set.of(Role.CLASS_TEACHER), code + "J", "HUA");
        expect(403, client.upload(teacher, IMPORT, terms("ENROLLED", today), Part.file("file", "a.xml", bytes(file))));
        assertThat(entries()).isZero();
    }

    @Test
    void identities_are_those_of_the_own_register() {
        String own = nationalId();
        expect(200, sends("ENROLLED", file(pupil(own, "7", bornOn, ""))));

        Answer answer = client.send(registry, HttpMethod.GET, "/api/register-entries/identities", "");
        expect(200, answer);
        JsonNode items = JSON.readTree(answer.body()).path("items");
        assertThat(items.size()).isEqualTo(1);
        assertThat(items.path(0).path("nationalId").asString()).isEqualTo(own);
        assertThat(items.path(0).path("bornOn").asString()).isEqualTo(bornOn);
        Answer other = client.send(registry, HttpMethod.GET, "/api/register-entries/identities?entryYear=90", "");
        assertThat(JSON.readTree(other.body()).path("items").isEmpty()).isTrue();
        Actor stranger = new Actor("fang-" + code, Set.of(Role.REGISTRY), "154602J", "HUA");
        assertThat(client.send(stranger, HttpMethod.GET, "/api/register-entries/identities", "")
                        .body())
                .doesNotContain(own);
    }

    private Answer whileTheDatabaseIsBusyAt(String number, Supplier<Answer> asked) {
        asOwner("""
                CREATE FUNCTION command_side.busy_%1$s() RETURNS trigger LANGUAGE plpgsql AS
                    $$ BEGIN RAISE EXCEPTION USING ERRCODE = '53300'; END $$;
                CREATE TRIGGER busy_%1$s BEFORE INSERT ON command_side.register_entry FOR EACH ROW
                    WHEN (NEW.school = '%1$sJ' AND NEW.number LIKE '%%%2$s')
                    EXECUTE FUNCTION command_side.busy_%1$s()""".formatted(code, number));
        try {
            return asked.get();
        } finally {
            asOwner("DROP FUNCTION command_side.busy_%s() CASCADE".formatted(code));
        }
    }

    private void asOwner(String sql) {
        JdbcClient.create(new DriverManagerDataSource(
                        settings.getRequiredProperty("spring.datasource.url"),
                        settings.getRequiredProperty("rejoin.migrations.user"),
                        ""))
                .sql(sql)
                .update();
    }

    private static List<String> standings(JsonNode result) {
        return result.path("results")
                .valueStream()
                .map(one -> one.path("standing").asString())
                .toList();
    }

    private Answer sends(String movement, String file) {
        return client.upload(registry, IMPORT, terms(movement, today), Part.file("file", "register.xml", bytes(file)));
    }

    private static Part terms(String movement, LocalDate on) {
        return Part.json("terms", "{\"movement\":\"%s\",\"on\":\"%s\"}".formatted(movement, on));
    }

    private long entries() {
        return jdbc.sql("SELECT count(*) FROM command_side.register_entry WHERE school = ?")
                .param(code + "J")
                .query(Long.class)
                .single();
    }

    private static String number(JsonNode result, int place) {
        return result.path("results").path(place).path("number").asString();
    }

    private static String problem(JsonNode result, int place) {
        JsonNode problem = result.path("results").path(place).path("problems").path(0);
        return problem.path("element").asString() + " " + problem.path("code").asString();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String file(String pupils) {
        return "<學籍交換資料>" + pupils + "</學籍交換資料>";
    }

    private static String pupil(String nationalId, String grade, String bornOn, String movement) {
        return """
                <學生基本資料><基本資料><學生姓名>羅以恩</學生姓名><學生生日>%s</學生生日><現在年級>%s</現在年級><現在班級>05</現在班級>
                <身分證證照><證照號碼>%s</證照號碼></身分證證照></基本資料>
                <異動資料><異動資料_資料內容><異動日期>2026-08-31</異動日期><異動原因>%s</異動原因></異動資料_資料內容></異動資料>
                <期中資料><期中缺席><期中缺席_資料內容><期中缺席_分月資料><期中缺席_月>9</期中缺席_月></期中缺席_分月資料>
                </期中缺席_資料內容></期中缺席></期中資料></學生基本資料>""".formatted(bornOn, grade, nationalId, movement);
    }

    private static String nationalId() {
        while (true) {
            String id = "K1%08d".formatted(RANDOM.nextInt(100_000_000));
            if (NationalId.problemOf(id).isEmpty()) {
                return id;
            }
        }
    }

    private static void expect(int status, Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    }
}
