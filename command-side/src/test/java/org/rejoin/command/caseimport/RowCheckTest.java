package org.rejoin.command.caseimport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.rejoin.command.caseimport.FileOfCases.SAMPLES;
import static org.rejoin.command.caseimport.FileOfCases.SCHOOL;
import static org.rejoin.command.caseimport.FileOfCases.TODAY;
import static org.rejoin.command.caseimport.FileOfCases.csv;
import static org.rejoin.command.caseimport.FileOfCases.problemsOf;
import static org.rejoin.command.caseimport.FileOfCases.row;
import static org.rejoin.command.caseimport.FileOfCases.rowsOf;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rejoin.command.sheet.ImportRejected;
import org.rejoin.command.sheet.RowProblem;
import org.rejoin.command.sheet.RowProblems;
import org.rejoin.event.CodeLists;
import org.rejoin.event.casefile.LeavingType;

@Tag("IF04")
@Tag("ST-D-04")
class RowCheckTest {

    private final Path folder;

    RowCheckTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void a_good_row_has_no_problem() {
        assertThat(problemsOf(csv(folder, List.of(row())))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "身分證字號, A123456788, NATIONAL_ID_CHECK_DIGIT",
        "身分證字號, a123456789, NATIONAL_ID_UPPER_CASE",
        "身分證字號, 12345, NATIONAL_ID_FORMAT",
        "身分證字號, '', MISSING_FIELD",
        "離校種類, '', MISSING_FIELD",
        "離校種類, 放棄學籍, UNKNOWN_CODE",
        "學生姓名, '', MISSING_FIELD",
        "出生日期, '', MISSING_FIELD",
        "出生日期, 2008-11-21, STUDENT_IS_ADULT",
        "出生日期, 昨天, DATE_FORMAT",
        "出生日期, 2027-01-01, DATE_IN_FUTURE",
        "學生身份, '', MISSING_FIELD",
        "學生身份, 一般生;某某, UNKNOWN_CODE",
        "性別, 不明, UNKNOWN_CODE",
        "學制, 二專, UNKNOWN_CODE",
        "年級, 高二, GRADE_FORMAT",
        "家庭狀態, 其他, UNKNOWN_CODE",
        "監護人關係, '', MISSING_FIELD",
        "監護人關係, 鄰居, UNKNOWN_CODE",
        "監護人電話, '', MISSING_FIELD",
        "離校時間, '', MISSING_FIELD",
        "離校時間, 2026-11-22, DATE_IN_FUTURE",
        "主要原因, '', MAIN_REASON_COUNT",
        "主要原因, 經濟因素;志趣不合, MAIN_REASON_COUNT",
        "主要原因, 家裡窮, UNKNOWN_CODE",
        "主要原因, 其他因素－其他：一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一, TEXT_TOO_LONG",
        "次要原因, 家裡窮, UNKNOWN_CODE",
        "意願, 創業, UNKNOWN_CODE",
        "轉入縣市, 北海道, UNKNOWN_CODE",
        "學校代碼, 990002, NOT_YOUR_SCHOOL",
    })
    @Tag("R-FLD-01")
    @Tag("R-FLD-15")
    @Tag("R-FLD-17")
    @Tag("R-SCOPE-07")
    @Tag("L07")
    void a_wrong_cell_is_named_by_row_column_and_code_once(String column, String value, String code) {
        assertThat(problemsOf(csv(folder, List.of(row(column, value)))))
                .extracting(RowProblem::row, RowProblem::column, RowProblem::code)
                .containsExactly(tuple(2, column, code));
    }

    @Test
    @Tag("R-FLD-13")
    void a_transfer_needs_a_destination() {
        assertThat(problemsOf(csv(folder, List.of(row("離校種類", "轉學")))))
                .containsExactly(RowProblem.of(2, "轉入縣市", "MISSING_FIELD"), RowProblem.of(2, "轉入學校", "MISSING_FIELD"));
    }

