/**
 * The ledger over all stored events, its signed checkpoints, and the checks that tell whether anybody altered the past.
 * Depends on the event store's tables and the platform; of cases it knows who may see them.
 */
@NullMarked
package org.rejoin.query.audit;

import org.jspecify.annotations.NullMarked;
