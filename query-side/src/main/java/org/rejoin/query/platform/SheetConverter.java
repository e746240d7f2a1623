package org.rejoin.query.platform;

import java.io.IOException;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
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

/** Writes a table as XLSX, in the language of the request; every cell is text or a number, none a formula. */
@Component
class SheetConverter extends AbstractHttpMessageConverter<CsvTable> {

    private static final String WHOLE_NUMBER = "\\d{1,15}";

    private final ZoneId zone;

    SheetConverter(@Value("${rejoin.zone:Asia/Taipei}") ZoneId zone) {
        super(FileFormat.XLSX.type());
        this.zone = zone;
    }

    @Override
    protected boolean supports(Class<?> type) {
        return CsvTable.class.isAssignableFrom(type);
    }

    @Override
    protected CsvTable readInternal(Class<? extends CsvTable> type, HttpInputMessage input) {
        throw new HttpMessageNotReadableException("Tables are only written", input);
    }

    @Override
    protected void writeInternal(CsvTable table, HttpOutputMessage output) throws IOException {
        output.getHeaders()
                .setContentDisposition(ContentDisposition.attachment()
                        .filename(table.name() + ".xlsx")
                        .build());
        Workbook book = new Workbook(output.getBody(), "Rejoin", null);
        Worksheet sheet = book.newWorksheet(table.name());
        Set<Integer> numbers = table.numbers();
        Iterator<List<@Nullable String>> lines =
                table.records(LocaleContextHolder.getLocale(), zone).iterator();
        for (int row = 0; lines.hasNext(); row++) {
            List<@Nullable String> line = lines.next();
            for (int column = 0; column < line.size(); column++) {
                write(sheet, row, column, line.get(column), row > 0 && numbers.contains(column));
            }
        }
        sheet.freezePane(0, 1);
        book.finish();
    }

    @Override
    public boolean canRead(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    private static void write(Worksheet sheet, int row, int column, @Nullable String cell, boolean number) {
        if (cell == null || cell.isEmpty()) {
            return;
        }
        if (number && cell.matches(WHOLE_NUMBER)) {
            sheet.value(row, column, Long.parseLong(cell));
        } else {
            sheet.value(row, column, cell);
        }
    }
}
