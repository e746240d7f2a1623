/** Sign-in over HTTP, on a service whose clock moves. */
@NullMarked
package org.rejoin.signin;

import org.jspecify.annotations.NullMarked;
