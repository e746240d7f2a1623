package org.rejoin.event.calendar;

import java.time.LocalDate;

/**
 * Days that follow one another.
 *
 * @param from the first of them
 * @param to the last of them, itself included
 * @param name 名稱, such as 國慶日
 */
public record Days(LocalDate from, LocalDate to, String name) {

    public boolean include(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }
}
