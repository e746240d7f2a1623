package org.rejoin.event.absence;

import java.time.LocalDate;

/**
 * How far a pupil had come to 長期缺課 and 長期請假.
 *
 * @param upTo day to which it was counted: the month and the semester are its own
 * @param absentInSemester school days without leave (L24)
 * @param leavesInMonth leaves of sickness or for personal reasons, days that follow one another as one (L23)
 * @param leaveDaysInSemester days of such leave (L23)
 */
public record CountsReached(LocalDate upTo, int absentInSemester, int leavesInMonth, int leaveDaysInSemester) {}
