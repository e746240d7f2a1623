/** How the one principal reporter of a school is replaced. Depends on the JDK and on Axon's revision mark alone. */
@NullMarked
package org.rejoin.event.principaltransfer;

import org.jspecify.annotations.NullMarked;
