/** One pseudonym per national id. Depends on nothing but the events and the reservation table. */
@NullMarked
package org.rejoin.command.student;

import org.jspecify.annotations.NullMarked;
