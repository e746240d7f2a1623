package org.rejoin.query.statistics;

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

/** Writes a report as CSV for spreadsheets, in the language of the request. */
@Component
class CsvReportConverter extends AbstractHttpMessageConverter<CsvReport> {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String STARTS_FORMULA = "=+-@\t\r";

    private final ZoneId zone;

    CsvReportConverter(@Value("${rejoin.zone:Asia/Taipei}") ZoneId zone) {
        super(StandardCharsets.UTF_8, new MediaType("text", "csv", StandardCharsets.UTF_8));
        this.zone = zone;
    }

    @Override
    protected boolean supports(Class<?> type) {
        return CsvReport.class.isAssignableFrom(type);
    }

    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected CsvReport readInternal(Class<? extends CsvReport> type, HttpInputMessage input) {
        throw new HttpMessageNotReadableException("Reports are only written", input);
    }

    @Override
    protected void writeInternal(CsvReport report, HttpOutputMessage output) throws IOException {
        output.getHeaders()
                .setContentDisposition(ContentDisposition.attachment()
                        .filename(report.name() + ".csv")
                        .build());
        Labels labels = new Labels(LocaleContextHolder.getLocale(), zone);
        Writer writer = new OutputStreamWriter(output.getBody(), StandardCharsets.UTF_8);
        // without the mark, spreadsheets take UTF-8 for the code page of the machine
        writer.write(BYTE_ORDER_MARK);
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(writer)) {
            csv.writeRecord(report.columns().stream()
                    .map(column -> labels.text("column." + column))
                    .toList());
            report.lines(labels)
                    .forEach(line -> csv.writeRecord(
                            line.stream().map(CsvReportConverter::asText).toList()));
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
