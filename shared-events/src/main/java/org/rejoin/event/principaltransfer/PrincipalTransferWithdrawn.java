package org.rejoin.event.principaltransfer;

import org.axonframework.serialization.Revision;

/** Who applied takes the application back before it was decided; nothing changes. */
@Revision("1")
public record PrincipalTransferWithdrawn(String transferId) implements PrincipalTransferEvent {}
