/** Looks for personal data and secrets in what the tests made the service log. */
@NullMarked
package org.rejoin.logscan;

import org.jspecify.annotations.NullMarked;
