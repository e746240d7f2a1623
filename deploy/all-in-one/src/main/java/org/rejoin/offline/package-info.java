/** Checks a database, a dump or the proof of a case on the command line, without the service. Depends on the proof alone. */
@NullMarked
package org.rejoin.offline;

import org.jspecify.annotations.NullMarked;
