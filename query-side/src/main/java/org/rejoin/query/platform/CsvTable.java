package org.rejoin.query.platform;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An answer that can also be had as CSV. */
public interface CsvTable {

    /** Name of the file, without its ending. */
    String name();

    /** The names of the columns and then the lines, in a language. */
    Stream<List<@Nullable String>> records(Locale locale, ZoneId zone);
}
