/** Who may come in, and as whom. Knows no case and no rule about one. */
@NullMarked
package org.rejoin.access;

import org.jspecify.annotations.NullMarked;
