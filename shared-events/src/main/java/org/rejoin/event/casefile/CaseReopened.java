package org.rejoin.event.casefile;

import org.axonframework.serialization.Revision;
import org.rejoin.event.DataClass;
import org.rejoin.event.Personal;

/**
 * 取消結案 (T12): back to TRACKING; the former closure stays in the history.
 */
@Revision("1")
public record CaseReopened(
        String caseId, @Personal(DataClass.COUNSELLING) String reason) implements CaseFileEvent {}
