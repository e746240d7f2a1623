package org.rejoin.command.sheet;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** CSV (UTF-8 or Big5) or XLSX, told apart by content; read row by row, never whole. */
final class SheetFile {

    private static final int LONGEST_SCALE = 30;
    // not Big5-HKSCS: it reads the self-made characters of a Taiwanese school as other people's characters
    private static final Charset BIG5 = Charset.forName("MS950");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private SheetFile() {}

    static void read(Path file, Consumer<SheetRow> reader) {
        try {
            byte[] start = startOf(file);
            if (ReadableWorkbook.isOLE2Header(start)) {
                throw fileProblem("FILE_IS_OLD_EXCEL");
            }
            if (ReadableWorkbook.isOOXMLZipHeader(start)) {
                readWorkbook(file, reader);
            } else {
                readCsv(file, charsetOf(file), reader);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] startOf(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return Arrays.copyOf(bytes.readNBytes(8), 8);
        }
    }

    private static Charset charsetOf(Path file) throws IOException {
        for (Charset charset : List.of(StandardCharsets.UTF_8, BIG5)) {
            if (decodes(file, charset)) {
                return charset;
            }
        }
        throw fileProblem("FILE_ENCODING");
    }

    private static boolean decodes(Path file, Charset charset) throws IOException {
        char[] buffer = new char[8192];
        try (Reader characters = open(file, charset)) {
            while (characters.read(buffer) >= 0) {}
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static Reader open(Path file, Charset charset) throws IOException {
        CharsetDecoder strict = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        return new BufferedReader(new InputStreamReader(Files.newInputStream(file), strict));
    }

    private static void readCsv(Path file, Charset charset, Consumer<SheetRow> reader) throws IOException {
        // a row of Excel is a record here, also when a quoted cell spans lines: so records are counted, not lines
        int number = 0;
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .skipEmptyLines(false)
                .allowUnclosedQuote(false)
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofCsvRecord(open(file, charset))) {
            for (CsvRecord record : records) {
                number++;
                List<String> cells = new ArrayList<>(record.getFieldCount());
                for (String field : record.getFields()) {
                    cells.add(number == 1 && cells.isEmpty() ? withoutMark(field) : field.strip());
                }
                deliver(new SheetRow(number, cells, false), reader);
            }
        } catch (CsvParseException e) {
            throw new ImportRejected(RowProblem.of(number + 1, null, "FILE_QUOTES"));
        }
    }

    private static String withoutMark(String field) {
        return (field.startsWith(BYTE_ORDER_MARK) ? field.substring(1) : field).strip();
    }

    private static void readWorkbook(Path file, Consumer<SheetRow> reader) throws IOException {
        try (ReadableWorkbook workbook = readable(() -> open(file));
                Stream<Row> rows = readable(() -> workbook.getFirstSheet().openStream())) {
            if (workbook.isDate1904()) {
                throw fileProblem("FILE_DATES_1904");
            }
            Iterator<Row> row = rows.iterator();
            // counted too: a file may give all its rows the same number
            for (int count = 1; readable(row::hasNext); count++) {
                refuseBeyondLastRow(count);
                deliver(readable(() -> sheetRow(row.next())), reader);
            }
        }
    }

    private static ReadableWorkbook open(Path file) throws IOException {
        WorkbookLimits.requireWithin(file);
        return new ReadableWorkbook(file.toFile());
    }

    // the parser throws whatever comes up where a file is not as it should be; what the rows lead to is not its fault
    private static <T> T readable(Callable<T> part) {
        try {
            return part.call();
        } catch (ImportRejected rejected) {
            throw rejected;
        } catch (Exception damaged) {
            throw fileProblem("FILE_UNREADABLE");
        }
    }

    private static SheetRow sheetRow(Row row) {
        return new SheetRow(row.getRowNum(), cellsOf(row), true);
    }

    private static List<String> cellsOf(Row row) {
        List<String> cells = new ArrayList<>();
        for (Cell cell : row) {
            if (cell != null) {
                while (cells.size() < cell.getColumnIndex()) {
                    cells.add("");
                }
                cells.add(textOf(cell).strip());
            }
        }
        return cells;
    }

    private static String textOf(Cell cell) {
        if (cell.getType() == CellType.NUMBER) {
            return plain(cell.getRawValue());
        }
        return Objects.toString(cell.getType() == CellType.STRING ? cell.getText() : cell.getRawValue(), "");
    }

    // 1E999999999 would be a text of a gigabyte
    private static String plain(String number) {
        BigDecimal value = new BigDecimal(number).stripTrailingZeros();
        return Math.abs((long) value.scale()) > LONGEST_SCALE ? number : value.toPlainString();
    }

    private static void deliver(SheetRow row, Consumer<SheetRow> reader) {
        refuseBeyondLastRow(row.number());
        if (!row.isBlank()) {
            reader.accept(row);
        }
    }

    private static void refuseBeyondLastRow(int number) {
        if (number > SheetRows.MAX_ROWS + 1) {
            throw new ImportRejected(RowProblem.of(number, null, "FILE_TOO_MANY_ROWS", SheetRows.MAX_ROWS));
        }
    }

    private static ImportRejected fileProblem(String code) {
        return new ImportRejected(RowProblem.of(1, null, code));
    }
}
