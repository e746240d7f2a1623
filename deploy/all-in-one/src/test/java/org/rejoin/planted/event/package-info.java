/** An event that depends on too much. */
@NullMarked
package org.rejoin.planted.event;

import org.jspecify.annotations.NullMarked;
