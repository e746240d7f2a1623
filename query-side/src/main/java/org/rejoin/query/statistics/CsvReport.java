package org.rejoin.query.statistics;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A report that is also a table. */
interface CsvReport {

    /** Name of the file, without its ending. */
    String name();

    List<String> columns();

    Stream<List<@Nullable String>> lines(Labels labels);
}
