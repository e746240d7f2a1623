package org.rejoin.query.caselist;

/** The lights of a case (SPEC 1.23 c20). */
enum LightColour {
    /** May be closed, or somebody says so. */
    GREEN,
    /** A duty falls due within seven days. */
    AMBER,
    /** A duty was missed. */
    RED,
    NONE
}
