/** Rules of an authority and stage, versioned and with a day from which they hold. May use platform; depends on no other aggregate. */
@NullMarked
package org.rejoin.command.ruleset;

import org.jspecify.annotations.NullMarked;
