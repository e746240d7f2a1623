package org.rejoin.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A file of cases, as a school without a register link sends it. */
class ImportStoriesTest {

    private static final String HEADINGS =
            "離校種類,身分證字號,學生姓名,出生日期,學號,性別,學制,科別,年級,學生身份,家庭狀態,戶籍地址,居住地址,監護人姓名,監護人關係,監護人電話,緊急聯絡人姓名,緊急聯絡人關係,緊急聯絡人電話,離校時間,主要原因,次要原因,意願,轉入縣市,轉入學校,學校代碼";

    private final Story story = new Story();

    @Test
    @Tag("ST-D-04")
    @Tag("IF04")
    @Tag("IF10")
    @Tag("R-FLD-01")
    @Tag("R-FLD-06")
    @Tag("R-FLD-08")
    @Tag("R-FLD-15")
    @Tag("R-SCOPE-07")
    @Tag("L18")
    @Tag("DIS28")
    @Tag("DIS29")
    @Tag("c13")
    void st_d_04_of_a_file_with_three_bad_rows_nothing_is_stored_and_of_the_corrected_one_everything() {
        List<Student> students = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            students.add(story.student(i == 41 ? "吳𠮷安" : "匯入生"));
        }
        List<String> rows = new ArrayList<>(
                students.stream().map(student -> row(student, "經濟因素")).toList());
        String file = csv(rows);

        Student typo = students.get(16);
        Student adult = students.get(332);
        List<String> bad = new ArrayList<>(rows);
        bad.set(16, row(new Student(typo.mistyped(), typo.name(), typo.birthDate()), "經濟因素"));
        bad.set(203, row(students.get(203), "經濟因素;須照顧家人"));
        bad.set(332, row(new Student(adult.nationalId(), adult.name(), story.today.minusYears(18)), "經濟因素"));

        long before = total();
        Answer report = story.registrar
                .uploads("/api/cases/import", "cases.csv", csv(bad))
                .isProblem(400);
        assertThat(report.json()
                        .path("rows")
                        .valueStream()
                        .map(row -> row.path("row").asInt() + " "
                                + row.path("column").asString() + " "
                                + row.path("code").asString()))
                .as(report.text())
                .containsExactly(
                        "18 身分證字號 NATIONAL_ID_CHECK_DIGIT",
                        "205 主要原因 MAIN_REASON_COUNT",
                        "334 出生日期 STUDENT_IS_ADULT"); // the line of the file, headings first
        assertThat(report.json().path("rows").valueStream())
                .allSatisfy(row -> assertThat(row.path("message").asString()).isNotBlank());
        assertThat(report.text()).doesNotContain(typo.mistyped(), adult.nationalId());
        assertThat(total()).isEqualTo(before);

        int told = summaries();
        story.registrar.uploads("/api/cases/import", "cases.csv", file).is(200);
        assertThat(total()).isEqualTo(before + 500);
        JsonNode wu = imported("吳𠮷安", students.get(41));
        assertThat(wu.path("status").asString()).isEqualTo("FILED");
        assertThat(wu.path("reportedAt").asString("")).isEmpty();
        assertThat(wu.path("caseNumber").asString()).matches("\\d{4}-990001-\\d+");
        JsonNode form =
                story.caseOf(story.registrar, wu.path("caseId").asString()).path("form");
        assertThat(form.path("student").path("department").asString()).isEqualTo("=1+1");
        assertThat(form.path("student").path("studentNumber").asString("")).isEmpty();
        assertThat(summaries()).isEqualTo(told + 1);
        assertThat(story.kindsInInboxOf(story.registrar, wu.path("caseId").asString()))
                .doesNotContain("CASE_FILED");

        story.registrar.uploads("/api/cases/import", "cases.csv", file).is(200);
        assertThat(total()).isEqualTo(before + 500);
        assertThat(summaries()).isEqualTo(told + 1);
    }

    private String csv(List<String> rows) {
        return "\uFEFF" + HEADINGS + "\r\n" + rows.stream().collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private String row(Student student, String mainReason) {
        return String.join(
                ",",
                "未經請假或不明原因未到校上課連續達三日以上",
                student.nationalId(),
                student.name(),
                student.birthDate().toString(),
                "",
                student.nationalId().charAt(1) == '1' ? "男" : "女",
                "普通科",
                "=1+1",
                "2",
                "一般生",
                "雙親家庭",
                "示範縣松濤鄉中正路1號",
                "示範縣松濤鄉中正路1號",
                "家長",
                "母",
                "04-1234567;0975-123-456",
                "家長",
                "母",
                "04-1234567;0975-123-456",
                story.today.minusDays(10).toString(),
                mainReason,
                "",
                "",
                "",
                "",
                "990001");
    }

    private long total() {
        return story.registrar
                .sees("/api/cases?list=ALL&size=1")
                .is(200)
                .json()
                .path("total")
                .asLong();
    }

    private int summaries() {
        return (int) story.registrar
                .sees("/api/inbox?size=100")
                .is(200)
                .json()
                .path("items")
                .valueStream()
                .filter(item -> item.path("kind").asString().equals("CASES_IMPORTED"))
                .count();
    }

    private JsonNode imported(String name, Student student) {
        return newest().stream()
                .filter(row -> row.path("studentName").asString().equals(name))
                .filter(row -> story.caseOf(story.registrar, row.path("caseId").asString())
                        .path("form")
                        .path("student")
                        .path("nationalId")
                        .asString()
                        .equals(student.nationalId()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not imported: " + name));
    }

    private List<JsonNode> newest() {
        List<JsonNode> rows = new ArrayList<>();
        for (int page = 0; page < 6; page++) {
            story.registrar
                    .sees("/api/cases?list=PENDING&size=100&page=" + page)
                    .is(200)
                    .json()
                    .path("items")
                    .forEach(rows::add);
        }
        return rows;
    }
}
