package org.rejoin.command.ruleset;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.command.deadline.Deadlines;
import org.rejoin.command.platform.CommandSideClient;
import org.rejoin.command.platform.CommandSideClient.Answer;
import org.rejoin.command.platform.CommandSideTest;
import org.rejoin.event.Actor;
import org.rejoin.event.Role;
import org.rejoin.event.ruleset.AbsenceDutyKind;
import org.rejoin.event.ruleset.RuleBook;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Rules over HTTP on a real database; each test with a county of its own. */
@CommandSideTest
class PublishRuleSetIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Taipei"));
    private static final Actor OFFICER = new Actor("officer-g", Set.of(Role.AGENCY_OFFICER), null, null);
    private static final Actor TEACHER = new Actor("yeh", Set.of(Role.CLASS_TEACHER), "034601J", "TAO");

    private final CommandSideClient client;
    private final PublishedRules rules;
    private final Deadlines deadlines;
    private final DataSource dataSource;

    @Autowired
    PublishRuleSetIT(CommandSideClient client, PublishedRules rules, Deadlines deadlines, DataSource dataSource) {
        this.deadlines = deadlines;
        this.dataSource = dataSource;
        this.client = client;
        this.rules = rules;
    }

    @Test
    void a_county_publishes_the_next_version_of_its_own_rules_and_the_days_before_keep_theirs() {
        Answer published = publish(county("HUA"), "HUA", "JUNIOR_HIGH", TODAY.plusDays(1), 4);
        assertThat(published.status()).as(published.body()).isEqualTo(200);
        assertThat(published.body()).isEqualTo("1");
        assertThat(publish(county("HUA"), "HUA", "JUNIOR_HIGH", TODAY.plusDays(1), 4)
                        .body())
                .isEqualTo("1");
        assertThat(publish(OFFICER, "HUA", "JUNIOR_HIGH", TODAY.plusDays(30), 5).body())
                .isEqualTo("2");

        JsonNode answer = read("HUA", "JUNIOR_HIGH", TODAY.plusDays(2));
        assertThat(answer.get("inForce").get("version").asInt()).isEqualTo(1);
        assertThat(answer.get("inForce").get("rules").get("duties").size()).isGreaterThan(20);
        assertThat(answer.get("versions").size()).isEqualTo(3);
        assertThat(read("HUA", "JUNIOR_HIGH", TODAY)
                        .get("inForce")
                        .get("version")
                        .asInt())
                .isZero();
        assertThat(read("HUA", "JUNIOR_HIGH", TODAY).toString()).contains("R-HL-34");
        assertThat(read("HUA", "ELEMENTARY", TODAY.plusDays(2))
                        .get("inForce")
                        .get("version")
                        .asInt())
                .isZero();
    }

    @Test
    void a_unit_of_the_county_goes_by_them() {
        publish(OFFICER, "PEN", "ELEMENTARY", TODAY.plusDays(1), 4);
        open("715601", "ELEMENTARY", "COUNTY");
        open("715602", "ELEMENTARY", "AGENCY");

        assertThat(labels("715601E")).isEqualTo("PEN/ELEMENTARY/1");
        assertThat(labels("715602E")).isEqualTo("AGENCY/ELEMENTARY/0");
        assertThat(labels("nowhere")).isEqualTo("AGENCY/SENIOR_HIGH/0");
    }

    @Test
    void nothing_is_changed_for_today_or_before() {
        Answer today = publish(OFFICER, "KIN", "ELEMENTARY", TODAY, 4);

        assertThat(today.status()).isEqualTo(400);
        assertThat(today.body()).contains("/effectiveFrom", "EFFECTIVE_TOO_EARLY");
    }

    @Test
    void only_the_authority_publishes_and_a_county_for_its_compulsory_schools_alone() {
        assertThat(publish(county("TTT"), "KIN", "ELEMENTARY", TODAY.plusDays(1), 4)
                        .status())
                .isEqualTo(403);
        assertThat(publish(county("TTT"), "TTT", "SENIOR_HIGH", TODAY.plusDays(1), 4)
                        .status())
                .isEqualTo(403);
        assertThat(publish(TEACHER, "TAO", "ELEMENTARY", TODAY.plusDays(1), 4).status())
                .isEqualTo(403);
        assertThat(publish(OFFICER, "nowhere", "ELEMENTARY", TODAY.plusDays(1), 4)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void what_is_planned_for_later_stays_planned_when_something_is_published_for_before() {
        publish(OFFICER, "ILA", "ELEMENTARY", TODAY.plusDays(60), 6);
        publish(OFFICER, "ILA", "ELEMENTARY", TODAY.plusDays(1), 4);

        assertThat(version("ILA", TODAY.plusDays(59))).isEqualTo(2);
        assertThat(version("ILA", TODAY.plusDays(60))).isEqualTo(1);
        assertThat(publish(OFFICER, "ILA", "ELEMENTARY", TODAY.plusDays(60), 6).body())
                .as("what was published for that day already")
                .isEqualTo("1");
        publish(OFFICER, "ILA", "ELEMENTARY", TODAY.plusDays(60), 5);
        assertThat(version("ILA", TODAY.plusDays(60)))
                .as("of two of one day the newer")
                .isEqualTo(3);
    }

    @Test
    @Tag("ST-EH-03")
    void a_head_adjusts_the_duties_of_the_school_and_nothing_the_law_asks_for() {
        open("715603", "ELEMENTARY", "COUNTY");
        Actor head = new Actor("mo", Set.of(Role.HEAD), "715603E", "PEN");
        ArrayNode duties =
                (ArrayNode) JSON.readTree(read("PEN", "ELEMENTARY", TODAY).toString())
                        .get("inForce")
                        .get("rules")
                        .get("duties");
        ArrayNode fewer = without(duties, "CONTACT_FAMILY");

        Answer adjusted = adjust(head, fewer);
        assertThat(adjusted.status()).as(adjusted.body()).isEqualTo(200);
        assertThat(labels("715603E")).startsWith("715603E/ELEMENTARY/1 + ");
        assertThat(rules.ofUnit("715603E").on(TODAY.plusDays(1)).rules().duties())
                .hasSize(duties.size() - 1)
                .extracting(duty -> duty.kind())
                .doesNotContain(AbsenceDutyKind.CONTACT_FAMILY)
                .contains(AbsenceDutyKind.DROPOUT_REPORT);
        assertThat(RuleBook.label(rules.ofUnit("715603E").on(TODAY))).doesNotContain("715603E");

        Answer withoutLaw = adjust(head, without(fewer, "REGISTERED_LETTER"));
        assertThat(withoutLaw.status())
                .as("what the law asks for is the authority's, whatever the school sends")
                .isEqualTo(200);
        assertThat(rules.ofUnit("715603E").on(TODAY.plusDays(1)).rules().duties())
                .extracting(duty -> duty.kind())
                .contains(AbsenceDutyKind.REGISTERED_LETTER);
        Answer more = client.post(head, "/api/rule-sets/715603E/ELEMENTARY", body(TODAY.plusDays(2), 4));
        assertThat(more.body()).contains("NOT_OF_SCHOOLS");
        Actor other = new Actor("tang", Set.of(Role.HEAD), "715604E", "PEN");
        assertThat(adjust(other, fewer).status()).isEqualTo(403);
        Answer officers = adjust(OFFICER, fewer);
        assertThat(officers.status()).isEqualTo(403);
        assertThat(officers.body()).contains("SCHOOL_RULES_ROLE_MAY_NOT", "NOBODY");

        JsonNode read = read("715603E", "ELEMENTARY", TODAY.plusDays(1));
        assertThat(read.get("publications").get(0).get("by").asString()).isEqualTo("mo");
        assertThat(read.get("versions").get(0).get("effectiveFrom").asString())
                .isEqualTo(TODAY.plusDays(1).toString());
        String list = client.send(head, HttpMethod.GET, "/api/rule-sets", "").body();
        assertThat(list).contains("715603E", "AGENCY", "PEN").doesNotContain("HUA");
    }

    @Test
    @Tag("ST-EH-03")
    void a_school_words_its_own_duties_and_none_the_law_asks_for() {
        open("715607", "ELEMENTARY", "COUNTY");
        Actor head = new Actor("mo", Set.of(Role.HEAD), "715607E", "PEN");

        assertThat(word(head, "CONTACT_FAMILY", "\" 電訪家長\\n並告知學務處 \"", "\" \"").status())
                .isEqualTo(200);
        word(head, "REGISTERED_LETTER", "\"寄信\"", "null");
        assertThat(wordings("715607E")).containsExactly("CONTACT_FAMILY 電訪家長 並告知學務處 null");

        assertThat(word(head, "CONTACT_FAMILY", "\"\"", "\"Call them\"").body())
                .contains("/wording/zh", "MISSING_FIELD");
        assertThat(word(head, "CONTACT_FAMILY", "\"" + "電".repeat(31) + "\"", "\"" + "x".repeat(81) + "\"")
                        .body())
                .contains("/wording/zh", "/wording/en", "TEXT_TOO_LONG");
        word(head, "CONTACT_FAMILY", "\" \"", "null");
        assertThat(wordings("715607E")).as("the usual words again").isEmpty();
    }

    @Test
    void an_authority_words_no_duty() {
        String duty = """
                {"kind":"CONTACT_FAMILY","ruleId":"SOP-1.1","roles":["CLASS_TEACHER"],"trigger":"DAY","day":1,
                 "condition":"ALWAYS","dueAfter":0,"inTheMorning":false,"evidence":"CONTACT","wording":{"zh":"電訪家長"}}""";
        String body = body(TODAY.plusDays(1), 4).replace("}\n}", "},\"duties\":[" + duty + "]}");

        assertThat(client.post(OFFICER, "/api/rule-sets/KIN/ELEMENTARY", body).body())
                .contains("WORDING_OF_SCHOOLS");
    }

    private Answer word(Actor head, String kind, String zh, String en) {
        ArrayNode duties = (ArrayNode)
                JSON.readTree(read("715607E", "ELEMENTARY", TODAY.plusDays(1)).toString())
                        .get("inForce")
                        .get("rules")
                        .get("duties");
        duties.forEach(duty -> {
            if (duty.get("kind").asString().equals(kind)) {
                ((ObjectNode) duty).set("wording", JSON.readTree("{\"zh\":" + zh + ",\"en\":" + en + "}"));
            }
        });
        ObjectNode body = JSON.createObjectNode()
                .put("effectiveFrom", TODAY.plusDays(1).toString())
                .put("reason", "依本校人力調整");
        body.set("duties", duties);
        return client.post(head, "/api/rule-sets/715607E/ELEMENTARY", body.toString());
    }

    private List<String> wordings(String unit) {
        return rules.ofUnit(unit).on(TODAY.plusDays(1)).rules().duties().stream()
                .filter(duty -> duty.wording() != null)
                .map(duty -> duty.kind() + " " + duty.wording().zh() + " "
                        + duty.wording().en())
                .toList();
    }

    @Test
    void a_preview_is_for_whoever_may_publish_and_publishes_nothing() {
        String path = "/api/rule-sets/KIN/ELEMENTARY/preview";

        Answer previewed = client.post(county("KIN"), path, body(TODAY.plusDays(1), 4));
        assertThat(previewed.status()).as(previewed.body()).isEqualTo(200);
        assertThat(JSON.readTree(previewed.body()).get("followed").asString()).isEqualTo("0");
        assertThat(version("KIN", TODAY.plusDays(1))).isZero();
        assertThat(client.post(county("TTT"), path, body(TODAY.plusDays(1), 4)).status())
                .isEqualTo(403);
        assertThat(client.post(OFFICER, path, body(TODAY, 4)).body()).contains("EFFECTIVE_TOO_EARLY");
        assertThat(client.post(OFFICER, path + "?until=" + TODAY, body(TODAY.plusDays(1), 4))
                        .body())
                .contains("PREVIEW_TOO_FAR");
        assertThat(client.post(OFFICER, path, body(TODAY.plusDays(1), 99)).body())
                .contains("OUT_OF_RANGE");
    }

    @Test
    void rules_that_cannot_be_meant_so_are_named() {
        String duty = """
                {"kind":"DROPOUT_REPORT","ruleId":"SOP-4.2","roles":[],"trigger":"DAY","day":3,"condition":"ALWAYS",
                 "dueAfter":0,"inTheMorning":false,"evidence":"REPORT_NUMBER"}""";
        String body = body(TODAY.plusDays(1), 99)
                .replace("}\n}", "},\"duties\":[" + duty + "," + duty.replace("[]", "[\"TUTOR\"]") + "]}");
        Answer answer = client.post(OFFICER, "/api/rule-sets/KIN/ELEMENTARY", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .contains("/terms/arrivalDaysElsewhere", "OUT_OF_RANGE")
                .contains("/duties/0/roles", "MISSING_FIELD")
                .contains("/duties/0/day", "REPORT_DAY")
                .contains("/duties/1/kind", "DUTY_TWICE")
                .contains("/duties/1/roles", "UNKNOWN_CODE");
    }

    @Test
    void a_duty_that_leaves_something_out_is_named() {
        String body = body(TODAY.plusDays(1), 4)
                .replace(
                        "}\n}",
                        "},\"duties\":[{\"kind\":\"DROPOUT_REPORT\",\"roles\":[\"REGISTRY\"],"
                                + "\"day\":4,\"dueAfter\":0,\"inTheMorning\":false}]}");
        Answer answer = client.post(OFFICER, "/api/rule-sets/KIN/ELEMENTARY", body);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("/duties/0/ruleId", "MISSING_FIELD");
    }

    @Test
    void a_line_of_nothing_and_texts_too_long_are_named() {
        String nothing = body(TODAY.plusDays(1), 4).replace("}\n}", "},\"duties\":[null]}");
        Answer empty = client.post(OFFICER, "/api/rule-sets/KIN/ELEMENTARY", nothing);
        assertThat(empty.status()).as(empty.body()).isEqualTo(400);
        assertThat(empty.body()).contains("/duties/0", "MISSING_FIELD");

        String letters = "x".repeat(501);
        String body = body(TODAY.plusDays(1), 4)
                .replace(
                        "\"noteZh\":\"\",\"noteEn\":\"\"",
                        "\"noteZh\":\"" + letters + "\",\"noteEn\":\"" + letters + "\"")
                .replace("}\n}", """
                        },"duties":[{"kind":"DROPOUT_REPORT","ruleId":"%s","roles":["REGISTRY"],"trigger":"DAY","day":4,
                         "condition":"ALWAYS","dueAfter":0,"inTheMorning":false,"evidence":"REPORT_NUMBER"}]}""".formatted("4".repeat(21)));
        Answer answer = client.post(OFFICER, "/api/rule-sets/KIN/ELEMENTARY", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("/ages/noteZh", "/ages/noteEn", "/duties/0/ruleId", "TEXT_TOO_LONG");
    }

    @Test
    void the_schools_that_adjusted_something_are_found_in_one_statement() {
        open("715605", "ELEMENTARY", "COUNTY");
        open("715606", "ELEMENTARY", "COUNTY");
        client.post(
                new Actor("mo", Set.of(Role.HEAD), "715605E", "PEN"),
                "/api/rule-sets/715605E/ELEMENTARY",
                """
                {"effectiveFrom":"%s","reason":"依本校人力調整"}""".formatted(TODAY.plusDays(1)));
        AtomicInteger asked = new AtomicInteger();
        DataSource counting = new DelegatingDataSource(dataSource) {
            @Override
            public Connection getConnection() throws SQLException {
                asked.incrementAndGet();
                return super.getConnection();
            }
        };
        PublishedRules counted = new PublishedRules(JdbcClient.create(counting), deadlines, ZoneId.of("Asia/Taipei"));

        assertThat(counted.unitsConcerning(county("PEN")))
                .extracting(PublishedRules.Unit::code)
                .contains("715605E")
                .doesNotContain("715606E");
        assertThat(asked).hasValue(1);
    }

    private int version(String authority, LocalDate on) {
        return read(authority, "ELEMENTARY", on).get("inForce").get("version").asInt();
    }

    private static ArrayNode without(ArrayNode duties, String kind) {
        ArrayNode left = JSON.createArrayNode();
        duties.forEach(duty -> {
            if (!duty.get("kind").asString().equals(kind)) {
                left.add(duty);
            }
        });
        return left;
    }

    private Answer adjust(Actor by, ArrayNode duties) {
        ObjectNode body = JSON.createObjectNode()
                .put("effectiveFrom", TODAY.plusDays(1).toString())
                .put("reason", "依本校人力調整");
        body.set("duties", duties);
        return client.post(by, "/api/rule-sets/715603E/ELEMENTARY", body.toString());
    }

    private String labels(String unit) {
        return RuleBook.label(rules.ofUnit(unit).on(TODAY.plusDays(1)));
    }

    private void open(String school, String division, String authority) {
        Answer answer = client.post(OFFICER, "/api/schools", """
                {"school":"%s","division":"%s","name":"示範國小","county":"PEN","authority":"%s"}""".formatted(school, division, authority));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    private Answer publish(Actor by, String authority, String stage, LocalDate from, int arrivalDays) {
        return client.post(by, "/api/rule-sets/" + authority + "/" + stage, body(from, arrivalDays));
    }

    private static String body(LocalDate from, int arrivalDaysElsewhere) {
        return """
                {"effectiveFrom":"%s","reason":"府教字第1號",
                 "thresholds":{"daysToReport":3,"longAbsenceDays":7,"longLeaveCount":6,"longLeaveDays":7,"pupilsOnDayTwo":10},
                 "terms":{"stableMonths":1,"reviewMonths":3,"arrivalDays":3,"arrivalDaysElsewhere":%d,"arrivalInSchoolDays":true},
                 "ages":{"followUp":15,"register":17,"place":16,"noteZh":"","noteEn":""}
                }""".formatted(from, arrivalDaysElsewhere);
    }

    private JsonNode read(String authority, String stage, LocalDate on) {
        Answer answer =
                client.send(TEACHER, HttpMethod.GET, "/api/rule-sets/" + authority + "/" + stage + "?on=" + on, "");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static Actor county(String code) {
        return new Actor("officer-c", Set.of(Role.COUNTY_OFFICER), null, code);
    }
}
