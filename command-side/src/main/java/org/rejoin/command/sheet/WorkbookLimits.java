package org.rejoin.command.sheet;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Looks through a workbook before it is read, because its reader takes room for what a file claims: for all columns up to
 * a cell's, for all digits of a number. It is looked at with the parsers of that reader, so that both see the same.
 */
final class WorkbookLimits {

    // what the directory of the archive says about sizes may be a lie, so they are counted
    private static final long MAX_UNPACKED = 64L * 1024 * 1024;
    // Excel's own
    private static final int MAX_CELLS_OF_ROW = 16_384;
    private static final int MAX_TEXT_OF_CELL = 32_767;
    private static final Pattern BEYOND_LAST_COLUMN = Pattern.compile("\\$?\\p{Alpha}{4}");
    private static final XMLInputFactory PARSERS = parsers();

    private int cellsOfRow;
    private int textOfCell;

    private WorkbookLimits() {}

    static void requireWithin(Path file) throws IOException {
        long left = MAX_UNPACKED;
        try (ZipFile archive = ZipFile.builder().setPath(file).get()) {
            for (ZipArchiveEntry entry : Collections.list(archive.getEntries())) {
                try (Unpacked part = new Unpacked(archive.getInputStream(entry), left)) {
                    new WorkbookLimits().look(part);
                    part.transferTo(OutputStream.nullOutputStream());
                    left = part.left;
                }
            }
        }
    }

    // where a part stops being XML, the reader will stop too: what is behind is not looked at
    private void look(InputStream part) throws IOException {
        try {
            XMLStreamReader xml = PARSERS.createXMLStreamReader(part);
            while (xml.hasNext()) {
                look(xml, xml.next());
            }
        } catch (XMLStreamException noXml) {
            if (noXml.getNestedException() instanceof IOException unreadable) {
                throw unreadable;
            }
        }
    }

    private void look(XMLStreamReader xml, int token) {
        if (token == XMLStreamReader.START_ELEMENT && xml.getLocalName().equals("c")) {
            cellsOfRow++;
            textOfCell = 0;
            require(cellsOfRow <= MAX_CELLS_OF_ROW && !isBeyondLastColumn(xml.getAttributeValue(null, "r")));
        } else if (token == XMLStreamReader.END_ELEMENT && xml.getLocalName().equals("row")) {
            cellsOfRow = 0;
        } else if (xml.hasText() && cellsOfRow > 0) {
            textOfCell += xml.getTextLength();
            require(textOfCell <= MAX_TEXT_OF_CELL);
        }
    }

    private static boolean isBeyondLastColumn(@Nullable String reference) {
        return reference != null && BEYOND_LAST_COLUMN.matcher(reference).lookingAt();
    }

    private static void require(boolean within) {
        if (!within) {
            throw new ImportRejected(RowProblem.of(1, null, "FILE_UNREADABLE"));
        }
    }

    private static XMLInputFactory parsers() {
        XMLInputFactory parsers = new InputFactoryImpl();
        parsers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        parsers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return parsers;
    }

    /** A part of the archive, refused when more comes out of it than is left. */
    private static final class Unpacked extends FilterInputStream {

        private long left;

        Unpacked(InputStream bytes, long left) {
            super(bytes);
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int read) {
            left -= read;
            if (left < 0) {
                throw new ImportRejected(RowProblem.of(1, null, "FILE_TOO_LARGE"));
            }
        }
    }
}
