package org.rejoin.command.pupilregister;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rejoin.command.platform.CommandSideClient.key;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.platform.CommandSideClient;
import org.rejoin.command.platform.CommandSideClient.Answer;
import org.rejoin.command.platform.CommandSideTest;
import org.rejoin.command.student.NationalId;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.calendar.SchoolCalendar;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The register over HTTP on a real database, of a school of 花蓮縣 that each test has for itself. */
@CommandSideTest
class RegisterIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Actor OFFICER = new Actor("officer-g", Set.of(Role.AGENCY_OFFICER), null, null);
    private static final Random RANDOM = new Random();

    private final CommandSideClient client;
    private final String code =
            Long.toString(System.nanoTime(), 36).toUpperCase().replaceAll(".*(.{6})$", "$1");
    private final String unit = code + "J";
    private final Actor registry = new Actor("lai-" + code, Set.of(Role.REGISTRY), unit, "HUA");
    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Taipei"));

    @Autowired
    RegisterIT(CommandSideClient client) {
        this.client = client;
    }

    @BeforeEach
    void open() {
        expect(201, client.post(OFFICER, "/api/schools", """
                {"school":"%s","division":"JUNIOR_HIGH","name":"示範國中","county":"HUA","authority":"COUNTY"}""".formatted(code)));
    }

    @Test
    @Tag("R-HL-06")
    @Tag("R-HL-07")
    void two_clerks_at_once_give_different_numbers() throws Exception {
        List<Answer> answers = client.atOnce(
                8, n -> client.post(registry, "/api/register-entries", entry(nationalId(), "TRANSFERRED_IN", 7, null)));

        assertThat(answers).allSatisfy(answer -> expect(200, answer));
        List<String> numbers = answers.stream()
                .map(answer -> result(answer).path("number").asString())
                .sorted()
                .toList();
        String year = numbers.get(0).substring(0, 3);
        assertThat(numbers)
                .isEqualTo(IntStream.rangeClosed(1, 8)
                        .mapToObj(n -> "%s%03d".formatted(year, n))
                        .toList());
    }

    @Test
    @Tag("R-HL-07")
    void the_same_pupil_entered_by_two_clerks_at_once_has_one_number() throws Exception {
        String pupil = nationalId();

        List<Answer> answers = client.atOnce(
                4, n -> client.post(registry, "/api/register-entries", entry(pupil, "TRANSFERRED_IN", 7, null)));

        assertThat(answers).allSatisfy(answer -> expect(200, answer));
        assertThat(answers.stream()
                        .map(answer -> result(answer).path("number").asString())
                        .distinct())
                .hasSize(1);
    }

    @Test
    @Tag("R-HL-06")
    @Tag("R-HL-07")
    @Tag("R-HL-08")
    void a_number_that_left_is_not_refilled_and_comes_back_with_its_pupil() {
        String pupil = nationalId();
        Answer taken = enter(entry(pupil, "ENROLLED", 7, "115007"));
        String page = "/api/register-entries/" + result(taken).path("entryId").asString();
        expect(204, client.post(registry, page + "/movements", """
                {"movement":"TRANSFERRED_OUT","on":"%s"}""".formatted(today)));

        Answer same = client.post(registry, "/api/register-entries", entry(nationalId(), "ENROLLED", 7, "115007"));
        expect(409, same);
        assertThat(same.body()).contains("NUMBER_IS_TAKEN", "R-HL-07").doesNotContain("115007", pupil);
        Answer malformed = client.post(registry, "/api/register-entries", entry(nationalId(), "ENROLLED", 7, "115000"));
        expect(400, malformed);
        assertThat(malformed.body()).contains("/studentNumber", "STUDENT_NUMBER_FORMAT");

        JsonNode back = result(enter(entry(pupil, "TRANSFERRED_IN", 7, null)));
        assertThat(back.path("number").asString()).isEqualTo("115007");
        assertThat(back.path("returned").asBoolean()).isTrue();
    }

    @Test
    @Tag("R-HL-21")
    @Tag("L26")
    void an_entry_tells_to_when_it_is_kept_and_others_find_nothing() {
        String body = entry(nationalId(), "TRANSFERRED_IN", 7, null);
        UUID once = UUID.randomUUID();
        String id = result(client.post(registry, "/api/register-entries", body, key(once)))
                .path("entryId")
                .asString();
        expect(200, client.post(registry, "/api/register-entries", body, key(once)));
        assertThat(client.events(id)).isEqualTo(1);

        JsonNode entry = JSON.readTree(get(registry, id).body());
        assertThat(entry.path("registerUntil").asString()).isEqualTo((today.getYear() - 13 + 17) + "-08-31");
        assertThat(entry.path("noteZh").asString()).contains("R-HL-21");

        Actor stranger = new Actor("fang-" + code, Set.of(Role.REGISTRY), "154602J", "HUA");
        expect(404, get(stranger, id));
        expect(403, get(new Actor("yeh-" + code, Set.of(Role.CLASS_TEACHER), unit, "HUA"), id));
    }

    @Test
    @Tag("R-HL-06")
    @Tag("R-HL-07")
    void a_mistyped_number_does_not_use_up_the_series_and_is_not_given_once_it_is_corrected() {
        String first = numberOf(enter(entry(nationalId(), "TRANSFERRED_IN", 7, null)));
        String year = first.substring(0, 3);
        Answer mistyped = enter(entry(nationalId(), "ENROLLED", 7, year + "999"));
        String page =
                "/api/register-entries/" + result(mistyped).path("entryId").asString();
        assertThat(numberOf(enter(entry(nationalId(), "TRANSFERRED_IN", 7, null))))
                .isEqualTo(year + "002");

        expect(204, client.post(registry, page + "/correct", """
                {"studentNumber":"%s099","reason":"學號鍵入錯誤"}""".formatted(year)));
        assertThat(numberOf(enter(entry(nationalId(), "TRANSFERRED_IN", 7, null))))
                .isEqualTo(year + "100");
        expect(204, client.post(registry, page + "/correct", """
                {"studentNumber":"%s101","reason":"學號鍵入錯誤"}""".formatted(year)));
        expect(204, client.post(registry, page + "/correct", """
                {"studentNumber":"%s099","reason":"原學號無誤"}""".formatted(year)));
        assertThat(numberOf(enter(entry(nationalId(), "TRANSFERRED_IN", 7, null))))
                .as("101 was another pupil's for a while")
                .isEqualTo(year + "102");
    }

    @Test
    @Tag("R-HL-07")
    void two_numbers_that_were_mixed_up_are_put_right_by_way_of_a_third() {
        String year =
                numberOf(enter(entry(nationalId(), "TRANSFERRED_IN", 7, null))).substring(0, 3);
        Answer one = enter(entry(nationalId(), "ENROLLED", 7, year + "051"));
        Answer other = enter(entry(nationalId(), "ENROLLED", 7, year + "050"));

        expect(409, numbered(one, year + "050"));
        expect(204, numbered(one, year + "060"));
        expect(204, numbered(other, year + "051"));
        expect(204, numbered(one, year + "050"));
    }

    @Test
    @Tag("R-HL-07")
    void gaps_of_a_series_in_which_none_was_given_here_are_those_of_pupils_who_left_before() {
        String year =
                numberOf(enter(entry(nationalId(), "TRANSFERRED_IN", 8, null))).substring(0, 3);
        String before = "%03d".formatted(Integer.parseInt(year) - 1);
        expect(200, enter(entry(nationalId(), "ENROLLED", 9, before + "999")));

        Answer usedUp = client.post(registry, "/api/register-entries", entry(nationalId(), "TRANSFERRED_IN", 9, null));
        expect(409, usedUp);
        assertThat(usedUp.body()).contains("NUMBERS_USED_UP", "R-HL-06");
    }

    private Answer numbered(Answer entered, String number) {
        return client.post(
                registry,
                "/api/register-entries/" + result(entered).path("entryId").asString() + "/correct",
                "{\"studentNumber\":\"%s\",\"reason\":\"學號互換\"}".formatted(number));
    }

    @Test
    @Tag("R-HL-18")
    void a_movement_recorded_by_mistake_is_withdrawn_and_said_why() {
        String id = result(enter(entry(nationalId(), "ADMITTED", 7, null)))
                .path("entryId")
                .asString();
        String page = "/api/register-entries/" + id;
        assertThat(JSON.readTree(get(registry, id).body())
                        .path("withdrawableOn")
                        .isString())
                .isFalse();
        expect(204, client.post(registry, page + "/movements", """
                {"movement":"GRADUATED","on":"%s"}""".formatted(today)));
        JsonNode graduated = JSON.readTree(get(registry, id).body());
        assertThat(graduated.path("withdrawableOn").asString()).isEqualTo(today.toString());

        String mistake = """
                {"movement":"GRADUATED","on":"%s","reason":"點錯學生"}""".formatted(today);
        expect(400, client.post(registry, page + "/withdraw", mistake.replace("點錯學生", " ")));
        expect(204, client.post(registry, page + "/withdraw", mistake));

        assertThat(JSON.readTree(get(registry, id).body()).path("movement").asString())
                .isEqualTo("ADMITTED");
        Answer twice = client.post(registry, page + "/withdraw", mistake);
        expect(409, twice);
        assertThat(twice.body()).contains("NOT_THE_NEWEST_MOVEMENT", "R-HL-18");
    }

    @Test
    @Tag("R-HL-07")
    @Tag("R-HL-19")
    void the_number_of_an_entry_made_by_mistake_is_never_given_again() {
        String pupil = nationalId();
        Answer mistake = enter(entry(pupil, "TRANSFERRED_IN", 7, null));
        String page = "/api/register-entries/" + result(mistake).path("entryId").asString();
        String number = numberOf(mistake);
        expect(400, client.post(registry, page + "/void", "{\"reason\":\" \"}"));
        expect(204, client.post(registry, page + "/void", "{\"reason\":\"選錯學生\"}"));
        expect(204, client.post(registry, page + "/void", "{\"reason\":\"選錯學生\"}"));

        Answer same = client.post(registry, "/api/register-entries", entry(nationalId(), "ENROLLED", 7, number));
        expect(409, same);
        assertThat(same.body()).contains("NUMBER_IS_TAKEN");
        String taken = "%03d500".formatted(Integer.parseInt(number.substring(0, 3)));
        Answer other = enter(entry(nationalId(), "ENROLLED", 7, taken));
        Answer corrected = client.post(
                registry,
                "/api/register-entries/" + result(other).path("entryId").asString() + "/correct",
                "{\"studentNumber\":\"%s\",\"reason\":\"學號鍵入錯誤\"}".formatted(number));
        expect(409, corrected);
        assertThat(corrected.body()).contains("NUMBER_IS_TAKEN");

        assertThat(numberOf(enter(entry(pupil, "TRANSFERRED_IN", 7, null)))).isGreaterThan(taken);
    }

    @Test
    @Tag("R-HL-07")
    @Tag("R-HL-19")
    void a_series_reckoned_again_goes_on_after_the_numbers_of_mistakes() {
        String year =
                numberOf(enter(entry(nationalId(), "TRANSFERRED_IN", 7, null))).substring(0, 3);
        Answer mistake = enter(entry(nationalId(), "ENROLLED", 7, year + "200"));
        Answer mistyped = enter(entry(nationalId(), "ENROLLED", 7, year + "999"));
        expect(
                204,
                client.post(
                        registry,
                        "/api/register-entries/"
                                + result(mistake).path("entryId").asString() + "/void",
                        "{\"reason\":\"選錯學生\"}"));
        expect(
                204,
                client.post(
                        registry,
                        "/api/register-entries/"
                                + result(mistyped).path("entryId").asString() + "/correct",
                        "{\"studentNumber\":\"%s099\",\"reason\":\"學號鍵入錯誤\"}".formatted(year)));

        assertThat(numberOf(enter(entry(nationalId(), "TRANSFERRED_IN", 7, null))))
                .isEqualTo(year + "201");
    }

    @Test
    @Tag("R-HL-19")
    void what_rests_on_an_entry_is_named_and_keeps_it() {
        String pupil = nationalId();
        String page = "/api/register-entries/"
                + result(enter(entry(pupil, "ADMITTED", 7, null)))
                        .path("entryId")
                        .asString();
        LocalDate day = Stream.iterate(today, before -> before.minusDays(1))
                .filter(new SchoolCalendar(List.of())::isSchoolDay)
                .findFirst()
                .orElseThrow();
        Actor teacher = new Actor("yeh-" + code, Set.of(Role.CLASS_TEACHER), unit, "HUA");
        expect(200, client.post(teacher, "/api/attendance", """
                {"day":"%s","className":"705","entries":[{"nationalId":"%s","name":"羅以恩","mark":"ABSENT"}]}""".formatted(day, pupil)));
        expect(201, client.post(registry, "/api/transfers-out", """
                {"transferOutId":"%s","nationalId":"%s","name":"羅以恩","className":"705","destination":"示範國中",
                 "withinCounty":true,"issuedOn":"%s","ground":"MOVED"}""".formatted(UUID.randomUUID(), pupil, day)));
        expect(204, client.post(registry, page + "/class-change", """
                {"requestedOn":"%s","reason":"與同儕相處困難"}""".formatted(today)));

        Answer refused = client.post(registry, page + "/void", "{\"reason\":\"選錯學生\"}");

        expect(409, refused);
        assertThat(refused.body())
                .contains("ENTRY_HAS_OPEN_ABSENCE", "ENTRY_HAS_OPEN_TRANSFER", "ENTRY_HAS_CLASS_CHANGE")
                .doesNotContain("ENTRY_HAS_MOVEMENTS", pupil);
    }

    @Test
    @Tag("R-HL-19")
    void what_stands_in_the_register_is_not_erased_on_request_though_there_never_was_a_case() {
        String pupil = nationalId();
        enter(entry(pupil, "ADMITTED", 7, null));
        UUID id = UUID.randomUUID();
        Answer asked = client.post(OFFICER, "/api/erasures", """
                {"erasureId":"%s","nationalId":"%s","dataClass":"REGISTER","legalBasis":{"code":"SUBJECT_REQUEST"}}""".formatted(id, pupil));
        expect(201, asked);
        String erasure = "/api/erasures/" + id;

        Answer approved = client.post(
                new Actor("officer-h", Set.of(Role.AGENCY_OFFICER), null, null), erasure + "/approve", "{}");

        expect(409, approved);
        assertThat(approved.body()).contains("REGISTER_IS_PERMANENT", "R-HL-19");
        assertThat(client.send(OFFICER, HttpMethod.GET, erasure, "").body()).contains("REGISTER_IS_PERMANENT");
    }

    @Test
    @Tag("R-HL-34")
    @Tag("R-HL-31")
    void a_dropouts_place_is_no_vacancy_and_a_full_grade_takes_nobody() {
        String entry = result(enter(entry(nationalId(), "ADMITTED", 7, null)))
                .path("entryId")
                .asString();
        expect(204, client.send(registry, HttpMethod.PUT, "/api/places", "{\"grade\":7,\"places\":1}"));
        expect(204, client.post(registry, "/api/register-entries/" + entry + "/movements", """
                {"movement":"DROPPED_OUT","on":"%s"}""".formatted(today)));

        JsonNode places = JSON.readTree(
                client.send(registry, HttpMethod.GET, "/api/places", "").body());
        assertThat(places.path("grades").path(0).path("registered").asInt()).isZero();
        assertThat(places.path("grades").path(0).path("dropoutsKept").asInt()).isEqualTo(1);
        assertThat(places.path("grades").path(0).path("vacancies").asInt()).isZero();

        String transfer = entry(nationalId(), "TRANSFERRED_IN", 7, null);
        Answer full = client.post(registry, "/api/register-entries", transfer);
        expect(409, full);
        assertThat(full.body()).contains("GRADE_IS_FULL", "R-HL-34");
        enter(transfer.replace("}", ",\"placed\":true}"));
        expect(204, client.post(registry, "/api/register-entries/" + entry + "/movements", """
                {"movement":"TRANSFERRED_OUT","on":"%s"}""".formatted(today)));
        expect(204, client.send(registry, HttpMethod.PUT, "/api/places", "{\"grade\":7,\"places\":0}"));
        enter(entry(nationalId(), "TRANSFERRED_IN", 7, null));
    }

    @Test
    @Tag("R-HL-34")
    void what_is_wrong_with_a_value_is_said_and_not_that_it_is_missing() {
        assertThat(places("{\"grade\":7,\"places\":-1}")).contains("/places", "TOO_SMALL");
        assertThat(places("{\"grade\":7,\"places\":1000}")).contains("/places", "TOO_LARGE", "999");
        assertThat(places("{\"grade\":13,\"places\":60}")).contains("/grade", "TOO_LARGE", "12");
        assertThat(places("{\"grade\":3,\"places\":60}")).contains("/grade", "GRADE_OF_STAGE");
        assertThat(places("{\"grade\":7}")).contains("/places", "MISSING_FIELD");
        Answer meeting =
                client.post(new Actor("mo-" + code, Set.of(Role.HEAD), unit, "HUA"), "/api/meetings", """
                {"meetingId":"%s","kind":"STAFFING","day":"%s","startsAt":"25:00","place":"校長室","pupils":[],
                 "invited":[{"who":"STUDENT_AFFAIRS"}]}""".formatted(
                                UUID.randomUUID(), today));
        expect(400, meeting);
        assertThat(meeting.body()).contains("/startsAt", "UNREADABLE").doesNotContain("MISSING_FIELD");
    }

    private String places(String body) {
        Answer answer = client.send(registry, HttpMethod.PUT, "/api/places", body);
        expect(400, answer);
        return answer.body();
    }

    private Answer get(Actor by, String id) {
        return client.send(by, HttpMethod.GET, "/api/register-entries/" + id, "");
    }

    private Answer enter(String body) {
        Answer answer = client.post(registry, "/api/register-entries", body);
        expect(200, answer);
        return answer;
    }

    private String entry(String nationalId, String movement, int grade, @Nullable String number) {
        return """
                {"nationalId":"%s","name":"羅以恩","bornOn":"%s","grade":%d,"className":"705","movement":"%s","on":"%s"%s}""".formatted(
                        nationalId,
                        today.minusYears(13),
                        grade,
                        movement,
                        today,
                        number == null ? "" : ",\"studentNumber\":\"" + number + "\"");
    }

    private static JsonNode result(Answer answer) {
        return JSON.readTree(answer.body()).path("results").path(0);
    }

    private static String numberOf(Answer entered) {
        return result(entered).path("number").asString();
    }

    private static String nationalId() {
        while (true) {
            String id = "A" + (1 + RANDOM.nextInt(2)) + "%08d".formatted(RANDOM.nextInt(100_000_000));
            if (NationalId.problemOf(id).isEmpty()) {
                return id;
            }
        }
    }

    private static void expect(int status, Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    }
}
