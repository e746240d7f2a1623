/** Measures the service from outside, beside the limits of its database. May use both sides and the packaged service. */
@NullMarked
package org.rejoin.bench;

import org.jspecify.annotations.NullMarked;
