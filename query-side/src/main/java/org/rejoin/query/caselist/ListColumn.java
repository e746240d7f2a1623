package org.rejoin.query.caselist;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.rejoin.event.Actor;

/** What a list shows between the student and the next step, as the reader likes it; both of these always stand there. */
enum ListColumn {
    SCHOOL(true),
    NUMBER(true),
    TYPE(true),
    FILING(true),
    REPORT(true),
    RECORDS(true),
    CLOSURE(false);

    private final boolean shownAtFirst;

    ListColumn(boolean shownAtFirst) {
        this.shownAtFirst = shownAtFirst;
    }

    /** Who reads the cases of one school needs no column that names it. */
    static Set<ListColumn> offeredTo(Actor reader) {
        return reader.school() == null ? EnumSet.allOf(ListColumn.class) : EnumSet.complementOf(EnumSet.of(SCHOOL));
    }

    static Set<ListColumn> atFirst() {
        return Arrays.stream(values())
                .filter(column -> column.shownAtFirst)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(ListColumn.class)));
    }
}
