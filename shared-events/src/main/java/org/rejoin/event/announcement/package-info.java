/** What the agency told everybody, and the files it put up. */
@NullMarked
package org.rejoin.event.announcement;

import org.jspecify.annotations.NullMarked;
