package org.rejoin.event.transferin;

import org.axonframework.serialization.Revision;
import org.rejoin.event.DataClass;
import org.rejoin.event.Personal;

/**
 * 轉入登入撤回: the school takes a wrong line back (1.23 c6).
 */
@Revision("1")
public record TransferInLineWithdrawn(
        String transferInId,
        int line,
        @Personal(DataClass.COUNSELLING) String reason) implements TransferInEvent {}
