package org.rejoin.command.caseimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rejoin.command.caseimport.FileOfCases.bytes;
import static org.rejoin.command.caseimport.FileOfCases.csv;
import static org.rejoin.command.caseimport.FileOfCases.formOf;
import static org.rejoin.command.caseimport.FileOfCases.problemsOf;
import static org.rejoin.command.caseimport.FileOfCases.row;
import static org.rejoin.command.caseimport.FileOfCases.rowsOf;
import static org.rejoin.command.caseimport.FileOfCases.text;
import static org.rejoin.command.caseimport.FileOfCases.workbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rejoin.command.sheet.DayText;
import org.rejoin.command.sheet.RowProblem;
import org.rejoin.command.sheet.SheetRows;
import org.rejoin.event.casefile.CaseForm;
import org.rejoin.event.casefile.CaseForm.Destination;
import org.rejoin.event.casefile.CaseForm.LeavingReason;
import org.rejoin.event.casefile.LeavingType;

@Tag("IF04")
class CaseFileFormatTest {

    private static final String MINIMAL =
            "離校種類,身分證字號,學生姓名,出生日期,離校時間,主要原因\r\n" + "休學,A123456789,王小明,2009-12-05,2026-11-02,經濟因素\r\n";

    private static final String OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String SHEETS = "<sheet name='cases' sheetId='1' r:id='rId1'/>";
    private static final String NUMBER_BEYOND_MEASURE = "<row r='2'><c r='B2'><v>1E999999999</v></c></row>";

    private final Path folder;

    CaseFileFormatTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "Big5", "MS950"})
    void the_encoding_is_recognised(String charset) {
        CaseForm form = formOf(text(folder, MINIMAL, Charset.forName(charset)));

        assertThat(form.student().name()).isEqualTo("王小明");
        assertThat(form.mainReason()).isEqualTo(new LeavingReason("FAMILY_ECONOMIC", null));
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_heading() {
        assertThat(formOf(text(folder, "\uFEFF" + MINIMAL, StandardCharsets.UTF_8))
                        .student()
                        .name())
                .isEqualTo("王小明");
    }

    @Test
    void another_encoding_is_refused() {
        assertThat(problemsOf(text(folder, "\uFEFF" + MINIMAL, StandardCharsets.UTF_16LE)))
                .containsExactly(RowProblem.of(1, null, "FILE_ENCODING"));
    }

    @Test
    @Tag("R-FLD-06")
    void rare_characters_arrive_intact_and_a_star_stands_for_a_self_made_one() {
        assertThat(formOf(csv(folder, List.of(row("學生姓名", "吳𠮷安")))).student().name())
                .isEqualTo("吳𠮷安");
        assertThat(formOf(csv(folder, List.of(row("學生姓名", "林*宇")))).student().name())
                .isEqualTo("林*宇");
    }

    @Test
    @Tag("R-FLD-06")
    void a_self_made_character_of_one_computer_is_named_as_such() throws IOException {
        ByteArrayOutputStream big5 = new ByteArrayOutputStream();
        big5.write(MINIMAL.substring(0, MINIMAL.indexOf("小明")).getBytes(Charset.forName("MS950")));
        big5.write(new byte[] {(byte) 0xFA, (byte) 0x40});
        big5.write(MINIMAL.substring(MINIMAL.indexOf("明")).getBytes(Charset.forName("MS950")));

        assertThat(problemsOf(bytes(folder, big5.toByteArray())))
                .contains(RowProblem.of(2, "學生姓名", "CHARACTER_SELF_MADE"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-02, 2026-11-02",
        "2026/11/2, 2026-11-02",
        "2026.11.02, 2026-11-02",
        "20261102, 2026-11-02",
        "115/11/02, 2026-11-02",
        "115-11-2, 2026-11-02",
        "115.11.02, 2026-11-02",
        "1151102, 2026-11-02",
        "981102, 2009-11-02",
        "98/1/2, 2009-01-02",
        "115年11月2日, 2026-11-02",
        "2028/2/29, 2028-02-29",
    })
    void a_day_is_read_as_schools_write_it(String text, LocalDate day) {
        assertThat(DayText.parse(text, false)).contains(day);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-13-01", "2026-02-29", "11/2/2026", "46328", "2026-11", "十一月二日", "1151402", "0/0/0"})
    void what_is_no_day_is_not_guessed(String text) {
        assertThat(DayText.parse(text, false)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "leaving-reasons, FAMILY_ECONOMIC, FAMILY_ECONOMIC",
        "leaving-reasons, 經濟因素, FAMILY_ECONOMIC",
        "leaving-reasons, economic reasons, FAMILY_ECONOMIC",
        "leaving-reasons, 個人因素-其他, PERSONAL_OTHER",
        "leaving-reasons, 離境(移民、旅遊、遊學), OTHER_ABROAD",
        "counties, 台中市, TXG",
        "counties, 臺中市, TXG",
        "family-situations, 不知道, UNKNOWN",
    })
    void a_code_may_be_written_as_its_label(String list, String text, String code) {
        assertThat(Labels.codeOf(list, text)).contains(code);
    }

    @Test
    void several_values_stand_in_one_cell() {
        var row = row("次要原因", "離境（移民、旅遊、遊學）；志趣不合、個人因素－其他：想學：廚藝;SCHOOL_BULLYING");
        row.put("意願", "復學意願、就業意願");
        row.put("學生身份", "原住民;新住民子女");
        CaseForm form = formOf(csv(folder, List.of(row)));

        assertThat(form.secondaryReasons())
                .containsExactly(
                        new LeavingReason("OTHER_ABROAD", null),
                        new LeavingReason("PERSONAL_INTEREST_MISMATCH", null),
                        new LeavingReason("PERSONAL_OTHER", "想學：廚藝"),
                        new LeavingReason("SCHOOL_BULLYING", null));
        assertThat(form.intentions()).containsExactly("RETURN_TO_SCHOOL", "EMPLOYMENT");
        assertThat(form.student().identities()).containsExactly("INDIGENOUS", "NEW_IMMIGRANT_CHILD");
        assertThat(Objects.requireNonNull(form.guardian()).phones()).containsExactly("04-0001234", "0900-000-456");
    }

    @ParameterizedTest
    @Tag("R-FLD-13")
    @CsvSource({
        "未知, 未知, UNKNOWN, UNKNOWN",
        "示範縣, 示範縣立雲嶺高級中學, 990, 990002",
        "990, 990002, 990, 990002",
        "未知, 示範縣立 雲嶺高級中學, UNKNOWN, 990002",
    })
    void a_destination_is_a_choice_of_the_lists_or_unknown(
            String county, String school, String code, String schoolCode) {
        var row = row("離校種類", "轉學");
        row.put("轉入縣市", county);
        row.put("轉入學校", school);
        Path file = csv(folder, List.of(row));

        assertThat(formOf(file).destination()).isEqualTo(new Destination(code, schoolCode));
        assertThat(problemsOf(file)).isEmpty();
    }

    @Test
    @Tag("R-FLD-13")
    void a_school_that_is_not_on_the_list_is_named_by_its_column_once() {
        var row = row("離校種類", "轉學");
        row.put("轉入縣市", "未知");
        row.put("轉入學校", "某某高級中學");

        assertThat(problemsOf(csv(folder, List.of(row)))).containsExactly(RowProblem.of(2, "轉入學校", "UNKNOWN_CODE"));
    }

    @Test
    void quotes_commas_and_line_breaks_stay_in_their_cell_and_rows_are_counted_as_excel_does() {
        var quoted = row("居住地址", "中正路1號, \"後棟\"\n三樓");
        var wrong = row("身分證字號", "A123456788");

        Path file = csv(folder, List.of(quoted, wrong));

        assertThat(formOf(file).student().residentialAddress()).isEqualTo("中正路1號, \"後棟\"\n三樓");
        assertThat(problemsOf(file)).containsExactly(RowProblem.of(3, "身分證字號", "NATIONAL_ID_CHECK_DIGIT"));
    }

    @Test
    @Tag("ST-D-04")
    void a_field_that_begins_with_an_equals_sign_stays_text() {
        assertThat(formOf(csv(folder, List.of(row("居住地址", "=1+1")))).student().residentialAddress())
                .isEqualTo("=1+1");
        assertThat(formOf(xlsx("居住地址", "=1+1")).student().residentialAddress()).isEqualTo("=1+1");
    }

    @Test
    void blank_rows_are_passed_over_and_counted() {
        assertThat(rowsOf(text(
                        folder,
                        MINIMAL + "\r\n,,,,,\r\n" + MINIMAL.lines().toList().get(1),
                        StandardCharsets.UTF_8)))
                .extracting(CaseRow::number)
                .containsExactly(2, 5);
    }

    @Test
    void headings_may_be_english_in_any_order_and_carry_the_mark_of_required_fields() {
        String file = "mainReason,leftOn*,BirthDate,name,nationalId,leavingType\n"
                + "FAMILY_ECONOMIC,2026-11-02,2009-12-05,Wang,A123456789,SUSPENSION\n";

        CaseRow row = rowsOf(text(folder, file, StandardCharsets.UTF_8)).get(0);

        assertThat(row.problems()).isEmpty();
        assertThat(row.leavingType()).isEqualTo(LeavingType.SUSPENSION);
        assertThat(row.form().leftOn()).isEqualTo("2026-11-02");
        assertThat(problemsOf(text(folder, file.replace("A123456789", "A123456788"), StandardCharsets.UTF_8)))
                .contains(RowProblem.of(2, "nationalId", "NATIONAL_ID_CHECK_DIGIT"));
    }

    @Test
    void an_unknown_a_repeated_and_a_missing_column_are_named() {
        assertThat(problemsOf(text(folder, "身分證字號,血型,身分證字號,離校種類,學生姓名,出生日期,離校時間\n", StandardCharsets.UTF_8)))
                .containsExactly(
                        RowProblem.of(1, "血型", "COLUMN_UNKNOWN"),
                        RowProblem.of(1, "身分證字號", "COLUMN_TWICE"),
                        RowProblem.of(1, "主要原因", "COLUMN_MISSING"));
    }

    @Test
    void a_file_without_heading_is_refused_and_nothing_of_it_repeated() {
        assertThat(problemsOf(text(folder, MINIMAL.lines().toList().get(1), StandardCharsets.UTF_8)))
                .containsExactly(RowProblem.of(1, null, "HEADING_MISSING"));
    }

    @Test
    void an_empty_file_a_heading_alone_and_an_open_quote_are_refused() {
        assertThat(problemsOf(bytes(folder, new byte[0]))).containsExactly(RowProblem.of(1, null, "FILE_EMPTY"));
        assertThat(problemsOf(text(folder, MINIMAL.lines().toList().get(0), StandardCharsets.UTF_8)))
                .containsExactly(RowProblem.of(1, null, "FILE_EMPTY"));
        assertThat(problemsOf(text(folder, MINIMAL + "\"休學,A123456789", StandardCharsets.UTF_8)))
                .containsExactly(RowProblem.of(3, null, "FILE_QUOTES"));
    }

    @Test
    void a_cell_without_heading_is_no_silent_loss() {
        assertThat(problemsOf(text(folder, MINIMAL.strip() + ",某字", StandardCharsets.UTF_8)))
                .contains(RowProblem.of(2, null, "CELL_WITHOUT_HEADING"));
    }

    @Test
    void too_many_rows_are_refused() {
        String row = MINIMAL.lines().toList().get(1) + "\n";
        assertThat(problemsOf(text(folder, MINIMAL + row.repeat(SheetRows.MAX_ROWS), StandardCharsets.UTF_8)))
                .containsExactly(RowProblem.of(SheetRows.MAX_ROWS + 2, null, "FILE_TOO_MANY_ROWS", SheetRows.MAX_ROWS));
    }

    @Test
    @Tag("ST-D-04")
    void a_workbook_is_read_with_its_dates_numbers_and_rare_characters() {
        Path file = workbook(
                folder,
                List.of(
                        List.of("離校種類", "身分證字號", "學生姓名", "出生日期", "離校時間", "主要原因", "學號", "年級", "學校代碼"),
                        List.of(),
                        List.of(
                                "休學",
                                "A123456789",
                                "吳𠮷安",
                                LocalDate.of(2009, 12, 5),
                                "115/11/02",
                                "經濟因素",
                                11301001,
                                2,
                                990001)));

        CaseRow row = rowsOf(file).get(0);

        assertThat(row.number()).isEqualTo(3);
        assertThat(row.problems()).isEmpty();
        assertThat(row.school()).isEqualTo("990001");
        assertThat(row.form().student().name()).isEqualTo("吳𠮷安");
        assertThat(row.form().student().birthDate()).isEqualTo("2009-12-05");
        assertThat(row.form().student().studentNumber()).isEqualTo("11301001");
        assertThat(row.form().student().grade()).isEqualTo(2);
        assertThat(row.form().leftOn()).isEqualTo("2026-11-02");
    }

    @Test
    void what_only_looks_like_a_workbook_is_refused() throws IOException {
        assertThat(problemsOf(bytes(folder, new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0})))
                .containsExactly(RowProblem.of(1, null, "FILE_UNREADABLE"));
        assertThat(problemsOf(bytes(folder, zipOf(1)))).containsExactly(RowProblem.of(1, null, "FILE_UNREADABLE"));
        assertThat(problemsOf(bytes(folder, zipOf(80)))).containsExactly(RowProblem.of(1, null, "FILE_TOO_LARGE"));
        assertThat(problemsOf(bytes(folder, new byte[] {
                    (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
                })))
                .containsExactly(RowProblem.of(1, null, "FILE_IS_OLD_EXCEL"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<row r='1'><c r='A1' t='s'><v>xx</v></c></row>",
                "<row r='zz'><c r='A1'><v>1</v></c></row>",
                "<row r='1'><c r='??'><v>1</v></c></row>",
                "<row r='1'><c r='1'><v>1</v></c></row>",
                "<row r='1'><c r='A1' t='odd'><v>1</v></c></row>",
                "<row r='1'><c r='A1'><v>one</v></c></row>",
                "<row r='1'><c r='A1' s='xx'><v>1</v></c></row>",
                "<row r='1'><c r='A1'><f t='shared' si='7'/><v>1</v></c></row>",
                "<row r='1'><c r='AAAA1'><v>1</v></c></row>",
                "<row r='1'><c r='&#90;ZZZZZ1'><v>1</v></c></row>",
                "<row r='1'><c r='$zzzzzz$1'><v>1</v></c></row>",
                "<row r='1'><c",
            })
    void a_sheet_that_no_program_wrote_is_refused(String rows) throws IOException {
        assertThat(problemsOf(bytes(folder, workbookOf(SHEETS, rows))))
                .containsExactly(RowProblem.of(1, null, "FILE_UNREADABLE"));
    }

    @Test
    void a_sheet_that_claims_more_than_excel_could_hold_is_refused_before_it_is_read() throws IOException {
        String manyCells = "<row r='1'>" + "<c/>".repeat(16_385) + "</row>";
        String longNumber = "<row r='1'><c r='A1'><v>" + "9".repeat(40_000) + "</v></c></row>";
        String sameNumber = "<row r='2'><c r='A2'><v>1</v></c></row>".repeat(SheetRows.MAX_ROWS + 2);
        assertThat(problemsOf(bytes(folder, workbookOf(SHEETS, manyCells))))
                .containsExactly(RowProblem.of(1, null, "FILE_UNREADABLE"));
        assertThat(problemsOf(bytes(folder, workbookOf(SHEETS, longNumber))))
                .containsExactly(RowProblem.of(1, null, "FILE_UNREADABLE"));
        String heading = "<row r='1'>"
                + MINIMAL.lines()
                        .limit(1)
                        .flatMap(line -> Stream.of(line.split(",")))
                        .map("<c t='inlineStr'><is><t>%s</t></is></c>"::formatted)
                        .collect(Collectors.joining())
                + "</row>";
        assertThat(problemsOf(bytes(folder, workbookOf(SHEETS, heading + sameNumber))))
                .containsExactly(RowProblem.of(SheetRows.MAX_ROWS + 2, null, "FILE_TOO_MANY_ROWS", SheetRows.MAX_ROWS));
        assertThat(problemsOf(bytes(folder, workbookOf(SHEETS, heading + NUMBER_BEYOND_MEASURE))))
                .contains(RowProblem.of(2, "身分證字號", "NATIONAL_ID_FORMAT"));
    }

    @Test
    void a_workbook_without_sheets_is_refused() throws IOException {
        assertThat(problemsOf(bytes(folder, workbookOf("", ""))))
                .containsExactly(RowProblem.of(1, null, "FILE_UNREADABLE"));
    }

    @Test
    void what_rows_lead_to_is_no_fault_of_the_file() throws IOException {
        Path file = bytes(folder, workbookOf(SHEETS, "<row r='1'><c r='A1'><v>1</v></c></row>"));
        IllegalStateException failure = new IllegalStateException();
        assertThatThrownBy(() -> SheetRows.<Column>read(
                        file,
                        name -> {
                            throw failure;
                        },
                        List.of(),
                        (heading, row) -> {}))
                .isSameAs(failure);
    }

    private static byte[] workbookOf(String sheets, String rows) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            part(zip, "[Content_Types].xml", "<Types/>");
            part(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns:r='%s'><sheets>%s</sheets></workbook>".formatted(OFFICE, sheets));
            part(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    "<Relationships><Relationship Id='rId1' Target='sheet.xml'/></Relationships>");
            part(zip, "xl/sheet.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>");
        }
        return bytes.toByteArray();
    }

    private static void part(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] zipOf(int megabytes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            for (int n = 0; n < megabytes; n++) {
                zip.write(new byte[1024 * 1024]);
            }
        }
        return bytes.toByteArray();
    }

    private Path xlsx(String column, String value) {
        var row = row(column, value);
        return workbook(folder, List.of(new ArrayList<>(row.keySet()), new ArrayList<>(row.values())));
    }
}
