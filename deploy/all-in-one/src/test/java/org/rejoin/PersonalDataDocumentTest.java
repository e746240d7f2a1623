package org.rejoin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps docs/personal-data.md true: whoever adds a column says there whether it may hold what is a person's own. */
@Tag("c30")
class PersonalDataDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "..", "docs", "personal-data.md");
    private static final String WITHOUT = "## Columns without personal data";
    // | `schema.table` | `column`, `column` | …
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+\\.\\w+)` \\| ([^|]+) \\|");
    private static final Pattern COLUMN = Pattern.compile("`(\\w+)`");

    @Test
    void every_column_that_could_hold_personal_data_is_in_one_of_the_two_lists() throws IOException {
        String document = Files.readString(DOCUMENT);
        int border = document.indexOf(WITHOUT);
        List<String> with = columnsIn(document.substring(0, border));
        List<String> without = columnsIn(document.substring(border));

        assertThat(with)
                .as("columns with personal data")
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(without);
        assertThat(without).doesNotHaveDuplicates();
        Set<String> documented = new TreeSet<>(with);
        documented.addAll(without);
        assertThat(documented).as("documented columns").isEqualTo(columnsOfTheDatabase());
    }

    private static List<String> columnsIn(String part) {
        return ROW.matcher(part)
                .results()
                .flatMap(row ->
                        COLUMN.matcher(row.group(2)).results().map(column -> row.group(1) + "." + column.group(1)))
                .toList();
    }

    /** Text, dates and what holds both; numbers, moments and UUIDs are nobody's own. */
    private static Set<String> columnsOfTheDatabase() {
        return new TreeSet<>(Service.bean(JdbcClient.class).sql("""
                        SELECT nspname || '.' || relname || '.' || attname
                          FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
                               JOIN pg_namespace ON pg_namespace.oid = relnamespace
                               JOIN pg_type ON pg_type.oid = atttypid
                         WHERE nspname IN ('command_side', 'read_model', 'access_log', 'audit', 'key_store', 'event_store')
                           AND relkind IN ('r', 'p') AND attnum > 0 AND NOT attisdropped AND relname !~ 'flyway'
                           AND (typname IN ('text', 'varchar', 'bpchar', 'json', 'jsonb', 'date', 'bytea', 'xml', 'inet')
                                OR typcategory = 'A' AND typname IN ('_text', '_varchar', '_bpchar', '_jsonb', '_date'))""").query(String.class).list().stream()
                .collect(Collectors.toSet()));
    }
}
