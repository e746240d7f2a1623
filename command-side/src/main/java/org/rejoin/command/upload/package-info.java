/** Files that come with a command, told by their content: kept in its transaction, read only by the involved. */
@NullMarked
package org.rejoin.command.upload;

import org.jspecify.annotations.NullMarked;
