/** The units (school + division) that take part. Depends on the JDK and on Axon's revision mark alone. */
@NullMarked
package org.rejoin.event.school;

import org.jspecify.annotations.NullMarked;
