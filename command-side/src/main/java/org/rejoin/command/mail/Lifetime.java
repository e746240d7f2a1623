package org.rejoin.command.mail;

import java.time.Duration;

/** How long a link works, in words: in the largest unit that tells it exactly. */
final class Lifetime {

    private Lifetime() {}

    static String inChinese(Duration time) {
        if (isWhole(time, Duration.ofDays(1))) {
            return time.toDays() + " 天";
        }
        return isWhole(time, Duration.ofHours(1)) ? time.toHours() + " 小時" : time.toMinutes() + " 分鐘";
    }

    static String inEnglish(Duration time) {
        if (isWhole(time, Duration.ofDays(1))) {
            return count(time.toDays(), "day");
        }
        return isWhole(time, Duration.ofHours(1)) ? count(time.toHours(), "hour") : count(time.toMinutes(), "minute");
    }

    private static boolean isWhole(Duration time, Duration unit) {
        return time.equals(unit.multipliedBy(time.dividedBy(unit)));
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
