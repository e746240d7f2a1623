package org.rejoin.query.obligations;

/** How a duty stands on a day. */
enum Standing {
    /** Not due yet, or due today. */
    OPEN("o.standing = 'OPEN' AND o.due_on >= :today"),
    /** Open, and due within seven days (1.23 c20). */
    DUE_SOON("o.standing = 'OPEN' AND o.due_on BETWEEN :today AND :soon"),
    /** Late, and neither made up for nor laid to rest. */
    OVERDUE("o.owed AND o.due_on < :today"),
    MET("o.standing = 'MET'"),
    /** For ever, also where it was made up for. */
    MISSED("(o.standing = 'MISSED' OR o.standing = 'OPEN' AND o.due_on < :today)"),
    WAIVED("o.standing = 'WAIVED'");

    private final String condition;

    Standing(String condition) {
        this.condition = condition;
    }

    String condition() {
        return condition;
    }
}
