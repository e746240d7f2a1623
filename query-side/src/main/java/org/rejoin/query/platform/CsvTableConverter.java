package org.rejoin.query.platform;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;

/** Writes a table as CSV for spreadsheets, in the language of the request. */
@Component
class CsvTableConverter extends AbstractHttpMessageConverter<CsvTable> {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String STARTS_FORMULA = "=+-@\t\r";

    private final ZoneId zone;

    CsvTableConverter(@Value("${rejoin.zone:Asia/Taipei}") ZoneId zone) {
        super(StandardCharsets.UTF_8, FileFormat.CSV.type());
        this.zone = zone;
    }

    @Override
    protected boolean supports(Class<?> type) {
        return CsvTable.class.isAssignableFrom(type);
    }

    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected CsvTable readInternal(Class<? extends CsvTable> type, HttpInputMessage input) {
        throw new HttpMessageNotReadableException("Tables are only written", input);
    }

    @Override
    protected void writeInternal(CsvTable table, HttpOutputMessage output) throws IOException {
        output.getHeaders()
                .setContentDisposition(ContentDisposition.attachment()
                        .filename(table.name() + ".csv")
                        .build());
        Writer writer = new OutputStreamWriter(output.getBody(), StandardCharsets.UTF_8);
        // without the mark, spreadsheets take UTF-8 for the code page of the machine
        writer.write(BYTE_ORDER_MARK);
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(writer)) {
            table.records(LocaleContextHolder.getLocale(), zone)
                    .forEach(line -> csv.writeRecord(
                            line.stream().map(CsvTableConverter::asText).toList()));
        }
    }

    /** A cell that a spreadsheet would calculate is marked as text. */
    private static String asText(@Nullable String cell) {
        if (cell == null || cell.isEmpty()) {
            return "";
        }
        return STARTS_FORMULA.indexOf(cell.charAt(0)) < 0 ? cell : "'" + cell;
    }
}
