/**
 * Meetings about pupils: whom they are about, who comes, what was written and decided. Names are asked of the read model of
 * attendance.
 */
@NullMarked
package org.rejoin.query.meeting;

import org.jspecify.annotations.NullMarked;
