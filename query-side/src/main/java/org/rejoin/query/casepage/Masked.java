package org.rejoin.query.casepage;

import org.jspecify.annotations.Nullable;

/** What identifies or finds a person is shown in part; the whole is asked for, and recorded. */
final class Masked {

    private static final int SHOWN = 3;

    private Masked() {}

    static String text(@Nullable String whole) {
        if (whole == null || whole.isEmpty()) {
            return "";
        }
        int[] characters = whole.codePoints().toArray();
        int head = Math.min(SHOWN, characters.length / 3);
        int tail = characters.length > 2 * SHOWN ? SHOWN : 0;
        return new String(characters, 0, head)
                + "＊".repeat(Math.min(4, characters.length - head - tail))
                + new String(characters, characters.length - tail, tail);
    }
}
