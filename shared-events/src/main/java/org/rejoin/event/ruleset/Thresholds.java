package org.rejoin.event.ruleset;

/**
 * From how many on.
 *
 * @param daysToReport consecutive school days without leave after which a pupil who stays away is reported, on the next one (L01, L19)
 * @param longAbsenceDays 長期缺課: school days without leave in the semester (L24); 0 where the stage does not count days
 * @param longLeaveCount 長期請假: leaves in the month (L23)
 * @param longLeaveDays 長期請假: school days of sick and personal leave in the semester (L23)
 */
public record Thresholds(int daysToReport, int longAbsenceDays, int longLeaveCount, int longLeaveDays) {}
