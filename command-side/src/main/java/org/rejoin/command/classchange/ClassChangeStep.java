package org.rejoin.command.classchange;

/** What comes next. */
enum ClassChangeStep {
    REQUEST,
    COUNSEL,
    DECIDE,
    EVALUATE,
    FORWARD
}
