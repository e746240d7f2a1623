package org.rejoin.event.ruleset;

/**
 * How long there is; what a single duty has stands in its template.
 *
 * @param stableMonths months of stable attendance before an at-risk case is closed (L21)
 * @param reviewMonths months between case meetings where attendance is not stable (L22)
 * @param arrivalDays for the arrival of a pupil who transfers within the county (L25)
 * @param arrivalDaysElsewhere for the arrival in another county (L25)
 * @param arrivalInSchoolDays whether those are school days, or days of the calendar (1.23 c15)
 */
public record Terms(
        int stableMonths, int reviewMonths, int arrivalDays, int arrivalDaysElsewhere, boolean arrivalInSchoolDays) {}
