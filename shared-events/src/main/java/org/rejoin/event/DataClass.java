package org.rejoin.event;

/** Kinds of personal data with keys, and reasons to keep or erase, of their own (SPEC 2.6). */
public enum DataClass {
    /** What identifies a student and how to reach the family: register facts. */
    REGISTER,
    /** What people wrote about a student: tracking, counselling, reasons. */
    COUNSELLING,
    /** The holder of an account, and what was written about an application. */
    ACCOUNT
}
