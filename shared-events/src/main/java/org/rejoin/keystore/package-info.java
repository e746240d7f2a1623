/**
 * The keys that make personal data readable, and what goes when they go. Tink, JDBC,
 * Jackson and Axon's event store, no Spring.
 */
@NullMarked
package org.rejoin.keystore;

import org.jspecify.annotations.NullMarked;
