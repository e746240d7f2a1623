/** How the one principal reporter of a unit is replaced: a transfer, and both accounts in one transaction. */
@NullMarked
package org.rejoin.command.principaltransfer;

import org.jspecify.annotations.NullMarked;
