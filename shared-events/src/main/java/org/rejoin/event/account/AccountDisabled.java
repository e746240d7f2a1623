package org.rejoin.event.account;

import org.axonframework.serialization.Revision;

/**
 * 停用 (R-ACC-05/06): the account cannot be used any more; it is never deleted.
 */
@Revision("1")
public record AccountDisabled(String accountId) implements AccountEvent {}
