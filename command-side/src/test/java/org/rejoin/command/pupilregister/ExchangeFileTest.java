package org.rejoin.command.pupilregister;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rejoin.command.sheet.ImportRejected;
import org.rejoin.command.sheet.RowProblem;
import org.rejoin.event.pupilregister.Movement;

/** 學籍交換資料 as other systems write it. */
@Tag("2.4")
class ExchangeFileTest {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    private final Path folder;

    ExchangeFileTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void a_pupil_is_read_as_register_systems_write_one() throws IOException {
        ExchangePupil pupil = read(HEAD + "<!DOCTYPE 學籍交換資料 SYSTEM \"http://example.invalid/student_call-2_0.dtd\">\n"
                        + root(pupil("羅以恩 ", "2013-05-20", "7", "05", "A123456789", """
                                                <異動資料_資料內容><異動日期>2026-08-31</異動日期><異動原因>新生入學</異動原因></異動資料_資料內容>
                                                <異動資料_資料內容><異動日期>2026-11-02</異動日期><異動原因>1</異動原因></異動資料_資料內容>
                                                <異動資料_資料內容><異動日期>2026-10-01</異動日期><異動原因>在家自學</異動原因></異動資料_資料內容>""")))
                .get(0);

        assertThat(pupil.problems()).isEmpty();
        assertThat(pupil.nationalId()).isEqualTo("A123456789");
        assertThat(pupil.pupil()).isEqualTo(new RegisterCommand.Pupil("羅以恩", LocalDate.parse("2013-05-20"), 7, "705"));
        assertThat(pupil.last()).isEqualTo(Movement.TRANSFERRED_OUT);
        assertThat(pupil.absenceMonths()).isEqualTo(2);
    }

