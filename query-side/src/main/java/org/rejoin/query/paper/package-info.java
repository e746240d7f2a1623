/** Pages as files that print the same everywhere. */
@NullMarked
package org.rejoin.query.paper;

import org.jspecify.annotations.NullMarked;
