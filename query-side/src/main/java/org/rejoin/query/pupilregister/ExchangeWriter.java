package org.rejoin.query.pupilregister;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.rejoin.query.absence.AbsentDays;

/** Writes pupils as 學籍交換資料 (SPEC 2.4): every element of the shape, empty where the service holds nothing. */
final class ExchangeWriter {

    private static final String ROOT = "學籍交換資料";
    private static final String PUPIL = "學生基本資料";
    private static final String MOVED = "異動資料_資料內容";
    private static final String DURING_TERM = "期中資料";
    private static final String MONTH = "期中缺席_分月資料";
    private static final String DAYS = "日";
    // what XML cannot hold
    private static final Pattern UNWRITABLE =
            Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    private final XMLStreamWriter xml;

    private ExchangeWriter(XMLStreamWriter xml) {
        this.xml = xml;
    }

    static byte[] write(List<ExchangedPupil> pupils) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            String encoding = StandardCharsets.UTF_8.name();
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(file, encoding);
            xml.writeStartDocument(encoding, "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement(ROOT);
            for (ExchangedPupil pupil : pupils) {
                xml.writeCharacters("\n");
                new ExchangeWriter(xml).element(PUPIL, textsOf(pupil), pupil);
            }
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Could not be written", e);
        }
        return file.toByteArray();
    }

    private void element(String name, Map<String, String> texts, ExchangedPupil pupil) throws XMLStreamException {
        List<String> within = ExchangeShape.within(name);
        String text = texts.getOrDefault(name, "");
        if (within.isEmpty() && text.isEmpty()) {
            xml.writeEmptyElement(name);
            return;
        }
        xml.writeStartElement(name);
        xml.writeCharacters(UNWRITABLE.matcher(text).replaceAll("\uFFFD"));
        for (String one : within) {
            within(one, texts, pupil);
        }
        xml.writeEndElement();
    }

    private void within(String name, Map<String, String> texts, ExchangedPupil pupil) throws XMLStreamException {
        if (name.equals(DURING_TERM) && pupil.absences().isEmpty()) {
            return;
        }
        List<Map<String, String>> repeated =
                switch (name) {
                    case MOVED ->
                        pupil.movements().stream().map(ExchangeWriter::textsOf).toList();
                    case MONTH ->
                        pupil.absences().stream().map(ExchangeWriter::textsOf).toList();
                    default -> List.of();
                };
        if (repeated.isEmpty()) {
            element(name, texts, pupil);
        }
        for (Map<String, String> one : repeated) {
            element(name, one, pupil);
        }
    }

    private static Map<String, String> textsOf(ExchangedPupil pupil) {
        return Map.of(
                "學生姓名", pupil.name(),
                "學生生日", pupil.bornOn().toString(),
                "現在年級", Integer.toString(pupil.grade()),
                "現在班級", classOf(pupil),
                "證照號碼", pupil.nationalId(),
                "期中總缺席_事假數", sum(pupil, AbsentDays.Month::personal),
                "期中總缺席_病假數", sum(pupil, AbsentDays.Month::sick),
                "期中總缺席_曠課數", sum(pupil, AbsentDays.Month::without),
                "期中總缺席_其他假數", sum(pupil, AbsentDays.Month::other),
                "期中總缺席_單位", DAYS);
    }

    // of 705 in grade 7 it is class 05
    private static String classOf(ExchangedPupil pupil) {
        String className = pupil.className();
        return className.matches(pupil.grade() + "(?!00)\\d{2}")
                ? className.substring(className.length() - 2)
                : className;
    }

    private static Map<String, String> textsOf(ExchangedPupil.Moved moved) {
        return Map.of("異動日期", moved.on().toString(), "異動原因", moved.movement().word());
    }

    private static Map<String, String> textsOf(AbsentDays.Month month) {
        return Map.of(
                "期中缺席_年", Integer.toString(month.year()),
                "期中缺席_月", Integer.toString(month.month()),
                "期中缺席_事假數", Integer.toString(month.personal()),
                "期中缺席_病假數", Integer.toString(month.sick()),
                "期中缺席_曠課數", Integer.toString(month.without()),
                "期中缺席_其他假數", Integer.toString(month.other()));
    }

    private static String sum(ExchangedPupil pupil, ToIntFunction<AbsentDays.Month> days) {
        return Integer.toString(pupil.absences().stream().mapToInt(days).sum());
    }
}
