/** Files of many cases become filings, all or none (IF04). May use casefile and student. */
@NullMarked
package org.rejoin.command.caseimport;

import org.jspecify.annotations.NullMarked;
