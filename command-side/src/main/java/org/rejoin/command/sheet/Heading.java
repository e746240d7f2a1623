package org.rejoin.command.sheet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The first row: which column stands where, and how the file calls it. */
public final class Heading<C extends SheetColumn> {

    private static final int LONGEST_NAMED = 30;

    private final Function<String, Optional<C>> headed;
    private final Set<Integer> covered = new HashSet<>();
    private final Map<C, String> names = new HashMap<>();
    private final Map<C, Integer> positions = new LinkedHashMap<>();

    /** Rejects the file where the row is no heading or does not fit. */
    Heading(SheetRow row, Function<String, Optional<C>> headed, List<C> required) {
        this.headed = headed;
        List<String> cells = row.cells();
        // a row without any known name is somebody's data: nothing of it may be repeated
        if (cells.stream().noneMatch(cell -> headed.apply(cell).isPresent())) {
            throw new ImportRejected(RowProblem.of(row.number(), null, "HEADING_MISSING"));
        }
        RowProblems problems = new RowProblems();
        for (int position = 0; position < cells.size(); position++) {
            if (!cells.get(position).isEmpty()) {
                place(cells.get(position), position, row.number(), problems);
            }
        }
        for (C column : required) {
            if (!positions.containsKey(column)) {
                problems.add(RowProblem.of(row.number(), column.heading(), "COLUMN_MISSING"));
            }
        }
        problems.rejectIfAny();
    }

    private void place(String name, int position, int row, RowProblems problems) {
        C column = headed.apply(name).orElse(null);
        if (column == null) {
            problems.add(RowProblem.of(row, shortened(name), "COLUMN_UNKNOWN"));
        } else if (positions.putIfAbsent(column, position) != null) {
            problems.add(RowProblem.of(row, shortened(name), "COLUMN_TWICE"));
        } else {
            covered.add(position);
            names.put(column, name);
        }
    }

    public String cell(SheetRow row, C column) {
        Integer position = positions.get(column);
        return position == null ? "" : row.cell(position);
    }

    public String nameOf(C column) {
        return names.getOrDefault(column, column.heading());
    }

    /** What of the row could not be kept as it stands. */
    public List<RowProblem> unreadable(SheetRow row) {
        List<RowProblem> problems = new ArrayList<>();
        for (int position = 0; position < row.cells().size(); position++) {
            if (!covered.contains(position) && !row.cell(position).isEmpty()) {
                problems.add(RowProblem.of(row.number(), null, "CELL_WITHOUT_HEADING"));
            }
        }
        for (C column : positions.keySet()) {
            String text = cell(row, column);
            if (text.codePoints().anyMatch(Heading::isSelfMade)) {
                problems.add(RowProblem.of(row.number(), nameOf(column), "CHARACTER_SELF_MADE"));
            } else if (text.codePoints().anyMatch(Heading::isControl)) {
                problems.add(RowProblem.of(row.number(), nameOf(column), "CHARACTER_CONTROL"));
            }
        }
        return problems;
    }

    // 造字 exist on one computer only (R-FLD-06)
    private static boolean isSelfMade(int character) {
        return Character.getType(character) == Character.PRIVATE_USE;
    }

    private static boolean isControl(int character) {
        return character != '\t' && character != '\n' && character != '\r' && Character.isISOControl(character)
                || Character.getType(character) == Character.SURROGATE
                || character == Character.toChars(0xFFFD)[0];
    }

    private static String shortened(String name) {
        return name.codePoints()
                .limit(LONGEST_NAMED)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
