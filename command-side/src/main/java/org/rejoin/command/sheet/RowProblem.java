package org.rejoin.command.sheet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stops a file: row as the user counts it (the heading is 1), column as the file names it, never the value. */
public record RowProblem(int row, @Nullable String column, String code, List<Object> arguments) {

    public static RowProblem of(int row, @Nullable String column, String code, Object... arguments) {
        return new RowProblem(row, column, code, List.of(arguments));
    }
}
