package org.rejoin.event.casefile;

import org.axonframework.serialization.Revision;
import org.rejoin.event.DataClass;
import org.rejoin.event.Personal;

/**
 * 轉入登入撤回: the line was wrong; the light of that match goes off (1.23 c6).
 */
@Revision("1")
public record TransferInMatchWithdrawn(
        String caseId,
        String transferInId,
        @Personal(DataClass.COUNSELLING) String reason) implements CaseFileEvent {}
