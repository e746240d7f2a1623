/** Slows down who guesses or floods, without locking anybody out. Knows names and addresses only as hashes. */
@NullMarked
package org.rejoin.command.throttle;

import org.jspecify.annotations.NullMarked;
