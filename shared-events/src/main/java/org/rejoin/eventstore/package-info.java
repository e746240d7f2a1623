/** How events are stored and read, equal for both sides: names, JSON, columns, reading horizon. Axon and JDBC, no Spring. */
@NullMarked
package org.rejoin.eventstore;

import org.jspecify.annotations.NullMarked;
