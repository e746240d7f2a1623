package org.rejoin.event.account;

import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * Somebody whose authenticator is lost was let in again without it (c29). Of a principal reporter or county officer only on
 * an official letter.
 *
 * @param letterNumber number of that letter, null for other accounts
 */
@Revision("1")
public record SecondFactorRemoved(
        String accountId, @Nullable String letterNumber) implements AccountEvent {}
