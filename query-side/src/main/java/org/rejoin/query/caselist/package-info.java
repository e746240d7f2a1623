/** The lists of cases and the search for a student; depends on events and the query side's platform alone. */
@NullMarked
package org.rejoin.query.caselist;

import org.jspecify.annotations.NullMarked;
