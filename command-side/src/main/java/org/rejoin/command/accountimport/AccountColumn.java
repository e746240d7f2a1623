package org.rejoin.command.accountimport;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rejoin.command.sheet.SheetColumn;

/** What a file may have, by its headings in either language, and its place in the command. */
enum AccountColumn implements SheetColumn {
    ACCOUNT("/account", "帳號", "account"),
    NAME("/name", "姓名", "name"),
    EMAIL("/email", "電子信箱", "email"),
    PHONE("/phone", "連絡電話", "phone"),
    ROLES("/roles", "權限", "roles");

    static final List<AccountColumn> REQUIRED = List.of(ACCOUNT, NAME, EMAIL, PHONE);

    private final String pointer;
    private final String heading;
    private final String english;

    AccountColumn(String pointer, String heading, String english) {
        this.pointer = pointer;
        this.heading = heading;
        this.english = english;
    }

    /** Headings may carry the mark of required fields, as on the form. */
    static Optional<AccountColumn> headed(String name) {
        String plain =
                name.replace("*", "").replace("＊", "").replaceAll("\\s", "").toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(column -> plain.equals(column.heading) || plain.equals(column.english))
                .findFirst();
    }

    static Optional<AccountColumn> at(String pointer) {
        return Arrays.stream(values())
                .filter(column -> column.pointer.equals(pointer))
                .findFirst();
    }

    @Override
    public String heading() {
        return heading;
    }
}
