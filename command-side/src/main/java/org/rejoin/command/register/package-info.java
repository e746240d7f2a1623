/**
 * The student registers (IF01, IF02): a table filled from files, or a service asked over HTTP. May use casefile, student,
 * sheet and platform.
 */
@NullMarked
package org.rejoin.command.register;

import org.jspecify.annotations.NullMarked;
