/** What the service withstands: crashes, several nodes, repeated, malformed and huge requests, failing events. May use everything. */
@NullMarked
package org.rejoin.robustness;

import org.jspecify.annotations.NullMarked;
