package org.rejoin.command.caseimport;

import java.util.List;

/**
 * What became of a file.
 *
 * @param alreadyThere rows that an earlier import filed
 * @param caseNumbers 通報字號 given, in the order of the file, at most the first 1,000
 */
record ImportSummary(int rows, int filed, int alreadyThere, List<String> caseNumbers) {}
