package org.rejoin.query.absence;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.CodeLists;

/**
 * The reasons of one category that a dropout report may name.
 *
 * @param name key of {@code reason.<name>}
 */
public record DropoutReasons(String name, List<CodeLists.Item> reasons) {

    /** As they are offered in a school year, in the order of the list. */
    public static List<DropoutReasons> offeredIn(int schoolYear) {
        Map<String, List<CodeLists.Item>> byCategory = CodeLists.offeredIn("dropout-reasons", schoolYear).stream()
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
