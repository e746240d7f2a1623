package org.rejoin.event.account;

import org.axonframework.serialization.Revision;

/**
 * 降為一級主管 (R-ACC-20): the former principal reporter keeps only this role; 停用 follows as an event of its own.
 *
 * @param transferId the approved 權限異動申請
 */
@Revision("1")
public record PrincipalSteppedDown(String accountId, String transferId) implements AccountEvent {}
