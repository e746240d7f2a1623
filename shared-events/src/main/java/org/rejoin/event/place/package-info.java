/** How many pupils a full school takes, and what it owes for vacancies. Depends on the JDK and on Axon's revision mark alone. */
@NullMarked
package org.rejoin.event.place;

import org.jspecify.annotations.NullMarked;
