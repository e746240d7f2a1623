package org.rejoin.command.caseimport;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.rejoin.command.sheet.SheetRows;

/** A file as cases, one after the other. */
final class CaseRows {

    private CaseRows() {}

    static void read(Path file, SchoolLabels schools, Consumer<CaseRow> reader) {
        SheetRows.read(
                file,
                Column::headed,
                Column.REQUIRED,
                (heading, row) -> reader.accept(RowReader.read(heading, row, schools)));
    }
}
