/** What a destination school enters about students who arrived. Depends on the JDK and on Axon's revision mark alone. */
@NullMarked
package org.rejoin.event.transferin;

import org.jspecify.annotations.NullMarked;
