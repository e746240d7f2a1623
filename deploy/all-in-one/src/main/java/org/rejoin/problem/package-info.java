/** Answers problem details (RFC 9457) where no controller was reached: sign-in, dispatching, the web server itself. */
@NullMarked
package org.rejoin.problem;

import org.jspecify.annotations.NullMarked;
