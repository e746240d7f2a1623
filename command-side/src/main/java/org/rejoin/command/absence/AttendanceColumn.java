package org.rejoin.command.absence;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.rejoin.command.sheet.Labels;
import org.rejoin.command.sheet.SheetColumn;

/** What a file of attendance may have, by its headings in either language. */
enum AttendanceColumn implements SheetColumn {
    NATIONAL_ID("身分證字號", "nationalId"),
    NAME("姓名", "name"),
    CLASS_NAME("班級", "className"),
    DAY("日期", "day"),
    MARK("出缺席", "mark"),
    LEAVE("假別", "leave"),
    REASON("更正原因", "correctionReason");

    static final List<AttendanceColumn> REQUIRED = List.of(NATIONAL_ID, NAME, CLASS_NAME, DAY, MARK);

    private final String heading;
    private final String english;

    AttendanceColumn(String heading, String english) {
        this.heading = heading;
        this.english = english;
    }

    static Optional<AttendanceColumn> headed(String name) {
        String plain = Labels.plain(name.replace("*", "").replace("＊", ""));
        return Arrays.stream(values())
                .filter(column -> Stream.of(column.heading, column.english)
                        .map(Labels::plain)
                        .anyMatch(plain::equals))
                .findFirst();
    }

    @Override
    public String heading() {
        return heading;
    }
}
