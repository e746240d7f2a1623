/** What is recorded of a pupil's attendance before it is a case, and the duties that follow. Depends on events and the JDK alone. */
@NullMarked
package org.rejoin.event.absence;

import org.jspecify.annotations.NullMarked;
