/** What the accounts of a school are told, newest first, and what they have read. Depends on the events and the platform alone. */
@NullMarked
package org.rejoin.query.inbox;

import org.jspecify.annotations.NullMarked;
