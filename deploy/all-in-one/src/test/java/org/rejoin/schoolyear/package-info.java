/** A whole school year of a service, by a clock that the test moves, against a computation of its own. */
@NullMarked
package org.rejoin.schoolyear;

import org.jspecify.annotations.NullMarked;
