/** How the first administrator of a fresh installation comes in (c11). Nothing else opens an account without an account. */
@NullMarked
package org.rejoin.command.firststart;

import org.jspecify.annotations.NullMarked;
