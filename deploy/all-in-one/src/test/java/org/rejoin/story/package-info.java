/** A day of each role, told over HTTP as the acceptance stories tell it. Knows nothing but the HTTP contract. */
@NullMarked
package org.rejoin.story;

import org.jspecify.annotations.NullMarked;
