/** What can happen to a case file, from filing to closure. Depends on the JDK and on Axon's revision mark alone. */
@NullMarked
package org.rejoin.event.casefile;

import org.jspecify.annotations.NullMarked;
