/** Who a national id belongs to, found by its keyed hash: the one way from a person to his pseudonym on this side. */
@NullMarked
package org.rejoin.query.students;

import org.jspecify.annotations.NullMarked;
