package org.rejoin.command.accountimport;

/** What became of a file. */
record AccountImportSummary(int rows, int opened, int alreadyThere) {}
