package org.rejoin.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.As.Part;
import org.rejoin.event.calendar.SchoolCalendar;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Two schools that are new in every test exchange their registers as files (SPEC 2.4). */
@Tag("2.4")
class RegisterExchangeStoriesTest {

    private static final String IMPORT = "/api/register-entries/import";
    private static final String FILE = "/register/export/file?purpose=TRANSFER";
    private static final Random RANDOM = new Random();

    private final LocalDate today = LocalDate.now(Story.TAIPEI);
    private final String first = Student.nationalId(RANDOM);
    private final String second = Student.nationalId(RANDOM);

    private final Person teacher;
    private final Person registry;
    private final Person otherRegistry;

    RegisterExchangeStoriesTest() {
        School school = School.juniorHigh();
        Person principal = school.principal("賴怡君");
        registry = school.staff(principal, School.Applicant.named("賴怡君"), "REGISTRY");
        teacher = school.staff(principal, School.Applicant.named("葉書妤"), "CLASS_TEACHER");
        School other = School.juniorHigh();
        otherRegistry = other.staff(other.principal("方文彬"), School.Applicant.named("方文彬"), "REGISTRY");
    }

    @BeforeEach
    void two_pupils_of_the_first_school() {
        enters(first, "羅以恩", "705", 13);
        enters(second, "高向遠", "忠班", 14);
    }

    @Test
    @Tag("R-HL-06")
    void what_one_school_exports_another_imports_and_the_other_way_round() {
        ObjectNode absent = Form.object().put("day", schoolDay().toString()).put("className", "705");
        absent.putArray("entries")
                .add(Form.of("nationalId", first).put("name", "羅以恩").put("mark", "ABSENT"));
        teacher.posts("/api/attendance", absent).is(200);
        Answer exported = registry.sees(FILE).is(200);
        assertThat(exported.header("Content-Type")).startsWith("application/xml");
        assertThat(exported.header("Content-Disposition")).contains("attachment", ".xml");
        String file = exported.text();
        assertThat(texts(file, "期中缺席_曠課數")).containsExactly("1");
        assertThat(texts(file, "異動原因")).containsExactly("新生入學", "新生入學");

        JsonNode result = imports(otherRegistry, "TRANSFERRED_IN", file).is(200).json();
        assertThat(result.path("entered").asInt()).isEqualTo(2);
        assertThat(result.path("absenceMonths").asInt()).isEqualTo(1);
        assertThat(result.toString()).doesNotContain(first, "羅以恩");

        String back = otherRegistry.sees(FILE).is(200).text();
        for (String element : List.of("學生姓名", "學生生日", "現在年級", "現在班級", "證照號碼")) {
            assertThat(texts(back, element)).as(element).isEqualTo(texts(file, element));
        }
        assertThat(texts(back, "證照號碼")).containsExactlyInAnyOrder(first, second);
        assertThat(texts(back, "異動原因")).containsExactly("轉入", "轉入");
        // sums are no days: nobody is away there
        assertThat(back).doesNotContain("期中缺席_分月資料");

        JsonNode again = imports(registry, "TRANSFERRED_IN", back).is(200).json();
        assertThat(again.path("alreadyThere").asInt()).isEqualTo(2);
        assertThat(again.path("entered").asInt()).isZero();
        assertThat(pupils(registry)).isEqualTo(2);
    }

    @Test
    @Tag("R-HL-19")
    void who_was_entered_by_mistake_and_then_anew_is_exported_once() {
        String entry = registry.sees("/api/register-entries")
                .is(200)
                .json()
                .path("items")
                .valueStream()
                .filter(line -> line.path("name").asString().equals("高向遠"))
                .map(line -> line.path("entryId").asString())
                .findFirst()
                .orElseThrow();
        registry.posts("/api/register-entries/" + entry + "/void", Form.of("reason", "班級選錯"))
                .is(204);
        enters(second, "高向遠", "705", 14);

        assertThat(texts(registry.sees(FILE).is(200).text(), "異動原因")).containsExactly("新生入學", "新生入學");
    }

    @Test
    @Tag("R-HL-17")
    void an_export_holds_the_own_school_alone_and_stands_in_the_access_log() {
        String stranger = Student.nationalId(RANDOM);
        enters(otherRegistry, stranger, "江宥辰", "701", 13);

        assertThat(otherRegistry.sees(FILE).is(200).text()).contains(stranger).doesNotContain(first, second, "羅以恩");
        assertThat(registry.sees(FILE + "&entryYear=" + year()).is(200).text())
                .contains(first)
                .doesNotContain(stranger);
        assertThat(texts(registry.sees(FILE + "&entryYear=90").is(200).text(), "證照號碼"))
                .isEmpty();
        registry.sees("/register/export/file").is(404);
        teacher.sees(FILE).is(403);
        teacher.sees("/register/import").is(403);

        assertThat(new Person("agency")
                        .sees("/api/access-log?size=100")
                        .is(200)
                        .json()
                        .path("items")
                        .valueStream()
                        .filter(entry -> entry.path("account").asString().equals(registry.account()))
                        .filter(entry -> entry.path("action").asString().equals("REGISTER_EXPORTED"))
                        .map(entry -> entry.path("subject").asString()))
                .anySatisfy(subject -> assertThat(subject).contains("purpose=TRANSFER"));
    }

