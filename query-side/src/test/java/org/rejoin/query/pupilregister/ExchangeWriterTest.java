package org.rejoin.query.pupilregister;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rejoin.event.pupilregister.Movement;
import org.rejoin.query.absence.AbsentDays;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** 學籍交換資料 as it is written, against a schema of the parts that are filled. */
@Tag("2.4")
class ExchangeWriterTest {

    private static final UUID SHE = UUID.randomUUID();

    @Test
    void a_file_holds_what_is_known_in_the_order_of_the_shape() throws Exception {
        ExchangedPupil pupil = new ExchangedPupil(
                "羅以恩 & <恩>",
                "A123456789",
                LocalDate.parse("2013-05-20"),
                7,
                "705",
                List.of(
                        new ExchangedPupil.Moved(Movement.ADMITTED, LocalDate.parse("2026-08-31")),
                        new ExchangedPupil.Moved(Movement.DROPPED_OUT, LocalDate.parse("2026-11-05"))),
                List.of(
                        new AbsentDays.Month(SHE, 2026, 10, 1, 2, 3, 4),
                        new AbsentDays.Month(SHE, 2026, 11, 0, 0, 5, 0)));

        Document file = validated(ExchangeWriter.write(List.of(pupil, unknown("忠班"))));

        assertThat(texts(file, "學生姓名")).containsExactly("羅以恩 & <恩>", "高向遠");
        assertThat(texts(file, "證照號碼")).containsExactly("A123456789", "F123456786");
        assertThat(texts(file, "現在班級")).containsExactly("05", "忠班");
        assertThat(texts(file, "異動原因")).containsExactly("新生入學", "中輟", "");
        assertThat(texts(file, "異動日期")).containsExactly("2026-08-31", "2026-11-05", "");
        assertThat(texts(file, "期中缺席_曠課數")).containsExactly("3", "5");
        assertThat(texts(file, "期中總缺席_曠課數")).containsExactly("8");
        assertThat(texts(file, "期中總缺席_病假數")).containsExactly("2");
        assertThat(texts(file, "期中總缺席_事假數")).containsExactly("1");
        assertThat(texts(file, "期中總缺席_其他假數")).containsExactly("4");
    }

    @ParameterizedTest
    @CsvSource({"705, 05", "712, 12", "700, 700", "805, 805", "7忠, 7忠", "05, 05"})
    void a_class_is_named_within_its_grade_where_its_name_says_the_grade(String className, String written)
            throws Exception {
        assertThat(texts(validated(ExchangeWriter.write(List.of(unknown(className)))), "現在班級"))
                .containsExactly(written);
    }

    @Test
    void what_xml_cannot_hold_breaks_no_file() throws Exception {
        ExchangedPupil pupil = new ExchangedPupil(
                "羅\u0000以\uD800恩𠮷", "A123456789", LocalDate.parse("2013-05-20"), 7, "705", List.of(), List.of());

        assertThat(texts(validated(ExchangeWriter.write(List.of(pupil))), "學生姓名"))
                .containsExactly("羅\uFFFD以\uFFFD恩𠮷");
    }

    private static ExchangedPupil unknown(String className) {
        return new ExchangedPupil(
                "高向遠", "F123456786", LocalDate.parse("2013-01-02"), 7, className, List.of(), List.of());
    }

    private static Document validated(byte[] file) throws Exception {
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(ExchangeWriterTest.class.getResource("exchange.xsd"))
                .newValidator()
                .validate(new StreamSource(new ByteArrayInputStream(file)));
        String text = new String(file, StandardCharsets.UTF_8);
        assertThat(text).startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    }

    private static List<String> texts(Document file, String element) {
        NodeList found = file.getElementsByTagName(element);
        return IntStream.range(0, found.getLength())
                .mapToObj(place -> found.item(place).getTextContent())
                .toList();
    }
}
