/** Tells other systems what happens to cases: signed, at least once, never anything personal. Knows events, and mail for the administrators. */
@NullMarked
package org.rejoin.command.webhook;

import org.jspecify.annotations.NullMarked;
