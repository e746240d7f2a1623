/** Refuses to run on settings under which events could be lost, forged or skipped. May know the names of the tables. */
@NullMarked
package org.rejoin.selfcheck;

import org.jspecify.annotations.NullMarked;
