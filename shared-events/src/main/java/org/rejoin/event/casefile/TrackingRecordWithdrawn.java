package org.rejoin.event.casefile;

import org.axonframework.serialization.Revision;
import org.rejoin.event.DataClass;
import org.rejoin.event.Personal;

/**
 * 撤回追蹤紀錄: withdrawn with a reason, never erased (R-TRK-04).
 *
 * @param status where the case stands afterwards
 */
@Revision("1")
public record TrackingRecordWithdrawn(
        String caseId,
        String recordId,
        @Personal(DataClass.COUNSELLING) String reason,
        CaseStatus status) implements CaseFileEvent {}
