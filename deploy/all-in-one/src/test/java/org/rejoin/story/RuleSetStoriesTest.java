package org.rejoin.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.rejoin.As;
import org.rejoin.Service;
import org.rejoin.browser.RuleSetByKeyboard;
import org.rejoin.signin.MovableClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Rules that change while pupils are away; each test goes on where the one before ended. */
@TestMethodOrder(MethodOrderer.MethodName.class)
class RuleSetStoriesTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Random RANDOM = new Random();
    private static final MovableClock CLOCK = new MovableClock();
    private static final Service SERVICE = started();
    private static final String URL = SERVICE.address();
    private static final String COUNTY = "/api/rule-sets/990/JUNIOR_HIGH";
    private static final String SCHOOL = "/api/rule-sets/990004J/JUNIOR_HIGH";

    private final Person teacher = person("class-teacher-j");
    private final Person county = person("county");
    private final Person head = person("head-j");

    @AfterAll
    static void stop() {
        SERVICE.close();
    }

    /** The numbers of the preview, and those of the events that then came. */
    @Test
    @Tag("L19")
    @Tag("SOP-4.2")
    void a_a_rule_set_changed_in_mid_term_holds_from_its_day_on_as_the_preview_said() {
        List<String> sinceMonday = pupils(7);
        List<String> sinceTuesday = pupils(6);
        away("2026-11-02", sinceMonday);
        List<String> all =
                Stream.concat(sinceMonday.stream(), sinceTuesday.stream()).toList();
        away("2026-11-03", all);
        away("2026-11-04", all);

        at("2026-11-04T10:00");
        ObjectNode draft = draft("2026-11-05");
        ((ObjectNode) draft.get("thresholds")).put("daysToReport", 4);
        ArrayNode duties = without(draft, "CONTACT_AGAIN");
        duty(duties, "DROPOUT_REPORT").put("day", 5);
        duty(duties, "HOME_VISIT_WITH_COUNSELLING").put("dueAfter", 2);
        long before = newest();
        JsonNode preview = county.posts(COUNTY + "/preview?until=2026-11-06", draft)
                .is(200)
                .json();
        assertThat(newest()).as("a preview writes nothing").isEqualTo(before);
        assertThat(preview.path("followed").asString()).isEqualTo("13");
        assertThat(preview.path("away").asString()).isEqualTo("13");
        assertThat(preview.path("reportsBefore").asString()).isEqualTo("13");
        assertThat(preview.path("reportsAfter").asString()).isEqualTo("7");
        JsonNode visit = kind(preview, "HOME_VISIT_WITH_COUNSELLING");
        assertThat(visit.path("dueOtherwise").asString()).isEqualTo("13");
        assertThat(kind(preview, "CONTACT_AGAIN").path("dropped").asString()).isEqualTo("13");
        assertThat(kind(preview, "DROPOUT_REPORT").path("added").asString()).isEqualTo("7");

        assertThat(county.posts(COUNTY, draft).is(200).text()).isEqualTo("1");
        away("2026-11-05", all);
        away("2026-11-06", all);

        List<JsonNode> opened = events("AbsenceDutyOpened", before);
        assertThat(counts(opened)).isEqualTo(predicted(preview, "after"));
        assertThat(opened).allSatisfy(duty -> {
            assertThat(duty.path("day").asString()).isGreaterThanOrEqualTo("2026-11-05");
            assertThat(duty.path("ruleSet").asString()).isEqualTo("990/JUNIOR_HIGH/1");
        });
        assertThat(opened.stream()
                        .filter(duty -> duty.path("kind").asString().equals("HOME_VISIT_WITH_COUNSELLING"))
                        .map(duty -> duty.path("day").asString() + " until "
                                + duty.path("dueOn").asString())
                        .distinct())
                .containsExactlyInAnyOrder("2026-11-05 until 2026-11-09", "2026-11-06 until 2026-11-10");
        assertThat(events("AbsenceDutyWaived", before)).isEmpty();
        assertThat(events("AbsenceDutyOpened", 0).stream()
                        .filter(duty -> duty.path("day").asString().compareTo("2026-11-05") < 0))
                .isNotEmpty()
                .allSatisfy(duty -> assertThat(duty.path("ruleSet").asString()).isEqualTo("AGENCY/JUNIOR_HIGH/0"));
        present("2026-11-09", all);
    }

    @Test
    @Tag("c30")
    void b_numbers_of_few_pupils_are_not_told_outside_the_school() {
        away("2026-11-10", pupils(2));
        at("2026-11-10T10:00");

        JsonNode preview =
                county.posts(COUNTY + "/preview", draft("2026-11-11")).is(200).json();

        assertThat(preview.path("followed").asString()).isEqualTo("15");
        assertThat(preview.path("away").asString()).isEqualTo("<6");
        assertThat(kind(preview, "DROPOUT_REPORT").path("after").asString()).isEqualTo("<6");
    }

    @Test
    @Tag("ST-EH-03")
    void c_st_eh_03_a_changed_template_counts_from_tomorrow_and_running_duties_keep_theirs() {
        List<String> first = pupils(1);
        List<String> second = pupils(1);
        away("2026-11-16", first);
        at("2026-11-16T14:00");
        ObjectNode adjusted = Form.because("依本校人力調整").put("effectiveFrom", "2026-11-17");
        ArrayNode duties = (ArrayNode) inForce(SCHOOL).get("duties");
        duty(duties, "CONTACT_FAMILY").put("dueAfter", 2);
        duty(duties, "CONTACT_FAMILY").putObject("wording").put("zh", "電訪家長<b>並告知學務處");
        adjusted.set("duties", duties);
        assertThat(head.posts(SCHOOL + "/preview", adjusted)
                        .is(200)
                        .json()
                        .path("away")
                        .asString())
                .as("a school reads its own small numbers")
                .isEqualTo("3");
        head.posts(SCHOOL, adjusted.deepCopy().put("effectiveFrom", "2026-11-16"))
                .isProblem(400)
                .pointsAt("/effectiveFrom");
        teacher.posts(SCHOOL, adjusted).isProblem(403);
        long before = newest();
        head.posts(SCHOOL, adjusted).is(200);

        recorded(person("student-affairs-j"), "2026-11-17", second, "ABSENT");
        at("2026-11-17T09:00");
        JsonNode opened = events("AbsenceDutyOpened", before).get(0);
        assertThat(opened.path("kind").asString()).isEqualTo("CONTACT_FAMILY");
        assertThat(opened.path("dueOn").asString()).isEqualTo("2026-11-19");
        assertThat(opened.path("ruleSet").asString()).isEqualTo("990004J/JUNIOR_HIGH/1 + 990/JUNIOR_HIGH/1");
        isCalled(opened.path("watchId").asString(), "電訪家長&lt;b&gt;並告知學務處");
        List<JsonNode> running = events("AbsenceDutyOpened", 0).stream()
                .filter(duty -> duty.path("day").asString().equals("2026-11-16"))
                .toList();
        assertThat(running)
                .hasSize(1)
                .allSatisfy(duty -> assertThat(duty.path("dueOn").asString()).isEqualTo("2026-11-16"));
        await().pollInSameThread().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        events("AbsenceDutyMissed", before))
                .as("the one that ran was due as it was")
                .isNotEmpty());

        JsonNode published =
                head.sees(SCHOOL).is(200).json().path("publications").path(0);
        assertThat(published.path("version").asInt()).isEqualTo(1);
        assertThat(published.path("by").asString()).isEqualTo("head-j");
        assertThat(published.path("at").asString()).startsWith("2026-11-16T");
        assertThat(county.sees("/api/rule-sets").is(200).text()).contains("990004J");
        present("2026-11-18", Stream.concat(first.stream(), second.stream()).toList());
    }

    @Test
    @Tag("L24")
    @Tag("SOP-0.3")
    void d_a_threshold_that_falls_asks_for_the_monthly_check_though_nothing_else_happens() {
        List<String> pupil = pupils(1);
        away("2026-11-18", pupil);
        for (String day : List.of("2026-11-19", "2026-11-23", "2026-11-25")) {
            away(day, pupil);
            present(LocalDate.parse(day).plusDays(1).toString(), pupil);
        }
        at("2026-11-27T10:00");
        ObjectNode lower = draft("2026-11-30");
        ((ObjectNode) lower.get("thresholds")).put("longAbsenceDays", 4);
        long before = newest();
        JsonNode preview = county.posts(COUNTY + "/preview?until=2026-12-01", lower)
                .is(200)
                .json();
        assertThat(kind(preview, "MONTHLY_CHECK").path("added").asString()).isNotEqualTo("0");
        county.posts(COUNTY, lower).is(200);

        at("2026-11-30T00:01");
        becomesQuiet();
        at("2026-12-01T00:01");

        await().pollInSameThread().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        events("AbsenceDutyOpened", before))
                .anySatisfy(duty -> assertThat(duty.path("kind").asString()).isEqualTo("MONTHLY_CHECK")));
    }

    @Test
    @Tag("ST-EH-03")
    void e_a_head_adjusts_a_duty_by_keyboard_and_a_county_officer_sees_what_would_change() {
        at("2026-12-02T10:00");
        RuleSetByKeyboard.adjusts(URL);
        assertThat(inForceOn("2026-12-03", SCHOOL).toString())
                .doesNotContain("DISCUSS_CAUSES")
                .as("the form keeps the words of a duty it did not change")
                .contains("電訪家長<b>並告知學務處");
        RuleSetByKeyboard.looksWhatWouldChange(URL);
    }

    /** On the pupil's page with the rules it rests on, among the tasks, and in the message, in either language. */
    private void isCalled(String pupil, String words) {
        await().pollInSameThread().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        teacher.sees("/pupils/" + pupil).is(200).text())
                .contains(words, "示範縣立清泉國民中學（國民中學，第 1 版）、示範縣（國民中學，第 1 版）"));
        assertThat(teacher.sees("/pupils/" + pupil, "Accept-Language", "en")
                        .is(200)
                        .text())
                .as("without English words the Chinese ones")
                .contains(words);
        assertThat(teacher.sees("/pupils").is(200).text()).contains(words);
        await().pollInSameThread().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        teacher.sees("/inbox").is(200).text())
                .contains(words));
    }

    private static Service started() {
        at("2026-11-02T07:50");
        return Service.start(Service.temporaryData(), CLOCK, "--rejoin.deadlines.poll=100ms");
    }

    private static Person person(String account) {
        return new Person(account, As.account(URL, account));
    }

    private static void at(String moment) {
        CLOCK.moveTo(LocalDateTime.parse(moment).atZone(Story.TAIPEI).toInstant());
    }

    private static List<String> pupils(int number) {
        return Stream.generate(() -> Student.nationalId(RANDOM)).limit(number).toList();
    }

    private void away(String day, List<String> pupils) {
        recorded(teacher, day, pupils, "ABSENT");
    }

    private void present(String day, List<String> pupils) {
        recorded(teacher, day, pupils, "PRESENT");
    }

    private void recorded(Person by, String day, List<String> pupils, String mark) {
        at(day + "T08:30");
        ObjectNode list = Form.of("day", day).put("className", "705");
        ArrayNode entries = list.putArray("entries");
        pupils.forEach(pupil ->
                entries.add(Form.of("nationalId", pupil).put("name", "羅以恩").put("mark", mark)));
        by.posts("/api/attendance", list).is(200);
    }

    private JsonNode inForce(String path) {
        return head.sees(path).is(200).json().path("inForce").path("rules").deepCopy();
    }

    private JsonNode inForceOn(String day, String path) {
        return head.sees(path + "?on=" + day).is(200).json().path("inForce").path("rules");
    }

    /** The county's rules of today, to hold from that day on. */
    private ObjectNode draft(String from) {
        ObjectNode rules = (ObjectNode) inForce(COUNTY);
        return rules.put("effectiveFrom", from).put("reason", "府教字第1號");
    }

    private static ArrayNode without(ObjectNode draft, String kind) {
        ArrayNode left = JSON.createArrayNode();
        draft.get("duties").valueStream().filter(duty -> !isOf(duty, kind)).forEach(left::add);
        draft.set("duties", left);
        return left;
    }

    private static ObjectNode duty(ArrayNode duties, String kind) {
        return (ObjectNode) duties.valueStream()
                .filter(duty -> isOf(duty, kind))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode kind(JsonNode preview, String kind) {
        return preview.path("duties")
                .valueStream()
                .filter(duty -> isOf(duty, kind))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " in " + preview));
    }

    private static boolean isOf(JsonNode duty, String kind) {
        return duty.path("kind").asString().equals(kind);
    }

    private static Map<String, Long> counts(List<JsonNode> opened) {
        return opened.stream()
                .collect(Collectors.groupingBy(
                        duty -> duty.path("kind").asString(), TreeMap::new, Collectors.counting()));
    }

    private static Map<String, Long> predicted(JsonNode preview, String column) {
        Map<String, Long> numbers = new TreeMap<>();
        preview.path("duties").forEach(duty -> {
            long number = Long.parseLong(duty.path(column).asString());
            if (number > 0) {
                numbers.put(duty.path("kind").asString(), number);
            }
        });
        return numbers;
    }

    private static long newest() {
        return database()
                .sql("SELECT max(global_index) FROM event_store.domain_event")
                .query(Long.class)
                .single();
    }

    private static List<JsonNode> events(String type, long after) {
        return new ArrayList<>(database()
                .sql("SELECT convert_from(payload, 'UTF8') FROM event_store.domain_event"
                        + " WHERE payload_type = ? AND global_index > ? ORDER BY global_index")
                .params(type, after)
                .query((row, n) -> JSON.readTree(row.getString(1)))
                .list());
    }

    // what a version asks to be looked at is looked at
    private static void becomesQuiet() {
        await().pollInSameThread().atMost(Duration.ofSeconds(60)).until(() -> database()
                .sql("SELECT count(*) FROM command_side.deadline WHERE picked OR execution_time <= ?::timestamptz")
                .param(CLOCK.instant().toString())
                .query(Long.class)
                .single()
                .equals(0L));
    }

    private static JdbcClient database() {
        return SERVICE.beanOf(JdbcClient.class);
    }
}
