package org.rejoin.event.principaltransfer;

import org.axonframework.serialization.Revision;

/**
 * 核可移轉 (R-ACC-20): from this moment the successor is the principal reporter.
 *
 * @param letterNumber number of the official letter to the agency
 */
@Revision("1")
public record PrincipalTransferApproved(String transferId, String letterNumber) implements PrincipalTransferEvent {}
