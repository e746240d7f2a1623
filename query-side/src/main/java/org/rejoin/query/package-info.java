/** The read models, one package each, and the configuration of this side. */
@NullMarked
package org.rejoin.query;

import org.jspecify.annotations.NullMarked;
