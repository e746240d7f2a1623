/** The vocabulary both sides share: who did it, the code lists, the events below. Depends on the JDK alone. */
@NullMarked
package org.rejoin.event;

import org.jspecify.annotations.NullMarked;
