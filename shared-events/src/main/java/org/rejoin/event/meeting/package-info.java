/** What happens to the meetings of a school about its pupils, and what is owed by the school as a whole (SPEC 1.19). */
@NullMarked
package org.rejoin.event.meeting;

import org.jspecify.annotations.NullMarked;
