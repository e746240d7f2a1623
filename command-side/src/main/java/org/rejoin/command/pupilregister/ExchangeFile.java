package org.rejoin.command.pupilregister;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.rejoin.command.sheet.ImportRejected;
import org.rejoin.command.sheet.RowProblem;

/**
 * Reads 學籍交換資料 (SPEC 2.4). Register systems name a DTD at its head: it is passed over and never fetched, and who brings
 * declarations of the own is refused.
 */
final class ExchangeFile {

    /** Each takes a transaction: what has more is sent one grade after the other. */
    static final int MAX_PUPILS = 3_000;

    private static final String ROOT = "學籍交換資料";
    private static final String PUPIL = "學生基本資料";
    // a national id, a name, a class: what is longer is none
    private static final int LONGEST_TEXT = 1_000;
    private static final int DEEPEST = 100;
    private static final Charset BIG5 = Charset.forName("MS950");
    private static final Set<String> NAMES_OF_BIG5 = Set.of("BIG5", "MS950", "CP950", "X-WINDOWS-950");
    private static final Pattern DECLARED = Pattern.compile("^\\s*<\\?xml[^>]*encoding\\s*=\\s*[\"']([^\"']+)[\"']");
    private static final Pattern DOCTYPE = Pattern.compile("<!DOCTYPE[^>\\[]*\\[|<!ENTITY");
    private static final Pattern FIRST_ELEMENT = Pattern.compile("<[^!?]");

    private final Deque<String> open = new ArrayDeque<>();
    private final List<ExchangePupil> pupils = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private ExchangePupilReader pupil = new ExchangePupilReader(1);

    private ExchangeFile() {}

    static List<ExchangePupil> read(Path file) throws IOException {
        String content = decoded(Files.readAllBytes(file));
        Matcher first = FIRST_ELEMENT.matcher(content);
        String head = first.find() ? content.substring(0, first.start()) : content;
        if (DOCTYPE.matcher(head).find()) {
            throw rejected("XML_DECLARATIONS");
        }
        ExchangeFile reader = new ExchangeFile();
        try {
            reader.read(parsers().createXMLStreamReader(new StringReader(content)));
        } catch (XMLStreamException broken) {
            int line = broken.getLocation() == null ? 1 : broken.getLocation().getLineNumber();
            throw rejected(reader.open.isEmpty() && reader.pupils.isEmpty() ? "XML_NONE" : "XML_BROKEN", line);
        }
        if (reader.pupils.isEmpty()) {
            throw rejected("XML_NO_PUPIL");
        }
        return reader.pupils;
    }

    private void read(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> begins(xml.getLocalName());
                case XMLStreamConstants.END_ELEMENT -> ends();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> keep(xml);
                case XMLStreamConstants.ENTITY_REFERENCE -> throw rejected("XML_DECLARATIONS");
                default -> {}
            }
        }
    }

    private void begins(String name) {
        if (open.isEmpty() && !name.equals(ROOT)) {
            throw rejected("XML_OTHER_ROOT", ROOT);
        }
        if (open.size() == DEEPEST) {
            throw rejected("XML_TOO_DEEP");
        }
        if (open.size() == 1 && !name.equals(PUPIL)) {
            throw rejected("XML_OTHER_ELEMENT", PUPIL);
        }
        if (open.size() == 1 && pupils.size() == MAX_PUPILS) {
            throw rejected("XML_TOO_MANY_PUPILS", MAX_PUPILS);
        }
        open.push(name);
        text.setLength(0);
    }

    private void ends() {
        String name = open.pop();
        if (open.size() == 1) {
            pupils.add(pupil.pupil());
            pupil = new ExchangePupilReader(pupils.size() + 1);
        } else if (open.size() > 1) {
            pupil.take(name, text.toString().strip());
        }
        text.setLength(0);
    }

    private void keep(XMLStreamReader xml) {
        int room = LONGEST_TEXT - text.length();
        if (room > 0) {
            text.append(xml.getTextCharacters(), xml.getTextStart(), Math.min(room, xml.getTextLength()));
        }
    }

    private static String decoded(byte[] bytes) {
        return decoded(bytes, StandardCharsets.UTF_8)
                .or(() -> saysBig5(bytes) ? decoded(bytes, BIG5) : Optional.empty())
                .map(content -> content.startsWith("\uFEFF") ? content.substring(1) : content)
                .orElseThrow(() -> rejected("XML_ENCODING"));
    }

    private static boolean saysBig5(byte[] bytes) {
        Matcher declared =
                DECLARED.matcher(new String(bytes, 0, Math.min(bytes.length, 200), StandardCharsets.ISO_8859_1));
        return declared.find() && NAMES_OF_BIG5.contains(declared.group(1).toUpperCase(Locale.ROOT));
    }

    private static Optional<String> decoded(byte[] bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static ImportRejected rejected(String code, Object... arguments) {
        return new ImportRejected(RowProblem.of(1, null, code, arguments));
    }

    // the JDK's own: another one may lie on the class path, and not know these properties
    private static XMLInputFactory parsers() {
        XMLInputFactory parsers = XMLInputFactory.newDefaultFactory();
        parsers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        parsers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        parsers.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("Nothing is fetched");
        });
        return parsers;
    }
}
