/** Deadlines and daily runs: rows of a table that some node works off when they are due. Knows nothing of what falls due. */
@NullMarked
package org.rejoin.command.deadline;

import org.jspecify.annotations.NullMarked;
