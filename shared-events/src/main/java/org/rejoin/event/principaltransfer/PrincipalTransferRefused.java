package org.rejoin.event.principaltransfer;

import org.axonframework.serialization.Revision;

/**
 * The agency turns the transfer down, or the service, as the one in office hands over herself; nothing changes.
 *
 * @param reason in the officer's words
 */
@Revision("1")
public record PrincipalTransferRefused(String transferId, String reason) implements PrincipalTransferEvent {}
