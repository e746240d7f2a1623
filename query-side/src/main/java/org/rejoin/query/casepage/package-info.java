/** One case with all that was written about it; depends on events, access log and platform alone. */
@NullMarked
package org.rejoin.query.casepage;

import org.jspecify.annotations.NullMarked;
