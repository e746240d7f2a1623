/** What happens to a pupil who transfers out, and the duties that follow. Depends on events and the JDK alone. */
@NullMarked
package org.rejoin.event.transferout;

import org.jspecify.annotations.NullMarked;
