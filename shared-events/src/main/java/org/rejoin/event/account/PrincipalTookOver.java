package org.rejoin.event.account;

import org.axonframework.serialization.Revision;

/**
 * 接任主要通報人 (R-ACC-20/21): the account is the school's principal reporter from now on.
 *
 * @param transferId the approved 權限異動申請
 */
@Revision("1")
public record PrincipalTookOver(String accountId, String transferId) implements AccountEvent {}
