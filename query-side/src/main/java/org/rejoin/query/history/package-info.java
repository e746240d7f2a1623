/** Every event of a case in words, read from the event store; depends on events, access log, platform and the rights of the case page. */
@NullMarked
package org.rejoin.query.history;

import org.jspecify.annotations.NullMarked;
