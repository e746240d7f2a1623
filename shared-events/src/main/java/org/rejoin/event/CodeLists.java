package org.rejoin.event;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The code lists of SPEC 1.3, in the order of the documents, each item with the school years in which it is offered. */
public final class CodeLists {

    public static final String UNKNOWN = "UNKNOWN";

    private static final Map<String, List<Item>> LISTS = read();

    private CodeLists() {}

    /**
     * @param code what events and the API carry
     * @param category grouping within the list (reason category, county of a school); null where there is none
     * @param firstSchoolYear ROC school year from which the item is offered; null = always
     * @param lastSchoolYear ROC school year to which the item is offered; null = still
     */
    public record Item(
            String code,
            @Nullable String category,
            String zh,
            String en,
            @Nullable Integer firstSchoolYear,
            @Nullable Integer lastSchoolYear) {

        boolean isOfferedIn(int schoolYear) {
            return (firstSchoolYear == null || firstSchoolYear <= schoolYear)
                    && (lastSchoolYear == null || schoolYear <= lastSchoolYear);
        }
    }

    public static Set<String> names() {
        return LISTS.keySet();
    }

    /** All items ever offered; empty for a list that does not exist. */
    public static List<Item> of(String list) {
        return LISTS.getOrDefault(list, List.of());
    }

    public static List<Item> offeredIn(String list, int schoolYear) {
        return of(list).stream().filter(item -> item.isOfferedIn(schoolYear)).toList();
    }

    public static Optional<Item> find(String list, String code) {
        return of(list).stream().filter(item -> item.code().equals(code)).findFirst();
    }

    public static boolean contains(String list, String code) {
        return find(list, code).isPresent();
    }

    public static @Nullable String categoryOf(String list, @Nullable String code) {
        return code == null ? null : find(list, code).map(Item::category).orElse(null);
    }

    /** The code of a label in either language or of the code itself; empty where nothing fits. */
    public static Optional<String> codeOf(String list, String label) {
        return of(list).stream()
                .filter(item -> item.code().equals(label)
                        || item.zh().equals(label)
                        || item.en().equals(label))
                .map(Item::code)
                .findFirst();
    }

    private static Map<String, List<Item>> read() {
        try (InputStream resource = Objects.requireNonNull(CodeLists.class.getResourceAsStream("code-lists.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\\|", -1))
                    .collect(Collectors.groupingBy(
                            columns -> columns[0],
                            LinkedHashMap::new,
                            Collectors.mapping(CodeLists::item, Collectors.toUnmodifiableList())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Item item(String[] columns) {
        return new Item(
                columns[1],
                columns[2].isEmpty() ? null : columns[2],
                columns[3],
                columns[4],
                columns[5].isEmpty() ? null : Integer.valueOf(columns[5]),
                columns[6].isEmpty() ? null : Integer.valueOf(columns[6]));
    }
}
