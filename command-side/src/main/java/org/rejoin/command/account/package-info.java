/** Who may come in, and as what: an account from its application on. Knows no credential. */
@NullMarked
package org.rejoin.command.account;

import org.jspecify.annotations.NullMarked;
