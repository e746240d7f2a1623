/**
 * How anybody proves that the stored events are those once written: hashes, the ledger that chains them, signed
 * checkpoints. JDK, JDBC and Jackson alone: it runs without the service too.
 */
@NullMarked
package org.rejoin.eventstore.proof;

import org.jspecify.annotations.NullMarked;
