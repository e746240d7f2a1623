/** One violation of each rule of the command side. */
@NullMarked
package org.rejoin.planted.command;

import org.jspecify.annotations.NullMarked;
