/** Wires the framework: processors, tokens, consistency, problem details. Knows no read model. */
@NullMarked
package org.rejoin.query.platform;

import org.jspecify.annotations.NullMarked;
