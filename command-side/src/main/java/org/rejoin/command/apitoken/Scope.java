package org.rejoin.command.apitoken;

/** What a program may do, as far as its account may. */
public enum Scope {
    /** Case lists, single cases, code lists. */
    READ_LISTS,
    /** Statistics and their exports. */
    READ_STATISTICS,
    /** Filings from a file, and 轉入登入. */
    IMPORT
}
