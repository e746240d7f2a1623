package org.rejoin.command.insurance;

/** What somebody is insured by. */
enum InsuranceKind {
    /** 勞保. */
    LABOUR,
    /** 勞退. */
    PENSION,
    /** 農保. */
    FARMERS
}
