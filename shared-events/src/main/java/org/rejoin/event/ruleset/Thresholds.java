package org.rejoin.event.ruleset;

import org.jspecify.annotations.Nullable;

/**
 * From how many on.
 *
 * @param daysToReport consecutive school days without leave after which a pupil who stays away is reported, on the next one (L01, L19)
 * @param longAbsenceDays 長期缺課: school days without leave in the semester (L24); 0 where the stage does not count days
 * @param longLeaveCount 長期請假: leaves in the month (L23)
 * @param longLeaveDays 長期請假: school days of sick and personal leave in the semester (L23)
 * @param pupilsOnDayTwo where more pupils of a school than so many are away for the second day or longer, the head calls a
 *     meeting (SOP-2.3); null where nobody has to
 */
public record Thresholds(
        int daysToReport,
        int longAbsenceDays,
        int longLeaveCount,
        int longLeaveDays,
        @Nullable Integer pupilsOnDayTwo) {}
