package org.rejoin.command.sheet;

import java.util.List;

/**
 * One row as text.
 *
 * @param number as the user counts it, heading = 1
 * @param excel dates may be day numbers
 */
public record SheetRow(int number, List<String> cells, boolean excel) {

    boolean isBlank() {
        return cells.stream().allMatch(String::isEmpty);
    }

    public String cell(int position) {
        return position < cells.size() ? cells.get(position) : "";
    }
}
