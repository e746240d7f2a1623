/** What is owed to cases, by when and by whom; depends on events and the query side's platform alone. */
@NullMarked
package org.rejoin.query.obligations;

import org.jspecify.annotations.NullMarked;
