package org.rejoin.event.account;

import org.axonframework.serialization.Revision;

/**
 * 認證 (R-ACC-06/07): the holder followed the mailed link, set a password or confirmed the data, and may sign in.
 */
@Revision("1")
public record AccountVerified(String accountId) implements AccountEvent {}
