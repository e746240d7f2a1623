package org.rejoin.command.register;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.rejoin.command.sheet.Labels;
import org.rejoin.command.sheet.SheetColumn;

/** What a file of the register may have, by its headings in either language. */
enum FeedColumn implements SheetColumn {
    SCHOOL("學校代碼", "school"),
    DIVISION("部別", "division"),
    NATIONAL_ID("身分證字號", "nationalId"),
    NAME("學生姓名", "name"),
    BIRTH_DATE("出生日期", "birthDate"),
    STUDENT_NUMBER("學號", "studentNumber"),
    SEX("性別", "sex"),
    PROGRAMME("學制", "programme"),
    DEPARTMENT("科別", "department"),
    GRADE("年級", "grade"),
    STANDING("學籍狀態", "standing"),
    SINCE("異動日期", "since");

    static final List<FeedColumn> REQUIRED = List.of(SCHOOL, NATIONAL_ID, NAME, BIRTH_DATE);

    private final String heading;
    private final String english;

    FeedColumn(String heading, String english) {
        this.heading = heading;
        this.english = english;
    }

    static Optional<FeedColumn> headed(String name) {
        String plain = Labels.plain(name.replace("*", "").replace("＊", ""));
        return Arrays.stream(values())
                .filter(column -> plain.equals(column.heading) || plain.equals(Labels.plain(column.english)))
                .findFirst();
    }

    @Override
    public String heading() {
        return heading;
    }
}
