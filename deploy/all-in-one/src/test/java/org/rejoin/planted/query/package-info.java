/** One violation of each rule of the query side. */
@NullMarked
package org.rejoin.planted.query;

import org.jspecify.annotations.NullMarked;