    @Test
    void big5_is_read_where_the_file_says_so() throws IOException {
        String xml = root(pupil("羅以恩", "1020520", "7", "忠班", "A123456789", ""));
        String head = "<?xml version='1.0' encoding='Big5'?>\n";

        assertThat(read((head + xml).getBytes(Charset.forName("MS950"))).get(0).pupil())
                .isEqualTo(new RegisterCommand.Pupil("羅以恩", LocalDate.parse("2013-05-20"), 7, "忠班"));
        rejects(xml.getBytes(Charset.forName("MS950")), "XML_ENCODING");
        rejects((HEAD + xml).getBytes(StandardCharsets.UTF_16), "XML_ENCODING");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "XML_NONE         | 姓名,班級",
                "XML_NONE         | ''",
                "XML_OTHER_ROOT   | <學生交換資料><學生基本資料/></學生交換資料>",
                "XML_OTHER_ELEMENT| <學籍交換資料><學生資料/></學籍交換資料>",
                "XML_NO_PUPIL     | <學籍交換資料></學籍交換資料>",
                "XML_BROKEN       | <學籍交換資料><學生基本資料><基本資料>",
                "XML_BROKEN       | <學籍交換資料><學生基本資料></基本資料></學籍交換資料>"
            })
    void what_is_no_such_file_is_told_so(String code, String content) {
        rejects(content.getBytes(StandardCharsets.UTF_8), code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[<!ENTITY who SYSTEM \"file:///etc/passwd\">]",
                "[<!ENTITY who \"羅以恩\"><!ENTITY many \"&who;&who;&who;\">]",
                "SYSTEM \"http://example.invalid/a.dtd\" [<!ELEMENT 學籍交換資料 ANY>]"
            })
    void a_file_that_brings_declarations_is_refused(String declarations) {
        rejects(
                (HEAD + "<!DOCTYPE 學籍交換資料 " + declarations + ">"
                                + root(pupil("&who;", "2013-05-20", "7", "05", "A1", "")))
                        .getBytes(StandardCharsets.UTF_8),
                "XML_DECLARATIONS");
    }

    @Test
    void an_entity_is_never_looked_up_however_it_is_declared() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "SECRET");
        String hidden = "<!-- <a --><!DOCTYPE 學籍交換資料 [<!ENTITY who SYSTEM \"" + secret.toUri() + "\">]>";
        for (String head : List.of(hidden, "<!DOCTYPE 學籍交換資料 SYSTEM \"" + secret.toUri() + "\">")) {
            byte[] file = (HEAD + head + root(pupil("&who;", "2013-05-20", "7", "05", "A123456789", "")))
                    .getBytes(StandardCharsets.UTF_8);
            assertThatThrownBy(() -> read(file)).isInstanceOf(ImportRejected.class);
        }
    }

    @Test
    void every_element_that_is_wrong_is_named_and_nothing_repeated() throws IOException {
        List<ExchangePupil> pupils = read(root(pupil("羅以恩", "2013-05-20", "7", "05", "A123456789", "")
                + pupil("", "20 May", "seven", "null", "A123456788", "<異動資料_資料內容><異動原因>輟學</異動原因></異動資料_資料內容>")
                + "<學生基本資料><基本資料/></學生基本資料>"));

        assertThat(pupils.get(0).pupil()).isNotNull();
        assertThat(pupils.get(1).pupil()).isNull();
        assertThat(pupils.get(1).problems())
                .extracting(RowProblem::row, RowProblem::column, RowProblem::code)
                .containsExactlyInAnyOrder(
                        tuple(2, "異動原因", "UNKNOWN_CODE"),
                        tuple(2, "學生姓名", "ELEMENT_MISSING"),
                        tuple(2, "現在班級", "ELEMENT_MISSING"),
                        tuple(2, "證照號碼", "NATIONAL_ID_CHECK_DIGIT"),
                        tuple(2, "學生生日", "DATE_FORMAT"),
                        tuple(2, "現在年級", "GRADE_FORMAT"));
        assertThat(pupils.get(2).problems()).hasSize(5).allSatisfy(problem -> assertThat(problem.code())
                .isEqualTo("ELEMENT_MISSING"));
    }

    @Test
    void more_pupils_than_a_file_may_have_and_endless_depth_are_refused() {
        rejects(
                root("<學生基本資料/>".repeat(ExchangeFile.MAX_PUPILS + 1)).getBytes(StandardCharsets.UTF_8),
                "XML_TOO_MANY_PUPILS");
        rejects(root("<學生基本資料>" + "<a>".repeat(200_000)).getBytes(StandardCharsets.UTF_8), "XML_TOO_DEEP");
    }

    private void rejects(byte[] content, String code) {
        assertThatThrownBy(() -> read(content))
                .isInstanceOfSatisfying(ImportRejected.class, rejected -> assertThat(rejected.problems())
                        .extracting(RowProblem::code)
                        .containsExactly(code));
    }

    private List<ExchangePupil> read(String content) throws IOException {
        return read(content.getBytes(StandardCharsets.UTF_8));
    }

    private List<ExchangePupil> read(byte[] content) throws IOException {
        return ExchangeFile.read(Files.write(folder.resolve("register.xml"), content));
    }

    private static String root(String pupils) {
        return "<學籍交換資料>" + pupils + "</學籍交換資料>";
    }

    private static String pupil(
            String name, String bornOn, String grade, String className, String nationalId, String moved) {
        return """
                <學生基本資料><基本資料><學生姓名>%s</學生姓名><學生生日>%s</學生生日><現在年級>%s</現在年級><現在班級>%s</現在班級>
                <身分證證照><證照號碼>%s</證照號碼></身分證證照><監護人><監護人_姓名>某人</監護人_姓名></監護人></基本資料>
                <學期資料/><異動資料>%s</異動資料><期中資料><期中缺席><期中缺席_資料內容>
                <期中缺席_分月資料><期中缺席_年>2026</期中缺席_年><期中缺席_月>9</期中缺席_月></期中缺席_分月資料>
                <期中缺席_分月資料><期中缺席_年>2026</期中缺席_年><期中缺席_月>10</期中缺席_月></期中缺席_分月資料>
                </期中缺席_資料內容></期中缺席></期中資料></學生基本資料>""".formatted(name, bornOn, grade, className, nationalId, moved);
    }
}
