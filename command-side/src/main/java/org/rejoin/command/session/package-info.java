/** Signing in and out. A session knows only whose it is: what the account may do is read anew with every request. */
@NullMarked
package org.rejoin.command.session;

import org.jspecify.annotations.NullMarked;
