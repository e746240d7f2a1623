/**
 * Pupils who transfer out of elementary and junior high schools, and what is missing until somebody else counts them; depends on
 * events, the query side's platform and its pages alone.
 */
@NullMarked
package org.rejoin.query.transferout;

import org.jspecify.annotations.NullMarked;
