/** What happens when a person's data are to be erased. Depends on the JDK and on Axon's revision mark alone. */
@NullMarked
package org.rejoin.event.erasure;

import org.jspecify.annotations.NullMarked;
