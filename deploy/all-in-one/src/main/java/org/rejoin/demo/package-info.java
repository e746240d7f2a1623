/** Sample cases for trying the service out: made through the public API, by the demo accounts. Never outside that profile. */
@NullMarked
package org.rejoin.demo;

import org.jspecify.annotations.NullMarked;
