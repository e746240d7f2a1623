/** Runs in the service's own JVM: builds the data set by the parts the service itself writes with, and measures commands. */
@NullMarked
package org.rejoin.bench.inside;

import org.jspecify.annotations.NullMarked;
