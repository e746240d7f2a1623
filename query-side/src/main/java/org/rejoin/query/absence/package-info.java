/**
 * Pupils of elementary and junior high schools who were away, and who has to do what by when; depends on events, the query
 * side's platform and its pages alone.
 */
@NullMarked
package org.rejoin.query.absence;

import org.jspecify.annotations.NullMarked;
