package org.rejoin.query.statistics;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rejoin.event.CodeLists;
import org.rejoin.query.Labels;

/** By what a report groups, in the order of its rows. */
enum Dimension {
    ALL(List.of()),
    LEAVING_TYPE(codesOf("leaving-types")),
    REASON_CATEGORY(categoriesOf("leaving-reasons")),
    CLOSURE_REASON(codesOf("closure-reasons")),
    STATUS(codesOf("statuses")),
    MEASURE(codesOf("measures")),
    LIFE_SITUATION(codesOf("life-situations"));

    private final List<String> codes;

    Dimension(List<String> codes) {
        this.codes = codes;
    }

    /** Place of a code in the order of the forms. */
    int placeOf(@Nullable String code) {
        int place = codes.indexOf(code == null ? "" : code);
        return place < 0 ? codes.size() : place;
    }

    @Nullable
    String label(@Nullable String code, Labels labels) {
        return switch (this) {
            case ALL -> null;
            case LEAVING_TYPE -> labels.code("leaving-types", code);
            case REASON_CATEGORY -> labels.text("category." + code);
            case CLOSURE_REASON -> labels.code("closure-reasons", code);
            case STATUS -> labels.code("statuses", code);
            case MEASURE -> labels.code("measures", code);
            case LIFE_SITUATION -> labels.code("life-situations", code);
        };
    }

    private static List<String> codesOf(String list) {
        return CodeLists.of(list).stream().map(CodeLists.Item::code).toList();
    }

    private static List<String> categoriesOf(String list) {
        return CodeLists.of(list).stream()
                .flatMap(item -> Stream.ofNullable(item.category()))
                .distinct()
                .toList();
    }
}
