package org.rejoin.query.absence;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.CodeLists;

/**
 * The reasons of one category that a dropout report may name.
 *
 * @param name key of {@code reason.<name>}
 */
public record DropoutReasons(String name, List<CodeLists.Item> reasons) {

    private static final String LIST = "dropout-reasons";

    /** As they are offered in a school year, in the order of the list. */
    public static List<DropoutReasons> offeredIn(int schoolYear) {
        return offeredIn(List.of(schoolYear));
    }

    /** As they are offered in any of the school years, in the order of the list. */
    static List<DropoutReasons> offeredIn(List<Integer> schoolYears) {
        Set<CodeLists.Item> offered = schoolYears.stream()
                .flatMap(schoolYear -> CodeLists.offeredIn(LIST, schoolYear).stream())
                .collect(Collectors.toSet());
        Map<String, List<CodeLists.Item>> byCategory = CodeLists.of(LIST).stream()
                .filter(offered::contains)
                .collect(Collectors.groupingBy(
                        item -> String.valueOf(item.category()), LinkedHashMap::new, Collectors.toList()));
        return byCategory.entrySet().stream()
                .map(category -> new DropoutReasons(category.getKey(), category.getValue()))
                .toList();
    }

    /** Whether one of them was told. */
    public boolean holds(@Nullable List<String> told) {
        return told != null && reasons.stream().anyMatch(reason -> told.contains(reason.code()));
    }
}
