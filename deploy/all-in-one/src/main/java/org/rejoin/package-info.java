/** Runs both sides in one JVM. May use everything; nothing uses it. */
@NullMarked
package org.rejoin;

import org.jspecify.annotations.NullMarked;