    @Test
    @Tag("R-SCOPE-07")
    void the_day_before_the_birthday_is_not_yet_adult() {
        assertThat(problemsOf(csv(folder, List.of(row("出生日期", "2008-11-22"))))).isEmpty();
    }

    @Test
    void the_same_student_and_type_twice_names_the_first_row() {
        var otherType = row("離校種類", "長期缺課");

        assertThat(problemsOf(csv(folder, List.of(row(), otherType, row("離校時間", "2026-10-01")))))
                .containsExactly(RowProblem.of(4, "身分證字號", "ROW_TWICE", 2));
    }

    @Test
    void all_problems_of_all_rows_are_counted_and_the_first_thousand_listed() {
        Path file = csv(
                folder,
                Collections.nCopies(
                        700, Map.of("離校種類", "休學", "身分證字號", "", "學生姓名", "", "出生日期", "x", "離校時間", "y", "主要原因", "z")));
        RowCheck check = new RowCheck(SCHOOL, TODAY, FileOfCases.SCHOOLS);
        CaseRows.read(file, FileOfCases.SCHOOLS, check);

        ImportRejected rejected = catchThrowableOfType(ImportRejected.class, check::rejectIfAny);

        assertThat(rejected.problems()).hasSize(RowProblems.LISTED);
        assertThat(rejected.total()).isEqualTo(700 * 8);
    }

    @Test
    void no_message_repeats_what_was_typed() {
        assertThat(problemsOf(SAMPLES.resolve("bad-rows.csv")).toString()).doesNotContainPattern("[A-Z]\\d{9}");
    }

    @Test
    void the_sample_of_mistakes_shows_one_kind_in_each_row() {
        assertThat(problemsOf(SAMPLES.resolve("bad-rows.csv")))
                .extracting(RowProblem::row, RowProblem::code)
                .containsExactly(
                        tuple(3, "NATIONAL_ID_CHECK_DIGIT"),
                        tuple(4, "NATIONAL_ID_UPPER_CASE"),
                        tuple(5, "MAIN_REASON_COUNT"),
                        tuple(6, "STUDENT_IS_ADULT"),
                        tuple(7, "DATE_FORMAT"),
                        tuple(8, "UNKNOWN_CODE"),
                        tuple(9, "MISSING_FIELD"),
                        tuple(9, "MISSING_FIELD"),
                        tuple(10, "DATE_IN_FUTURE"),
                        tuple(11, "TEXT_TOO_LONG"),
                        tuple(12, "ROW_TWICE"),
                        tuple(13, "NOT_YOUR_SCHOOL"));
    }

    @Test
    void the_sample_of_cases_is_good_and_shows_every_type_and_category() {
        Path sample = SAMPLES.resolve("cases.csv");
        List<CaseRow> rows = rowsOf(sample);

        assertThat(problemsOf(sample)).isEmpty();
        assertThat(rows).hasSize(200);
        assertThat(rows.stream().map(CaseRow::leavingType)).contains(LeavingType.values());
        assertThat(rows.stream()
                        .map(row -> CodeLists.categoryOf(
                                "leaving-reasons",
                                Objects.requireNonNull(
                                        Objects.requireNonNull(row.form().mainReason())
                                                .code())))
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("PERSONAL", "FAMILY", "SCHOOL", "SOCIAL", "OTHER");
        assertThat(rows).anyMatch(row -> "吳𠮷安".equals(row.form().student().name()));
        assertThat(rows).anyMatch(row -> row.form().student().nationalId().matches("[A-Z][89].*"));
        assertThat(rows).anyMatch(row -> row.form().student().nationalId().matches("[A-Z][A-D].*"));
        assertThat(rows)
                .allMatch(row ->
                        Objects.requireNonNull(row.form().student().birthDate()).isAfter(LocalDate.of(2009, 5, 31)));
    }
}
