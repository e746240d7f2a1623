/** What open pages are told, how soon, and when it ends: the whole service over HTTP. */
@NullMarked
package org.rejoin.live;

import org.jspecify.annotations.NullMarked;
