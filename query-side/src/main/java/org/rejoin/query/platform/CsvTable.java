package org.rejoin.query.platform;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An answer that can also be had as CSV, or as a sheet (XLSX). */
public interface CsvTable {

    /** Name of the file, without its ending. */
    String name();

    /** The names of the columns and then the lines, in a language. */
    Stream<List<@Nullable String>> records(Locale locale, ZoneId zone);

    /** The columns, from 0, in which a sheet may calculate; a number of a student is none. */
    default Set<Integer> numbers() {
        return Set.of();
    }
}
