package org.rejoin.event.principaltransfer;

import org.axonframework.serialization.Revision;
import org.rejoin.event.DataClass;
import org.rejoin.event.Personal;

/**
 * The agency turns the transfer down, or the service, as the one in office hands over herself; nothing changes.
 *
 * @param reason in the officer's words
 */
@Revision("1")
public record PrincipalTransferRefused(
        String transferId, @Personal(DataClass.ACCOUNT) String reason) implements PrincipalTransferEvent {}
