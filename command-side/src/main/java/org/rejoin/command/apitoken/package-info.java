/** Tokens by which programs act for an account, with less than its rights. */
@NullMarked
package org.rejoin.command.apitoken;

import org.jspecify.annotations.NullMarked;