    @Test
    void she_uploads_a_table_then_another_kind_of_xml() {
        Answer table = imports(otherRegistry, "ENROLLED", "身分證字號,姓名\n" + first + ",羅以恩\n");
        table.isProblem(400).hasCode("IMPORT_REJECTED");
        assertThat(table.text()).contains("XML_NONE", "這不是 XML 檔").doesNotContain(first, "羅以恩");

        Answer other = imports(otherRegistry, "ENROLLED", "<學生交換資料><學生資料/></學生交換資料>");
        other.isProblem(400);
        assertThat(other.text()).contains("XML_OTHER_ROOT", "學籍交換資料");
        assertThat(pupils(otherRegistry)).isZero();
    }

    @Test
    @Tag("R-HL-07")
    void she_takes_the_pupils_who_left_there_for_her_own_and_then_sends_the_file_twice() {
        String entry = registry.sees("/api/register-entries")
                .is(200)
                .json()
                .path("items")
                .path(0)
                .path("entryId")
                .asString();
        registry.posts(
                        "/api/register-entries/" + entry + "/movements",
                        Form.of("movement", "TRANSFERRED_OUT").put("on", today.toString()))
                .is(204);
        String file = registry.sees(FILE).is(200).text();

        JsonNode mistaken = imports(otherRegistry, "ENROLLED", file).is(200).json();
        assertThat(mistaken.path("refused").asInt()).isEqualTo(1);
        assertThat(mistaken.path("entered").asInt()).isEqualTo(1);
        JsonNode refused = mistaken.path("results").path(0);
        assertThat(refused.path("problems").path(0).path("code").asString()).isEqualTo("PUPIL_IS_GONE");
        assertThat(refused.path("problems").path(0).path("message").asString()).contains("轉入");

        JsonNode right = imports(otherRegistry, "TRANSFERRED_IN", file).is(200).json();
        assertThat(right.path("entered").asInt()).isEqualTo(1);
        assertThat(right.path("alreadyThere").asInt()).isEqualTo(1);
        JsonNode twice = imports(otherRegistry, "TRANSFERRED_IN", file).is(200).json();
        assertThat(twice.path("alreadyThere").asInt()).isEqualTo(2);
        assertThat(pupils(otherRegistry)).isEqualTo(2);
    }

    @Test
    void she_saves_the_file_anew_in_an_editor_that_spoils_it() {
        String file = registry.sees(FILE).is(200).text();
        Answer spoilt = otherRegistry.sends(
                IMPORT, terms("TRANSFERRED_IN"), Part.file("file", "a.xml", file.getBytes(Charset.forName("MS950"))));
        spoilt.isProblem(400);
        assertThat(spoilt.text()).contains("XML_ENCODING").doesNotContain(first);
        Answer cut = imports(otherRegistry, "TRANSFERRED_IN", file.substring(0, file.length() / 2));
        cut.isProblem(400);
        assertThat(cut.text()).contains("XML_BROKEN").doesNotContain(first);
        assertThat(pupils(otherRegistry)).isZero();

        JsonNode blank = imports(otherRegistry, "TRANSFERRED_IN", file.replace("高向遠", ""))
                .is(200)
                .json();
        assertThat(blank.path("entered").asInt()).isEqualTo(1);
        assertThat(blank.path("results").path(1).path("problems").toString()).contains("學生姓名", "ELEMENT_MISSING");
    }

    private void enters(String nationalId, String name, String className, int age) {
        enters(registry, nationalId, name, className, age);
    }

    private void enters(Person by, String nationalId, String name, String className, int age) {
        by.posts(
                        "/api/register-entries",
                        Form.of("nationalId", nationalId)
                                .put("name", name)
                                .put("bornOn", today.minusYears(age).toString())
                                .put("grade", 7)
                                .put("className", className)
                                .put("movement", "ADMITTED")
                                .put("on", today.toString()))
                .is(200);
    }

    private Answer imports(Person by, String movement, String file) {
        return by.sends(
                IMPORT, terms(movement), Part.file("file", "register.xml", file.getBytes(StandardCharsets.UTF_8)));
    }

    private Part terms(String movement) {
        return Part.json(
                "terms",
                Form.of("movement", movement).put("on", today.toString()).toString());
    }

    private int year() {
        return registry.sees("/api/register-entries")
                .is(200)
                .json()
                .path("entryYear")
                .asInt();
    }

    private static long pupils(Person by) {
        return by.sees("/api/register-entries").is(200).json().path("total").asLong();
    }

    private LocalDate schoolDay() {
        return Stream.iterate(today, day -> day.minusDays(1))
                .filter(new SchoolCalendar(List.of())::isSchoolDay)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> texts(String file, String element) {
        return Pattern.compile("<" + element + ">([^<]*)</" + element + ">")
                .matcher(file)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
