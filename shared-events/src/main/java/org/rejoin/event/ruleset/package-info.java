/** Thresholds, deadlines, ages and duties of an authority and stage as data. Depends on events and the JDK alone. */
@NullMarked
package org.rejoin.event.ruleset;

import org.jspecify.annotations.NullMarked;
