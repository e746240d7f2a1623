/** The pseudonym of one person. Depends on the JDK and on Axon's revision mark alone. */
@NullMarked
package org.rejoin.event.student;

import org.jspecify.annotations.NullMarked;
