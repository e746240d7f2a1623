/** Tells open pages that something they may see has changed: ids alone. Depends on the platform, on the inbox for whom a message is, and on the case page for who may see a case. */
@NullMarked
package org.rejoin.query.live;

import org.jspecify.annotations.NullMarked;
