package org.rejoin.command.calendar;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rejoin.command.sheet.SheetColumn;

/** What a file of a calendar may have, by its headings in either language. */
enum CalendarColumn implements SheetColumn {
    KIND("類別", "kind"),
    SCHOOL_YEAR("學年度", "schoolyear"),
    TERM("學期", "term"),
    FROM("起日", "from"),
    TO("迄日", "to"),
    NAME("名稱", "name");

    static final List<CalendarColumn> REQUIRED = List.of(KIND, SCHOOL_YEAR, FROM);

    private final String heading;
    private final String english;

    CalendarColumn(String heading, String english) {
        this.heading = heading;
        this.english = english;
    }

    static Optional<CalendarColumn> headed(String name) {
        String plain =
                name.replace("*", "").replace("＊", "").replaceAll("\\s", "").toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(column -> plain.equals(column.heading) || plain.equals(column.english))
                .findFirst();
    }

    @Override
    public String heading() {
        return heading;
    }
}
