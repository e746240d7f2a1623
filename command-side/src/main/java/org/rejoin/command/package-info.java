/** What every aggregate says when it refuses, and the configuration of this side. */
@NullMarked
package org.rejoin.command;

import org.jspecify.annotations.NullMarked;
