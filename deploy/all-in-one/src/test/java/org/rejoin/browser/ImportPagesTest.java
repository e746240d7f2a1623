package org.rejoin.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.rejoin.As;
import org.rejoin.story.Backstage;
import org.rejoin.story.Backstage.Pupil;

/** 杜冠廷 of a school without register link, and his file. */
@Tag("IF04")
class ImportPagesTest {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Taipei"));
    private static final Path DOCUMENTED = Path.of("..", "..", "docs", "import.md");
    private static final Pattern DOCUMENTED_COLUMN =
            Pattern.compile("(?m)^\\| (\\p{IsHan}+)( \\(?\\*\\)?)? \\| ([a-zA-Z]+) \\|");

    private final Backstage backstage = new Backstage();

    @Test
    @Tag("ST-D-04")
    @Tag("DIS29")
    @Tag("c13")
    void st_d_04_of_a_file_with_three_bad_rows_nothing_is_stored_and_of_the_corrected_one_everything() {
        List<Pupil> pupils = new ArrayList<>(
                Stream.generate(() -> backstage.pupil("匯入生")).limit(9).toList());
        pupils.add(backstage.pupil("吳𠮷安"));
        List<Map<String, String>> rows =
                pupils.stream().map(ImportPagesTest::row).collect(Collectors.toCollection(ArrayList::new));
        try (Visitor registrar = Visitor.signedIn("registrar-a")) {
            registrar.opens("/cases?category=EARLY_LEAVING");
            registrar.presses("匯入");
            registrar.isAt("/cases/import");
            List<String> headings = template(registrar);

            long before = cases();
            List<Map<String, String>> bad =
                    rows.stream().map(HashMap::new).collect(Collectors.toCollection(ArrayList::new));
            bad.get(1).put("身分證字號", pupils.get(1).mistyped());
            bad.get(4).put("主要原因", "經濟因素;須照顧家人");
            bad.get(8).put("出生日期", TODAY.minusYears(18).toString());
            registrar.uploads("檔案", "離校.csv", csv(headings, bad));
            registrar.presses("匯入");
            registrar.reads("檔案有 3 處要修正");
            registrar.reads("整份檔案都沒有存入");
            Locator report = registrar.page().locator(".rj-errors tbody tr");
            assertThat(report).hasCount(3);
            assertThat(report.nth(0)).containsText(Pattern.compile("^3身分證字號\\S+"));
            assertThat(report.nth(1)).containsText(Pattern.compile("^6主要原因\\S+"));
            assertThat(report.nth(2)).containsText(Pattern.compile("^10出生日期\\S+"));
            registrar.doesNotRead(pupils.get(1).mistyped());
            registrar.isAccessible();
            registrar.picture("import-refused");
            assertThat(cases()).isEqualTo(before);

            byte[] corrected = csv(headings, rows);
            registrar.uploads("檔案", "離校.csv", corrected);
            registrar.presses("匯入");
            registrar.reads("檔案 10 列：建立 10 件填報，0 件先前已匯入。");
            registrar.doesNotSee(".rj-errors");
            registrar.presses("通報字號（10）");
            assertThat(registrar.page().locator("[data-numbers] li")).hasCount(10);
            registrar.isAccessible();
            registrar.picture("import-done");
            String number = registrar.page().locator("[data-numbers] li").last().innerText();
            assertThat(cases()).isEqualTo(before + 10);

            registrar.uploads("檔案", "離校.csv", corrected);
            registrar.presses("匯入");
            registrar.reads("檔案 10 列先前都已匯入，沒有新增任何案件。");
            assertThat(cases()).isEqualTo(before + 10);

            registrar.presses("看待追蹤的案件");
            registrar.isAt("/cases?list=PENDING");
            registrar.fills("找案件", number);
            registrar.presses("套用");
            Locator wu = registrar.page().locator("[data-case]");
            assertThat(wu).hasCount(1);
            assertThat(wu).containsText("吳𠮷安");
            assertThat(wu).containsText("待追蹤");
            registrar.presses(wu.locator("a.rj-name"));
            registrar.presses("基本資料");
            registrar.reads("未經學籍勾稽");
            registrar.hasNothingToComplainOf();
        }
    }

    @Test
    void only_who_may_import_is_shown_the_way() {
        try (Visitor tutor = Visitor.signedIn("tutor-a")) {
            tutor.opens("/cases?category=EARLY_LEAVING");
            tutor.reads("新增填報");
            tutor.doesNotSee("a[href='/cases/import']");
            tutor.opens("/cases/import", 403);
        }
    }

    /** What the page calls a column, and whether it is needed, is what the documentation says. */
    @Test
    void the_columns_are_those_of_the_documentation_in_both_languages() throws IOException {
        List<MatchResult> columns = DOCUMENTED_COLUMN
                .matcher(Files.readString(DOCUMENTED))
                .results()
                .filter(column -> !column.group(1).equals("欄位"))
                .toList();
        try (Visitor registrar = Visitor.signedIn("registrar-a")) {
            registrar.opens("/cases/import");
            assertThat(template(registrar))
                    .containsExactlyInAnyOrderElementsOf(
                            columns.stream().map(column -> column.group(1)).toList());
            assertThat(shown(registrar))
                    .containsExactlyInAnyOrderElementsOf(columns.stream()
                            .map(column -> column.group(1) + needed(column, "必填", "轉學必填"))
                            .toList());

            registrar.in("en", "light").opens("/cases/import");
            assertThat(shown(registrar))
                    .containsExactlyInAnyOrderElementsOf(columns.stream()
                            .map(column -> column.group(3) + needed(column, "required", "required for a transfer"))
                            .toList());
        }
    }

    private static String needed(MatchResult column, String always, String ofTransfers) {
        String mark = column.group(2);
        return mark == null ? "" : ": " + (mark.equals(" *") ? always : ofTransfers);
    }

    @SuppressWarnings("unchecked")
    private static List<String> shown(Visitor reader) {
        return (List<String>) reader.page()
                .locator("#content dl > dt")
                .evaluateAll("all => all.map(dt => [dt, dt.nextElementSibling.querySelector('.rj-tag')]"
                        + ".filter(Boolean).map(e => e.textContent).join(': '))");
    }

    private static List<String> template(Visitor reader) {
        Download file = reader.page().waitForDownload(() -> reader.presses("下載範本"));
        try {
            String text = Files.readString(file.path());
            assertThat(text).as("for Excel").startsWith("\uFEFF");
            return Arrays.asList(text.substring(1).strip().split(","));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] csv(List<String> headings, List<Map<String, String>> rows) {
        return rows.stream()
                .map(row -> headings.stream()
                        .map(heading -> row.getOrDefault(heading, ""))
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n", "\uFEFF" + String.join(",", headings) + "\r\n", "\r\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, String> row(Pupil pupil) {
        return Map.of(
                "離校種類", "休學",
                "身分證字號", pupil.nationalId(),
                "學生姓名", pupil.name(),
                "出生日期", pupil.birthDate().toString(),
                "學生身份", "一般生",
                "監護人關係", "母",
                "監護人電話", "04-1234567;0975-123-456",
                "離校時間", TODAY.minusDays(10).toString(),
                "主要原因", "經濟因素");
    }

    private static long cases() {
        return As.account("registrar-a")
                .get("/api/cases?list=ALL&size=1")
                .json()
                .path("total")
                .asLong();
    }
}
