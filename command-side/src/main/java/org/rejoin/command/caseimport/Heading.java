package org.rejoin.command.caseimport;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The first row: which column stands where, and how the file calls it. */
final class Heading {

    private static final int LONGEST_NAMED = 30;

    private final Map<Integer, Column> columns = new HashMap<>();
    private final Map<Column, String> names = new EnumMap<>(Column.class);
    private final Map<Column, Integer> positions = new EnumMap<>(Column.class);

    /** Rejects the file where the row is no heading or does not fit. */
    Heading(SheetRow row) {
        List<String> cells = row.cells();
        // a row without any known name is somebody's data: nothing of it may be repeated
        if (cells.stream().noneMatch(cell -> Column.headed(cell).isPresent())) {
            throw new ImportRejected(RowProblem.of(row.number(), null, "HEADING_MISSING"));
        }
        RowProblems problems = new RowProblems();
        for (int position = 0; position < cells.size(); position++) {
            if (!cells.get(position).isEmpty()) {
                place(cells.get(position), position, row.number(), problems);
            }
        }
        for (Column required : Column.REQUIRED) {
            if (!positions.containsKey(required)) {
                problems.add(RowProblem.of(row.number(), required.heading(), "COLUMN_MISSING"));
            }
        }
        problems.rejectIfAny();
    }

    private void place(String name, int position, int row, RowProblems problems) {
        Column column = Column.headed(name).orElse(null);
        if (column == null) {
            problems.add(RowProblem.of(row, shortened(name), "COLUMN_UNKNOWN"));
        } else if (positions.putIfAbsent(column, position) != null) {
            problems.add(RowProblem.of(row, shortened(name), "COLUMN_TWICE"));
        } else {
            columns.put(position, column);
            names.put(column, name);
        }
    }

    boolean covers(int position) {
        return columns.containsKey(position);
    }

    String cell(SheetRow row, Column column) {
        Integer position = positions.get(column);
        return position == null ? "" : row.cell(position);
    }

    String nameOf(Column column) {
        return names.getOrDefault(column, column.heading());
    }

    private static String shortened(String name) {
        return name.codePoints()
                .limit(LONGEST_NAMED)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
