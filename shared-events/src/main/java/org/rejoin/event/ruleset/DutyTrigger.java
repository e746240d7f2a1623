package org.rejoin.event.ruleset;

/** What gives rise to a duty. */
public enum DutyTrigger {
    /** The pupil is away on that day in a row. */
    DAY,
    /** The pupil is back. */
    RETURN,
    /** The dropout was reported. */
    REPORT,
    /** The pupil is back after having been reported. */
    RETURN_AFTER_REPORT,
    /** Signs of a vulnerable family were told (脆弱家庭). */
    VULNERABLE_FAMILY,
    /** First school day of a month, where the pupil was on long leave or absence in the one before. */
    MONTH,
    /** The monthly check was decided. */
    MONTH_DECIDED,
    /** It found the pupil to be a 高關懷個案. */
    HIGH_CARE,
    /** It found the pupil behind in lessons. */
    BEHIND_IN_LESSONS,
    /** A case meeting was held, attendance was not stable, or the pupil was away again after it was: due a month later. */
    FOLLOW_UP,
    /** Attendance was stable: due after the stable months of {@link Terms}. */
    STABLE,
    /** Attendance was not stable: due after the review months of {@link Terms}. */
    NOT_STABLE,
    /** Following was without effect: the first evaluation that said so, until one says that attendance is stable. */
    IN_VAIN
}
