/** The keys that make personal data readable, and what goes when they go. Tink, JDBC and Jackson, no Spring. */
@NullMarked
package org.rejoin.keystore;

import org.jspecify.annotations.NullMarked;
