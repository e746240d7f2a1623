/** What leaves the service by itself: digests by mail, deliveries to other systems. On a service whose clock moves. */
@NullMarked
package org.rejoin.notification;

import org.jspecify.annotations.NullMarked;
