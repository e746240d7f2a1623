/** Pages before there is a session, or before it may do anything else: sign-in, mailed links, password, second factor. Reads no read model. */
@NullMarked
package org.rejoin.query.signin;

import org.jspecify.annotations.NullMarked;
