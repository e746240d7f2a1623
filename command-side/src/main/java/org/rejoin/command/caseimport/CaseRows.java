package org.rejoin.command.caseimport;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A file as cases, one after the other. */
final class CaseRows {

    private final SchoolLabels schools;
    private final Consumer<CaseRow> reader;
    private @Nullable Heading heading;
    private int rows;

    private CaseRows(SchoolLabels schools, Consumer<CaseRow> reader) {
        this.schools = schools;
        this.reader = reader;
    }

    static void read(Path file, SchoolLabels schools, Consumer<CaseRow> reader) {
        CaseRows rows = new CaseRows(schools, reader);
        SheetFile.read(file, rows::read);
        if (rows.rows == 0) {
            throw new ImportRejected(RowProblem.of(1, null, "FILE_EMPTY"));
        }
    }

    private void read(SheetRow row) {
        if (heading == null) {
            heading = new Heading(row);
        } else {
            rows++;
            reader.accept(RowReader.read(heading, row, schools));
        }
    }
}
