package org.rejoin.event.account;

import org.axonframework.serialization.Revision;

/**
 * 再啟用 (R-ACC-06): usable again as soon as the holder has followed the mailed link; until then not verified.
 */
@Revision("1")
public record AccountEnabled(String accountId) implements AccountEvent {}
