/** What the people of a case owe it, by when, and what became of that. Depends on the JDK and on Axon's revision mark alone. */
@NullMarked
package org.rejoin.event.obligation;

import org.jspecify.annotations.NullMarked;
