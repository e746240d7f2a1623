package org.rejoin.command.caseimport;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.rejoin.command.sheet.ImportRejected;
import org.rejoin.command.sheet.RowProblem;
import org.rejoin.event.casefile.CaseForm;

/** Files as schools send them, and what is read from them. */
final class FileOfCases {

    static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    static final String SCHOOL = "990001";
    static final SchoolLabels SCHOOLS = new SchoolLabels(
            Map.of(SCHOOL, "示範縣立松濤高級中學", "990002", "示範縣立雲嶺高級中學", "990003", "示範縣立海灣高級中學", "990001N", "示範縣立松濤高級中學進修部"));
    static final Path SAMPLES = Path.of("..", "docs", "samples");

    private FileOfCases() {}

    /** A row that could be filed. */
    static Map<String, String> row() {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("離校種類", "休學");
        row.put("身分證字號", "A123456789");
        row.put("學生姓名", "江宥辰");
        row.put("出生日期", "2009-12-05");
        row.put("學生身份", "一般生");
        row.put("監護人關係", "父");
        row.put("監護人電話", "04-0001234;0900-000-456");
        row.put("離校時間", "2026-11-02");
        row.put("主要原因", "經濟因素");
        return row;
    }

    static Map<String, String> row(String column, String value) {
        Map<String, String> row = row();
        row.put(column, value);
        return row;
    }

    static Path csv(Path folder, List<Map<String, String>> rows) {
        List<String> columns =
                rows.stream().flatMap(row -> row.keySet().stream()).distinct().toList();
        List<String> lines = new ArrayList<>();
        lines.add(String.join(",", columns));
        for (Map<String, String> row : rows) {
            lines.add(columns.stream()
                    .map(column -> '"' + row.getOrDefault(column, "").replace("\"", "\"\"") + '"')
                    .collect(Collectors.joining(",")));
        }
        return text(folder, String.join("\r\n", lines), StandardCharsets.UTF_8);
    }

    static Path text(Path folder, String text, Charset charset) {
        return bytes(folder, text.getBytes(charset));
    }

    static Path bytes(Path folder, byte[] bytes) {
        try {
            return Files.write(Files.createTempFile(folder, "cases", ".csv"), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param rows cells are texts, numbers or dates */
    static Path workbook(Path folder, List<List<?>> rows) {
        Path file = folder.resolve("cases.xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("cases");
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < rows.get(row).size(); column++) {
                    write(sheet, row, column, rows.get(row).get(column));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    private static void write(Worksheet sheet, int row, int column, Object value) {
        if (value instanceof Number number) {
            sheet.value(row, column, number);
        } else if (value instanceof LocalDate day) {
            sheet.value(row, column, day);
            sheet.style(row, column).format("yyyy/mm/dd").set();
        } else {
            sheet.value(row, column, (String) value);
        }
    }

    static List<CaseRow> rowsOf(Path file) {
        List<CaseRow> rows = new ArrayList<>();
        CaseRows.read(file, SCHOOLS, rows::add);
        return rows;
    }

    static CaseForm formOf(Path file) {
        return rowsOf(file).get(0).form();
    }

    /** Every problem of a file, checked on {@link #TODAY} for {@link #SCHOOL}. */
    static List<RowProblem> problemsOf(Path file) {
        try {
            RowCheck check = new RowCheck(SCHOOL, TODAY, SCHOOLS);
            CaseRows.read(file, SCHOOLS, check);
            check.rejectIfAny();
            return List.of();
        } catch (ImportRejected rejected) {
            return rejected.problems();
        }
    }
}
