/** Change of class of pupils who do not settle in. Depends on the JDK and on Axon's revision mark alone. */
@NullMarked
package org.rejoin.event.classchange;

import org.jspecify.annotations.NullMarked;
