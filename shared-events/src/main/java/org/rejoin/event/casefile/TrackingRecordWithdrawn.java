package org.rejoin.event.casefile;

import org.axonframework.serialization.Revision;

/**
 * 撤回追蹤紀錄: withdrawn with a reason, never erased (R-TRK-04).
 *
 * @param status where the case stands afterwards
 */
@Revision("1")
public record TrackingRecordWithdrawn(String caseId, String recordId, String reason, CaseStatus status)
        implements CaseFileEvent {}
