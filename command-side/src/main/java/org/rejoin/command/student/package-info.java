/** One pseudonym per national id. Depends on nothing but the events, the reservation table and that of the erasures. */
@NullMarked
package org.rejoin.command.student;

import org.jspecify.annotations.NullMarked;
