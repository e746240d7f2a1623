/** Wires the framework: event store, command bus, idempotency, problem details. Knows no rule. */
@NullMarked
package org.rejoin.command.platform;

import org.jspecify.annotations.NullMarked;
