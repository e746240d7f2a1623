/** The page of a school's places, which the command side answers for; depends on the query side's pages alone. */
@NullMarked
package org.rejoin.query.place;

import org.jspecify.annotations.NullMarked;
