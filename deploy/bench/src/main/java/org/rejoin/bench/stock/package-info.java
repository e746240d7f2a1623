/** The same commands on Axon as it comes: JPA engine, tracking processors, a save per event. Knows the events alone. */
@NullMarked
package org.rejoin.bench.stock;

import org.jspecify.annotations.NullMarked;
